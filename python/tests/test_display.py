from __future__ import annotations

from html.parser import HTMLParser

import dateline
import pytest
from conftest import SAMPLES

HOSTILE = (
    "<script>alert(1)</script> Minister Ana <b>Kovac</b> met Li Wei in Geneva on 3 March 2024, "
    "\"a 'good' & <i>long</i> day\", she said."
)


class Checker(HTMLParser):
    """Reads HTML, and keeps the tags that are open and those that were."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.seen.add(tag)
        assert all(not name.startswith("on") for name, _ in attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def check(html: str) -> Checker:
    checker = Checker()
    checker.feed(html)
    checker.close()
    assert checker.open == []
    assert "script" not in checker.seen
    return checker


def test_words_of_a_page_are_escaped() -> None:
    analysis = dateline.analyze(dateline.Page(HOSTILE, "article", title="<img src=x onerror=alert(1)>"))
    html = analysis._repr_html_()
    checker = check(html)
    assert not checker.seen & {"img", "b", "i"}
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")) + sorted(SAMPLES.glob("*.html")))
def test_every_page_is_shown(path: object) -> None:
    check(dateline.analyze(path)._repr_html_())  # type: ignore[arg-type]


def test_results_are_shown(corpus: dateline.Corpus) -> None:
    for results in (
        corpus.list_documents(),
        corpus.search_documents("agreement"),
        corpus.search_entities(),
        corpus.list_mentions("Norway"),
        corpus.list_events(),
        corpus.list_quotes(),
    ):
        assert "tr" in check(results._repr_html_()).seen
        assert "there are more" in results.page(page_size=1)._repr_html_()
    check(corpus.get_entity("Norway")._repr_html_())
    check(next(iter(corpus.list_events()))._repr_html_())
    assert "no results" in corpus.list_events(text="xyzzy")._repr_html_()
