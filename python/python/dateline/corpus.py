"""A corpus in a directory, and a corpus on a server."""

from __future__ import annotations

import os
from typing import Any

from dateline import _native
from dateline.models import LanguageModel, Ontology, native
from dateline.questions import Questions

__all__ = ["Client", "Corpus", "connect"]


class Corpus(Questions):
    """A corpus in a directory of this machine, which is made if it is not there.

    One process writes to a corpus at a time; others open it with `read_only=True` meanwhile. Pages are read with
    `model` (see `load_model`), or with the language model that comes with the package, and their events are coded by
    `ontology` (see `load_ontology`), or by the package's own.

    >>> import dateline, tempfile
    >>> with dateline.Corpus(tempfile.mkdtemp() + "/news") as corpus:
    ...     corpus.ingest(["Ministers met in Geneva on 6 March 2024."])
    IngestReport(new=1, changed=0, unchanged=0, failed=0)
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        read_only: bool = False,
        model: LanguageModel | None = None,
        ontology: Ontology | None = None,
    ) -> None:
        self._path = os.fspath(path)
        self._read_only = read_only
        self._read_with = (model, ontology)
        self._handle = _native.Handle.open(self._path, read_only, *native(model, ontology))

    @property
    def path(self) -> str:
        """The directory, as it was given."""
        return self._path

    @property
    def read_only(self) -> bool:
        """Whether it was opened for reading only."""
        return self._read_only

    def __repr__(self) -> str:
        state = ", read_only=True" if self._read_only else ""
        return f"Corpus({self._path!r}{state})" + (" (closed)" if self.is_closed else "")

    def __reduce__(self) -> tuple[Any, ...]:
        # One process writes at a time, so the copy in another one reads.
        return (_reopen, (os.path.abspath(self._path), *self._read_with))


class Client(Questions):
    """A corpus on a server, with the methods of `Corpus`. Made by `connect`."""

    def __init__(self, address: str, *, timeout: float = 30.0) -> None:
        self._address = address
        self._timeout = timeout
        self._handle = _native.Handle.connect(address, timeout)

    @property
    def address(self) -> str:
        """The server's address, as it was given."""
        return self._address

    def __repr__(self) -> str:
        return f"Client({self._address!r})" + (" (closed)" if self.is_closed else "")

    def __reduce__(self) -> tuple[Any, ...]:
        return (connect, (self._address,))


def connect(address: str, *, timeout: float = 30.0) -> Client:
    """Connect to a server at `host:port`; each question waits for its answer at most `timeout` seconds."""
    return Client(address, timeout=timeout)


def _reopen(path: str, model: LanguageModel | None, ontology: Ontology | None) -> Corpus:
    return Corpus(path, read_only=True, model=model, ontology=ontology)
