"""What an ingest reports while it goes on, and when it is done."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

if TYPE_CHECKING:
    from dateline.values.kinds import Outcome


class Bar(Protocol):
    """What can show progress, such as a bar of `tqdm`."""

    def update(self, n: int) -> Any:
        """Move on by `n` pages."""


Progress: TypeAlias = bool | Callable[[int, int | None], object] | Bar | None
"""`True` for a bar on standard error; a callable that is given the pages done and, where it is known, their number; or
something with `update(n)`, such as a bar of `tqdm`."""


@dataclass(frozen=True, slots=True)
class IngestFailure:
    """A page that is not in the corpus, and why."""

    origin: str
    reason: str


@dataclass(slots=True)
class IngestReport:
    """How many pages became what. Everything that is counted as stored is durable."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failures: list[IngestFailure] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    """How many records of web archives were passed over, since they are no pages, by why."""

    @property
    def failed(self) -> int:
        """How many pages are not in the corpus; `failures` says which and why."""
        return len(self.failures)

    @property
    def stored(self) -> int:
        """How many pages are in the corpus."""
        return self.new + self.changed + self.unchanged

    def count(self, outcome: Outcome) -> None:
        """Count a page that was stored."""
        if outcome == "new":
            self.new += 1
        elif outcome == "changed":
            self.changed += 1
        elif outcome == "unchanged":
            self.unchanged += 1

    def __repr__(self) -> str:
        return f"IngestReport(new={self.new}, changed={self.changed}, unchanged={self.unchanged}, failed={self.failed})"


class Meter:
    """Tells whoever wants to know how far an ingest is."""

    def __init__(self, progress: Progress, total: int | None) -> None:
        self._total = total
        self._done = 0
        self._bar: Bar | None = None
        self._tell: Callable[[int, int | None], object] | None = None
        if progress is True:
            self._bar = _own_bar(total)
        elif callable(progress):
            self._tell = progress
        elif progress:
            self._bar = progress
        self._is_own = progress is True

    def advance(self, pages: int) -> None:
        """Say that so many more pages are done."""
        self._done += pages
        if self._bar is not None:
            self._bar.update(pages)
        if self._tell is not None:
            self._tell(self._done, self._total)

    def close(self) -> None:
        """Take a bar of our own away."""
        close = getattr(self._bar, "close", None)
        if self._is_own and close is not None:
            close()


def _own_bar(total: int | None) -> Bar:
    try:
        from tqdm.auto import tqdm  # type: ignore[import-untyped,import-not-found,unused-ignore]
    except ImportError:
        return _Line(total)
    bar: Bar = tqdm(total=total, unit="page")
    return bar


class _Line:
    """A line of text that is kept up to date, where there is no tqdm."""

    def __init__(self, total: int | None) -> None:
        self._done = 0
        self._of = "" if total is None else f" of {total}"

    def update(self, n: int) -> None:
        self._done += n
        sys.stderr.write(f"\r{self._done}{self._of} pages")
        sys.stderr.flush()

    def close(self) -> None:
        sys.stderr.write("\n")
