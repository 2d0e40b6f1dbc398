"""Reading pages without a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Literal

from dateline import _native
from dateline.errors import InputError
from dateline.models import LanguageModel, Ontology, native
from dateline.pages import Given, PageLike, PageTuple, given_pages, one_page
from dateline.values import Analysis

if TYPE_CHECKING:
    from dateline.values.kinds import Form

#: Pages that are read in parallel before the interpreter looks for Ctrl-C again.
BATCH_SIZE = 64


def analyze(
    page: PageLike,
    *,
    form: Form | None = None,
    id: str | None = None,
    url: str | None = None,
    title: str | None = None,
    published: str | date | None = None,
    fetched: str | date | None = None,
    model: LanguageModel | None = None,
    ontology: Ontology | None = None,
) -> Analysis:
    """Read one page.

    `form` is `html`, `page` (plain text with menus and footers left in) or `article` (clean text); without it the form
    is recognised. What the scraper knew helps: a known publication date is what "on Monday" is counted from. `model` is
    a language model (see `load_model`) in place of the one that comes with the package, `ontology` words for acts (see
    `load_ontology`) that come before those of the package.

    Never fails on what a page holds: `Analysis.diagnostics` says what was not understood.

    >>> import dateline
    >>> analysis = dateline.analyze("Ministers met in Geneva on Monday.", form="article", published="2024-03-06")
    >>> analysis.article.published.value
    '2024-03-06'
    """
    known = {"id": id, "url": url, "title": title, "published": published, "fetched": fetched}
    return Analysis.from_json(_native.analyze(one_page(page, form, known), *native(model, ontology)))


def analyze_many(
    pages: PageLike | Iterable[PageLike],
    *,
    form: Form | None = None,
    sites: Literal["url", "one"] | None = None,
    model: LanguageModel | None = None,
    ontology: Ontology | None = None,
) -> list[Analysis]:
    """Read pages on all cores, and give the analyses in the order of the pages.

    With `sites`, what stands on at least three and one in ten of the pages of a site is left out of its stories:
    `"url"` takes the pages whose addresses have one host for a site, `"one"` all that are given. What is no page raises
    `InputError`.
    """
    if sites is None:
        return list(pipe(pages, form=form, model=model, ontology=ontology))
    tuples = [_page_of(given) for given in given_pages(pages, form)]
    return [Analysis.from_json(analysis) for analysis in _native.analyze_batch(tuples, sites, *native(model, ontology))]


def pipe(
    pages: PageLike | Iterable[PageLike],
    *,
    form: Form | None = None,
    batch_size: int = BATCH_SIZE,
    model: LanguageModel | None = None,
    ontology: Ontology | None = None,
) -> Iterator[Analysis]:
    """Read a stream of pages on all cores, `batch_size` of them at a time, and give the analyses in order.

    What is no page raises `InputError`.
    """
    given = given_pages(pages, form)
    while batch := list(islice(given, max(1, batch_size))):
        for analysis in _native.analyze_batch([_page_of(item) for item in batch], None, *native(model, ontology)):
            yield Analysis.from_json(analysis)


def _page_of(given: Given) -> PageTuple:
    if given.page is None:
        raise InputError(given.problem or "", "BAD_INPUT", {"origin": given.origin})
    return given.page
