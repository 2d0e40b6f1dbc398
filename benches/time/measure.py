#!/usr/bin/env python3
"""Measure time expressions against gold TIMEX3 with the metrics of TempEval-3, beside dateparser.

    measure.py FOLDER [--half A|B] [--dateline 'dateline analyze --jsonl'] [--peer] [--misses]

FOLDER holds TimeML files (.tml) or CAT files (.xml, as MEANTIME has them), at any depth. Articles with an even number
in their name are half A, on which rules may be written; the others are half B, for measuring alone. Where articles give
their own date on a line of its own, as those of MEANTIME do, a second row leaves those lines out: they are easy, and
most news shows none.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import systems
from corpora import read_folder
from metrics import METRICS, Score, pairs


def outside(expressions, line):
    """The expressions that share no character with a line."""
    return [e for e in expressions if e.span[1] <= line[0] or e.span[0] >= line[1]]


def scores(articles, found):
    """The score of all expressions, and that without the date lines."""
    everything, bare = Score(), Score()
    for article in articles:
        of_article = [e for e in found.get(article.name, []) if e.span[0] < article.annotated]
        everything.add(article.gold, of_article)
        bare.add(outside(article.gold, article.date_line), outside(of_article, article.date_line))
    return everything, bare


def row(name, score):
    """One line of the table: F1 by metric, and precision and recall of the value."""
    figures = "  ".join(f"{score.figures(metric)[2]:>12.3f}" for metric in METRICS)
    precision, recall, _ = score.figures("value")
    return f"{name:<34}{score.gold:>6}{score.found:>7}  {figures}  {precision:>8.3f}{recall:>8.3f}"


def list_misses(article, found):
    """Shows what was missed, found too much, or valued otherwise."""
    paired = pairs(article.gold, found)
    words = lambda e: repr(article.text[e.span[0] : e.span[1]])
    near = lambda e: article.text[max(0, e.span[0] - 40) : e.span[1] + 30].replace("\n", " ")
    for gold in article.gold:
        if not any(gold is one for one, _ in paired):
            print(f"{article.name} missed {gold.type} {gold.value} {words(gold)}  … {near(gold)}")
    for extra in found:
        if not any(extra is other for _, other in paired):
            print(f"{article.name} extra {extra.type} {extra.value} {words(extra)} [{extra.rule}]  … {near(extra)}")
    for gold, other in paired:
        if (gold.value, gold.type, gold.span) != (other.value, other.type, other.span):
            print(
                f"{article.name} other {gold.type} {gold.value} {words(gold)}: got {other.type} {other.value} "
                f"{words(other)} [{other.rule}], written {article.created}  … {near(gold)}"
            )


def main():
    """Reads the arguments, runs the systems, prints one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--half", choices=["A", "B"], help="this half alone")
    parser.add_argument("--dateline", default="dateline analyze --jsonl", help="the command to measure")
    parser.add_argument("--peer", action="store_true", help="measure dateparser's search_dates in the same run")
    parser.add_argument("--misses", action="store_true", help="list what differs from the gold")
    arguments = parser.parse_args()
    articles = [a for a in read_folder(arguments.folder) if arguments.half in (None, a.half)]
    if not articles:
        sys.exit(f"{arguments.folder}: no annotated .tml or .xml file")
    results = {"dateline": systems.dateline(articles, arguments.dateline)}
    if arguments.peer:
        results["dateparser"] = systems.dateparser(articles)
    print(
        f"{'F1, TempEval-3':<34}{'gold':>6}{'found':>7}  "
        + "  ".join(f"{m:>12}" for m in METRICS)
        + "   value P       R"
    )
    groups = {half: [a for a in articles if a.half == half] for half in "AB"}
    named = {f"half {half}": group for half, group in groups.items() if group}
    if len(named) != 1:
        named["all"] = articles
    for title, group in named.items():
        for name, found in results.items():
            everything, bare = scores(group, found)
            print(row(f"{name}, {title}", everything))
            if bare.gold != everything.gold:
                print(row(f"{name}, {title}, no date lines", bare))
    if arguments.misses:
        for article in articles:
            list_misses(article, [e for e in results["dateline"][article.name] if e.span[0] < article.annotated])


if __name__ == "__main__":
    main()
