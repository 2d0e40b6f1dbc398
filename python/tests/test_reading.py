from __future__ import annotations

import gzip
import json
import threading
from datetime import date
from io import BytesIO
from pathlib import Path

import dateline
import pytest
from conftest import SAMPLES, STORY
from dateline import _native
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]


def test_every_span_is_what_was_read() -> None:
    for analysis in dateline.pipe([SAMPLES]):
        for entity in analysis.entities:
            for mention in entity.mentions:
                assert analysis.slice(mention.span) == mention.text
        for report in analysis.reports:
            assert analysis.slice(report.trigger.span) == report.trigger.text
        for timex in analysis.timexes:
            assert analysis.text[timex.span.slice] == timex.text


def test_the_dict_of_an_analysis_is_the_line_format() -> None:
    for path in sorted(SAMPLES.iterdir()):
        if path.suffix not in (".txt", ".html"):
            continue
        page = (path.read_bytes(), None, None, path.name, None, None, None, None)
        line = json.loads(_native.analyze(page))
        analysis = dateline.Analysis.from_dict(line)
        assert analysis.to_dict() == line, path.name
        assert dateline.Analysis.from_json(analysis.to_json()) == analysis


@pytest.mark.parametrize(
    "page",
    [
        dateline.Page(STORY, "article"),
        dateline.Page(STORY.encode("cp1252"), "article", charset="windows-1252"),
        {"article": STORY},
    ],
)
def test_a_page_comes_in_many_ways(page: dateline.Page) -> None:
    analysis = dateline.analyze(page)
    assert analysis.text == STORY
    assert analysis.form == "article"


def test_what_is_known_fills_what_a_page_leaves_out() -> None:
    page = {"article": STORY, "published": "2024-03-04", "id": "its-own"}
    analysis = dateline.analyze(page, id="given", url="https://example.org/a", published=date(2024, 5, 1))
    assert analysis.document == "its-own"
    assert analysis.url == "https://example.org/a"
    assert analysis.article.published is not None
    assert analysis.article.published.value == "2024-03-04"


def test_html_in_a_str_is_unicode_whatever_it_says_of_itself() -> None:
    analysis = dateline.analyze(
        "<html><head><meta charset='windows-1252'></head><body><p>Präsidentin Kovač</p></body></html>", form="html"
    )
    assert "Präsidentin Kovač" in analysis.text


def test_half_a_surrogate_pair_is_told_and_not_refused() -> None:
    analysis = dateline.analyze("Ministers met \ud83d in Geneva.", form="article")
    assert "�" in analysis.text
    assert [diagnostic.code for diagnostic in analysis.diagnostics if diagnostic.code == "undecodable"]


def test_many_pages_keep_their_order() -> None:
    pages = [dateline.Page(STORY * (1 + number % 7), "article", id=str(number)) for number in range(150)]
    analyses = list(dateline.pipe(iter(pages), batch_size=40))
    assert [analysis.document for analysis in analyses] == [page.id for page in pages]
    assert analyses == dateline.analyze_many(pages)


def test_pages_of_one_site_tell_each_others_furniture() -> None:
    prompt = (
        "We would like you to read more of what our reporters have found out about the places where you live, and so "
        "we write a letter to our readers on every day of the week."
    )
    pages = [
        dateline.Page(
            f"Council votes to rebuild the {place}\n\nThe council voted on Monday to rebuild the {place}, which was "
            f"closed after the storms of last winter, its speaker said.\n\n{prompt}\n\nWork on the {place} is to begin "
            "in the spring and will take three years, according to the plan that was laid before the members.\n",
            "page",
            url=f"https://example.org/{place}",
        )
        for place in ("harbour", "station", "market")
    ]
    for sites in ("url", "one"):
        for alone, together in zip(
            dateline.analyze_many(pages), dateline.analyze_many(pages, sites=sites), strict=True
        ):
            bodies = [[block.text for block in analysis.article.paragraphs] for analysis in (alone, together)]
            assert prompt in bodies[0]
            assert bodies[1] == [text for text in bodies[0] if text != prompt]


def test_files_folders_and_json_lines(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "story.txt").write_text(STORY, encoding="utf-8")
    with gzip.open(tmp_path / "a.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.write(json.dumps({"id": 7, "html": "<p>One"}) + "\n")
    pages = list(dateline.read_pages(tmp_path, ids_from_paths=True))
    assert [(page.id, page.form) for page in pages] == [("7", "html"), ("b/story.txt", None)]
    assert [analysis.text for analysis in dateline.pipe(tmp_path)][1] == STORY


def test_reading_goes_on_after_a_bad_line(tmp_path: Path) -> None:
    (tmp_path / "pages.jsonl").write_text('{"article": "One."}\nnonsense\n{"article": "Two."}\n')
    pages = dateline.read_pages(tmp_path / "pages.jsonl")
    assert next(pages).body == b"One."
    with pytest.raises(dateline.InputError, match=r"pages\.jsonl:2 \(byte 20\): not JSON"):
        next(pages)
    assert next(pages).body == b"Two."
    with pytest.raises(StopIteration):
        next(pages)


def archive(path: Path) -> None:
    """Write a web archive as crawlers do: a member a record, answers as they were sent."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "test"}))
        for number, fields in enumerate(([], [("Content-Encoding", "gzip")])):
            body = f"<p>{STORY} {number}".encode()
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8"), *fields], "HTTP/1.1")
            url = f"https://example.org/{number}"
            payload = BytesIO(gzip.compress(body) if fields else body)
            writer.write_record(writer.create_warc_record(url, "response", payload=payload, http_headers=head))
            writer.write_record(writer.create_revisit_record(url, "sha1:0", url, "2024-03-04T09:15:00Z"))


# warcio leaves a temporary file of its own open.
leaves_files_open = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@leaves_files_open
def test_web_archives(tmp_path: Path) -> None:
    archive(tmp_path / "crawl.warc.gz")
    pages = dateline.read_pages(tmp_path / "crawl.warc.gz")
    found = list(pages)
    assert [page.body for page in found] == [f"<p>{STORY} {number}".encode() for number in range(2)]
    assert (found[0].url, found[0].form, found[0].charset) == ("https://example.org/0", "html", "utf-8")
    assert found[0].fetched is not None
    assert sum(pages.skipped.values()) == 3
    with dateline.Corpus(tmp_path / "corpus") as corpus:
        report = corpus.ingest(tmp_path / "crawl.warc.gz")
        assert (report.new, report.failed, sum(report.skipped.values())) == (2, 0, 3)


@leaves_files_open
def test_a_web_archive_that_breaks_off(tmp_path: Path) -> None:
    archive(tmp_path / "crawl.warc.gz")
    whole = (tmp_path / "crawl.warc.gz").read_bytes()
    (tmp_path / "cut.warc.gz").write_bytes(whole[:-40])
    with dateline.Corpus(tmp_path / "corpus") as corpus:
        report = corpus.ingest(tmp_path / "cut.warc.gz")
    assert report.new == 2
    assert "the file ends in the middle of it" in report.failures[0].reason


def test_one_page_is_one_page(tmp_path: Path) -> None:
    (tmp_path / "pages.jsonl").write_text('{"article": "One."}\n{"article": "Two."}\n')
    with pytest.raises(dateline.InvalidArgumentError, match="2 pages were found"):
        dateline.analyze(tmp_path / "pages.jsonl")
    with pytest.raises(dateline.InputError, match="cannot be read"):
        dateline.analyze(tmp_path / "none.html")


@pytest.mark.parametrize(
    ("page", "error", "words"),
    [
        ({}, ValueError, "none of"),
        ({"html": "a", "page": "b"}, ValueError, "both 'html' and 'page'"),
        (7, TypeError, "not int"),
    ],
)
def test_what_is_no_page_is_refused(page: object, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        dateline.analyze(page)  # type: ignore[arg-type]


def test_a_form_that_is_none_is_refused() -> None:
    with pytest.raises(dateline.InvalidArgumentError, match="form: must be"):
        dateline.analyze(b"text", form="pdf")  # type: ignore[arg-type]


def test_a_path_in_a_str_is_not_taken_for_a_page() -> None:
    with pytest.raises(TypeError, match=r"pathlib\.Path"):
        dateline.analyze_many("pages/")


def test_other_threads_go_on_while_pages_are_read() -> None:
    pages = [(STORY.encode() * 200, "article", None, None, None, None, None, None)] * 4
    done = threading.Event()

    def read() -> None:
        try:
            _native.analyze_batch(pages, None)
        finally:
            done.set()

    ticks = 0
    reader = threading.Thread(target=read)
    reader.start()
    while not done.is_set():
        ticks += 1
    reader.join()
    # With the interpreter held, this thread would not come to count at all before the pages were read.
    assert ticks > 1
