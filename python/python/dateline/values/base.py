"""What all values share: they are frozen, typed, and made from and turned into the JSON of the line format."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeAlias, TypeVar

V = TypeVar("V", bound="Value")

#: A list that is left out of the JSON when it is empty.
OMIT_EMPTY: Mapping[str, Any] = {"omit_empty": True}

_SHOWN_CHARACTERS = 60


class Span(NamedTuple):
    """A half-open range `[start, end)` of a text, in Unicode code points: what Python's own slices count."""

    start: int
    end: int

    @property
    def slice(self) -> slice:
        """The range as a slice: `analysis.text[span.slice]`."""
        return slice(self.start, self.end)

    def of(self, text: str) -> str:
        """The words of `text` at this place."""
        return text[self.start : self.end]


class Value:
    """The base of all values."""

    __slots__ = ()

    @classmethod
    def from_dict(cls: type[V], data: Mapping[str, Any]) -> V:
        """Make a value from the JSON object that `to_dict` gives; keys that are not known are left aside."""
        fields = {}
        for name, convert in _readers(cls):
            if name in data:
                value = data[name]
                fields[name] = value if convert is None or value is None else convert(value)
        return cls(**fields)

    @classmethod
    def from_json(cls: type[V], text: str | bytes) -> V:
        """Make a value from JSON."""
        return cls.from_dict(json.loads(text))

    def to_dict(self) -> dict[str, Any]:
        """Give the value in dicts, lists and scalars: the line format, in which absent values are left out."""
        data: dict[str, Any] = {}
        for name, omit_empty in _writers(type(self)):
            value = getattr(self, name)
            if value is None or (omit_empty and not value):
                continue
            data[name] = _plain(value)
        return data

    def to_json(self, *, indent: int | None = None) -> str:
        """Give the value as JSON."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def __repr__(self) -> str:
        shown = []
        for name, _ in _writers(type(self)):
            value = getattr(self, name)
            if value is None or value == ():
                continue
            shown.append(f"{name}={_short(value)}")
        return f"{type(self).__name__}({', '.join(shown)})"


def _short(value: object) -> str:
    """One value in few words: long texts are cut, lists are counted."""
    if isinstance(value, str):
        text = value if len(value) <= _SHOWN_CHARACTERS else value[: _SHOWN_CHARACTERS - 1] + "…"
        return repr(text)
    if isinstance(value, Span):
        return f"[{value.start}, {value.end})"
    if isinstance(value, tuple):
        if len(value) <= 3 and all(isinstance(item, str) for item in value):
            return "[" + ", ".join(map(_short, value)) + "]"
        return f"<{len(value)}>"
    return repr(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Value):
        return value.to_dict()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


#: The fields of a class, and whether each is left out when empty.
_Writers: TypeAlias = tuple[tuple[str, bool], ...]
#: The fields of a class, and how each is made from JSON; `None` where it stays as it is.
_Readers: TypeAlias = tuple[tuple[str, Callable[[Any], Any] | None], ...]

# Looking a class over takes a hundred times as long as making a value of it, so each is looked over once.
_WRITERS: dict[type, _Writers] = {}
_READERS: dict[type, _Readers] = {}


def _writers(cls: type) -> _Writers:
    if cls not in _WRITERS:
        fields = dataclasses.fields(cls)
        _WRITERS[cls] = tuple((field.name, bool(field.metadata.get("omit_empty"))) for field in fields)
    return _WRITERS[cls]


def _readers(cls: type) -> _Readers:
    if cls not in _READERS:
        hints = typing.get_type_hints(cls)
        _READERS[cls] = tuple((name, _reader(hints[name])) for name, _ in _writers(cls))
    return _READERS[cls]


def _reader(hint: Any) -> Callable[[Any], Any] | None:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        (present,) = (argument for argument in typing.get_args(hint) if argument is not type(None))
        return _reader(present)
    if origin is tuple:
        item, *rest = typing.get_args(hint)
        inner = _reader(item) if rest == [Ellipsis] else None
        return tuple if inner is None else lambda items: tuple(map(inner, items))
    if hint is Span:
        return Span._make
    if isinstance(hint, type) and issubclass(hint, Value):
        return hint.from_dict
    return None
