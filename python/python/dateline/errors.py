"""What can go wrong: one tree, the same for a corpus here and for a server.

Every exception also derives from the built-in one that a reader of Python expects: `NotFoundError` is a `KeyError`,
`InvalidArgumentError` a `ValueError`, `StorageError` an `OSError`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = [
    "ClosedError",
    "CorpusLockedError",
    "CorruptError",
    "DatelineError",
    "DeadlineExceededError",
    "InputError",
    "InternalError",
    "InvalidArgumentError",
    "LimitExceededError",
    "NewerSchemaError",
    "NotACorpusError",
    "NotFoundError",
    "ReadOnlyError",
    "StorageError",
    "UnavailableError",
    "UnimplementedError",
]


class DatelineError(Exception):
    """The root of all exceptions of this package.

    `reason` is the kind of error in capitals (`NOT_FOUND`), `metadata` holds the particulars that the message
    mentions, for programs to read.
    """

    message: str
    reason: str
    metadata: dict[str, str]

    def __new__(cls, message: str = "", *_: object) -> DatelineError:
        """Make the exception; built-in bases see the message alone, for `OSError` would read more as an errno."""
        return super().__new__(cls, message)

    def __init__(self, message: str = "", reason: str = "", metadata: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.reason = reason
        self.metadata = dict(metadata or {})

    def __str__(self) -> str:
        return self.message

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (self.message, self.reason, self.metadata))


class NotFoundError(DatelineError, KeyError):
    """There is no such document, entity or event; `metadata["similar"]` may name what comes near."""


class InvalidArgumentError(DatelineError, ValueError):
    """An argument cannot be used; `metadata["field"]` says which."""


class InputError(DatelineError, ValueError):
    """A file or a line is no page, or a file no language model."""


class LimitExceededError(DatelineError, ValueError):
    """Something is larger than a limit, which `metadata["limit"]` holds."""


class StorageError(DatelineError, OSError):
    """The disk, the records or the text index failed."""


class NotACorpusError(StorageError):
    """The directory holds no corpus."""


class CorpusLockedError(StorageError):
    """Another process writes to the corpus; open it with `read_only=True`, or wait."""


class NewerSchemaError(StorageError):
    """A newer version of Dateline wrote the corpus."""


class CorruptError(StorageError):
    """The records cannot be read."""


class ReadOnlyError(DatelineError, PermissionError):
    """The corpus was opened for reading only."""


class UnavailableError(DatelineError, ConnectionError):
    """The server cannot be reached or is not ready; the call can be tried again."""


class DeadlineExceededError(DatelineError, TimeoutError):
    """The server took too long."""


class UnimplementedError(DatelineError, NotImplementedError):
    """The server does not offer this."""


class InternalError(DatelineError, RuntimeError):
    """Something failed that should not have."""


class ClosedError(DatelineError, ValueError):
    """The corpus was closed."""
