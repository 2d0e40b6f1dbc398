"""Results that come in pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, overload

from dateline.values import Value

T = TypeVar("T", bound=Value)

#: Asks for one page: at most so many items, after a token.
Ask = Callable[[int | None, str | None], "Listing[T]"]


@dataclass(frozen=True, repr=False)
class Listing(Sequence[T]):
    """One page of results: a sequence that knows the token of the next page."""

    items: tuple[T, ...]
    next_page_token: str | None = None
    total: int | None = None

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        return self.items[index]

    def __len__(self) -> int:
        return len(self.items)

    def to_dicts(self) -> list[dict[str, Any]]:
        """The items as dicts."""
        return [item.to_dict() for item in self.items]

    def __repr__(self) -> str:
        more = ", …" if self.next_page_token else ""
        return f"Listing({len(self.items)} items{more})"

    def _repr_html_(self) -> str:
        from dateline import display

        return display.table(self.items, has_more=self.next_page_token is not None)


class Results(Generic[T]):
    """All results of a question. Iterating asks for one page after another, as they are needed.

    `page()` gives a single page, and `to_list()` everything at once.
    """

    def __init__(self, ask: Ask[T], page_size: int | None, page_token: str | None) -> None:
        self._ask = ask
        self._page_size = page_size
        self._page_token = page_token

    def page(self, page_token: str | None = None, *, page_size: int | None = None) -> Listing[T]:
        """One page: the first, or the one after the page that carried `page_token` as its `next_page_token`."""
        return self._ask(page_size or self._page_size, page_token or self._page_token)

    def pages(self) -> Iterator[Listing[T]]:
        """One page after another."""
        page = self.page()
        yield page
        while page.next_page_token:
            page = self.page(page.next_page_token)
            yield page

    def __iter__(self) -> Iterator[T]:
        for page in self.pages():
            yield from page

    def first(self) -> T | None:
        """The first result, if there is any."""
        return next(iter(self.page(page_size=1)), None)

    def to_list(self) -> list[T]:
        """All results."""
        return list(self)

    def to_dicts(self) -> list[dict[str, Any]]:
        """All results as dicts: what a data frame is made of."""
        return [item.to_dict() for item in self]

    def __repr__(self) -> str:
        return "Results(iterate, or call .page(), .first(), .to_list(), .to_dicts())"

    def _repr_html_(self) -> str:
        return self.page()._repr_html_()
