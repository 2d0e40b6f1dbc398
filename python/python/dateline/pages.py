"""Pages: bytes as scraped, and what the scraper knew."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, Union, cast

from dateline import _native
from dateline.errors import InputError, InvalidArgumentError

if TYPE_CHECKING:
    from dateline.values.kinds import Form

_FORMS = ("html", "page", "article")
_KNOWN = ("id", "url", "title", "published", "fetched")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as scraped.

    `body` is bytes in any encoding, or text. `form` says how to read it: `html`, `page` (plain text with menus and
    footers left in) or `article` (clean text, nothing is taken away); without it the form is recognised. `charset` is
    the encoding that the transport declared. `published` and `fetched` are ISO 8601, or dates.
    """

    body: bytes | str
    form: Form | None = None
    id: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | date | None = None
    fetched: str | date | None = None
    charset: str | None = None

    def __repr__(self) -> str:
        known = [
            f"{field.name}={getattr(self, field.name)!r}"
            for field in fields(self)
            if field.name != "body" and getattr(self, field.name) is not None
        ]
        kind = "characters" if isinstance(self.body, str) else "bytes"
        return f"Page({', '.join([f'<{len(self.body)} {kind}>', *known])})"


PageLike: TypeAlias = Union[Page, str, bytes, Mapping[str, Any], "os.PathLike[str]"]
"""A page: a `Page`; the text or the bytes of one; a mapping with the keys of a line of JSON Lines (`html`, `page` or
`article`, and `id`, `url`, `title`, `published`, `fetched`); or a path of a file, a folder, a `.jsonl` file, or a web
archive (`.warc`), compressed or not."""


#: Body, form, charset, id, URL, title, time published, time fetched.
PageTuple: TypeAlias = tuple[bytes, str | None, str | None, str | None, str | None, str | None, str | None, str | None]


class Given(NamedTuple):
    """One page on its way into the native module, or why there is none."""

    page: PageTuple | None
    origin: str
    problem: str | None


def read_pages(*paths: str | os.PathLike[str], form: Form | None = None, ids_from_paths: bool = False) -> PageIterator:
    """Read the pages of files, folders, JSON Lines (`.jsonl`, `.ndjson`) and web archives (`.warc`), one at a time.

    Any of them may be compressed by gzip or Zstandard. The pages of an archive are its response and resource records;
    the iterator's `skipped` says how many other records were passed over, and why. With `ids_from_paths`, a page that
    has no id is called by its path below the folder that was given. What cannot be read raises `InputError`; `next()`
    then goes on with the page after it.
    """
    return PageIterator(_native.PageReader([os.fspath(path) for path in paths], form, ids_from_paths))


class PageIterator(Iterator[Page]):
    """The iterator behind `read_pages`; a generator could not go on after an error."""

    def __init__(self, reader: _native.PageReader) -> None:
        self._reader = reader

    @property
    def skipped(self) -> dict[str, int]:
        """How many records of web archives were passed over so far, since they are no pages, by why."""
        return self._reader.skipped()

    def __next__(self) -> Page:
        page, origin, problem = next(self._reader)
        if page is None:
            raise InputError(problem or "", "BAD_INPUT", {"origin": origin})
        body, form, charset, id, url, title, published, fetched = page
        return Page(body, _form(form), id, url, title, published, fetched, charset)


def one_page(page: PageLike, form: Form | None, known: Mapping[str, str | date | None]) -> PageTuple:
    """Make the native form of one page, to which `form` and what is `known` are added where it is silent."""
    given = list(given_pages([page], form))
    if len(given) != 1:
        raise InvalidArgumentError(
            f"page: {len(given)} pages were found, one is needed; analyze_many takes several",
            "INVALID_ARGUMENT",
            {"field": "page"},
        )
    found = given[0]
    if found.page is None:
        raise InputError(found.problem or "", "BAD_INPUT", {"origin": found.origin})
    body, its_form, charset, *its_known = found.page
    filled = [value or _text(known[name]) for name, value in zip(_KNOWN, its_known, strict=True)]
    return (body, its_form, charset, *filled)  # type: ignore[return-value]  # as many as there were


def given_pages(
    pages: PageLike | Iterable[PageLike], form: Form | None, skipped: Counter[str] | None = None
) -> Iterator[Given]:
    """Give the native form of each page; what cannot be read is an item of its own, what is none is counted."""
    if isinstance(pages, (Page, bytes, Mapping, os.PathLike)):
        pages = [pages]
    elif isinstance(pages, str):
        raise TypeError(
            "a str is the text of one page: give [text] for a page, or pathlib.Path(…) for a file or a folder"
        )
    for number, page in enumerate(pages):
        if isinstance(page, os.PathLike):
            reader = _native.PageReader([os.fspath(page)], form, False)
            for found in reader:
                yield Given(*found)
            if skipped is not None:
                skipped.update(reader.skipped())
        else:
            yield Given(_native_form(page, form), f"page {number}", None)


def _native_form(page: Page | str | bytes | Mapping[str, Any], form: Form | None) -> PageTuple:
    if isinstance(page, (str, bytes)):
        page = Page(page)
    elif isinstance(page, Mapping):
        page = _from_mapping(page)
    elif not isinstance(page, Page):
        raise TypeError(f"a page is a Page, str, bytes, mapping or path, not {type(page).__name__}")
    body, charset = page.body, page.charset
    if isinstance(body, str):
        # Half a surrogate pair, which scraped JSON may hold, is told as undecodable rather than refused.
        body, charset = body.encode("utf-8", "surrogatepass"), "utf-8"
    published, fetched = _text(page.published), _text(page.fetched)
    return (body, page.form or form, charset, page.id, page.url, page.title, published, fetched)


def _from_mapping(page: Mapping[str, Any]) -> Page:
    forms = [form for form in _FORMS if page.get(form) is not None]
    if len(forms) != 1:
        found = f"both {forms[0]!r} and {forms[1]!r}" if forms else "none of 'html', 'page', 'article'"
        raise InvalidArgumentError(f"a page has {found}; give one", "INVALID_ARGUMENT", {"field": "page"})
    known = {name: page.get(name) for name in _KNOWN}
    return Page(page[forms[0]], forms[0], **known)  # type: ignore[arg-type]


def _form(name: str | None) -> Form | None:
    # The native module gives no other name.
    return cast("Form | None", name)


def _text(time: str | date | None) -> str | None:
    return time.isoformat() if isinstance(time, date) else time
