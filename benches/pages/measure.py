#!/usr/bin/env python3
"""Measure the article that is read from pages, beside other systems, in one run.

    measure.py FOLDER… [--dev] [--only NAME] [--misses FILE] [--program target/release/examples/read_pages]

README.md beside this file says what a folder holds and what the columns mean.
"""

import argparse
import json
import statistics
import subprocess
from dataclasses import asdict
from pathlib import Path

import gold
import metrics
from stated import states_day
from systems import systems

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "target/release/examples/read_pages"
COLUMNS = (
    "body F1",
    "precision",
    "recall",
    "title",
    "authors",
    "people",
    "date",
    "stated date",
    "refused",
    "lost",
    "pages/s",
)


def score(page, answer):
    """What is right in an answer, for what the gold knows."""
    row = {}
    if page.kind != "article":
        return row if answer.is_article is None else {"refused": not answer.is_article}
    if page.body is not None:
        row["precision"], row["recall"] = metrics.body_scores(page.body, answer.body)
        row["body F1"] = metrics.f1(row["precision"], row["recall"])
        if answer.is_article is not None:
            row["lost"] = not answer.is_article
    if page.title:
        row["title"] = metrics.same_title(page.title, answer.title)
    if page.authors:
        row["authors"] = metrics.same_authors(page.authors, answer)
        if page.names_people:
            row["people"] = row["authors"]
    if page.published:
        row["date"] = metrics.same_day(page.published, answer.published)
        if page.form == "page" and states_day(page.content.decode(), page.published):
            row["stated date"] = row["date"]
    return row


def summarise(name, rows):
    """Means over pages, without what a system does not answer at all."""
    means = {}
    for column in COLUMNS:
        values = [float(row[column]) for row in rows if column in row]
        if values:
            means[column] = statistics.fmean(values)
    body_only, date_only = name in ("every line", "lines of 80 characters", "readability-lxml"), name == "htmldate"
    silent = (
        ["date", "stated date", "authors", "people"]
        if body_only
        else [c for c in COLUMNS if c not in ("date", "pages/s")]
        if date_only
        else []
    )
    if name.startswith(("every", "lines")):
        silent = [*silent, "title", "lost"]
    return {column: value for column, value in means.items() if column not in silent}


def measure(folder, arguments):
    pages = [page for page in gold.read(folder) if page.is_development or not arguments.dev]
    kilobytes = statistics.fmean(len(page.content) for page in pages) / 1000
    part = "development sites" if arguments.dev else "all sites"
    print(f"\n{folder.name}: {len(pages)} pages of {part}, {kilobytes:.0f} KB each\n")
    print("| System | " + " | ".join(COLUMNS) + " |\n" + "|---" * (len(COLUMNS) + 1) + "|")
    for name, run in systems(arguments.program, pages[0].form).items():
        if arguments.only and name not in arguments.only:
            continue
        answers, seconds = run(pages)
        rows = [score(page, answer) for page, answer in zip(pages, answers, strict=True)]
        means = summarise(name, rows) | {"pages/s": len(pages) / max(seconds, 1e-9)}
        cells = [f"{means[c]:.0f}" if c == "pages/s" else f"{means[c]:.3f}" if c in means else "" for c in COLUMNS]
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)
        write_misses(arguments.misses, folder, name, pages, answers, rows)


def write_misses(path, folder, name, pages, answers, rows):
    """One line a page: the gold, the answer and what was right, to be read."""
    if not path:
        return
    with open(path, "a") as file:
        for page, answer, row in zip(pages, answers, rows, strict=True):
            known = {key: value for key, value in asdict(page).items() if key != "content"}
            line = {"set": folder.name, "system": name, "gold": known, "answer": asdict(answer), "scores": row}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, help="folders of pages and gold")
    parser.add_argument("--dev", action="store_true", help="the sites alone that training keeps apart")
    parser.add_argument("--only", action="append", help="measure this system alone; may be given again")
    parser.add_argument("--misses", help="append every page's gold, answer and scores to this file")
    parser.add_argument("--program", help="the built example `read_pages`; built in release when not given")
    arguments = parser.parse_args()
    if not arguments.program:
        build = ["cargo", "build", "--quiet", "--release", "-p", "dateline-core", "--example", "read_pages"]
        subprocess.run(build, cwd=ROOT, check=True)
        arguments.program = PROGRAM
    for folder in arguments.folders:
        measure(folder, arguments)


if __name__ == "__main__":
    main()
