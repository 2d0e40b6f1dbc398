"""The systems that are measured. Each reads a list of pages and gives an answer a page and the processor seconds used."""

import json
import logging
import resource
import subprocess
import tempfile
import time
from pathlib import Path

import htmldate
import readability
import trafilatura
from lxml import html
from metrics import Answer

logging.disable(logging.CRITICAL)
BLOCKS = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br", "td", "blockquote", "pre"}


def each(read):
    """A system that reads a page at a time in this process."""

    def run(pages):
        answers, start = [], time.process_time()
        for page in pages:
            try:
                answers.append(read(page))
            except Exception:  # noqa: BLE001 - a page that a system fails on is a page without an answer
                answers.append(Answer())
        return answers, time.process_time() - start

    return run


def with_trafilatura(**options):
    def read(page):
        found = trafilatura.bare_extraction(
            page.content, url=page.url, with_metadata=True, include_comments=False, **options
        )
        if found is None:
            return Answer(is_article=False)
        authors = [name.strip() for name in (found.author or "").split(";") if name.strip()]
        return Answer(found.text or "", found.title, authors, published=found.date, is_article=True)

    return each(read)


def with_readability(page):
    document = readability.Document(page.content.decode(errors="replace"))
    tree = html.fromstring(document.summary())
    for element in tree.iter(*BLOCKS):
        element.tail = "\n" + (element.tail or "")
    return Answer(tree.text_content(), document.short_title())


def with_htmldate(page):
    return Answer(published=htmldate.find_date(page.content.decode(errors="replace"), original_date=True, url=page.url))


def everything(page):
    return Answer(page.content.decode(), is_article=True)


def long_lines(page):
    return Answer("\n".join(line for line in page.content.decode().split("\n") if len(line) >= 80), is_article=True)


def with_dateline(program):
    def run(pages):
        with tempfile.TemporaryDirectory() as folder:
            requests = []
            for number, page in enumerate(pages):
                path = Path(folder) / str(number)
                path.write_bytes(page.content)
                requests.append(json.dumps({"file": str(path), "form": page.form, "url": page.url}))
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            done = subprocess.run([program], input="\n".join(requests), stdout=subprocess.PIPE, text=True, check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return [dateline_answer(json.loads(line)["article"]) for line in done.stdout.split("\n") if line], seconds

    return run


def dateline_answer(article):
    return Answer(
        "\n".join(paragraph["text"] for paragraph in article["paragraphs"]),
        article.get("title"),
        article["authors"],
        article.get("agency"),
        article.get("published", {}).get("value"),
        article["kind"] == "article",
    )


def systems(program, form):
    """The systems that read pages of a form, by name."""
    ours = {"dateline": with_dateline(program)}
    if form != "html":
        return ours | {"every line": each(everything), "lines of 80 characters": each(long_lines)}
    return ours | {
        "trafilatura": with_trafilatura(),
        "trafilatura, favor_precision": with_trafilatura(favor_precision=True),
        "readability-lxml": each(with_readability),
        "htmldate": each(with_htmldate),
    }
