#!/usr/bin/env python3
"""Measure time expressions on the MEANTIME corpus (NewsReader, CC BY 4.0), in the manner of TempEval-3.

    meantime.py FOLDER --half A --analyze 'dateline analyze --jsonl'

FOLDER holds the unpacked CAT-XML files (`meantime-english-catxml`). Each article is laid out as clean text, the command
is given a file of pages (JSON Lines), and its analyses are compared with the gold: strict and relaxed span F1, type F1
and value F1 (the share of expressions found, by any overlap, whose type or value is right as well).

Half A (articles with an even number) is for writing rules; half B (odd numbers) is for measuring alone.
Only the first six sentences of an article are annotated; nothing after them is scored. The second sentence is the date
of the article alone: figures are given with it and without.
"""

import argparse
import glob
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from functools import partial
from xml.etree import ElementTree

ANNOTATED = 6
DATE_LINE = 1
NO_SPACE_BEFORE = set(".,;:!?%)]}'’”") | {"'s", "n't", "''", "’s"}
NO_SPACE_AFTER = set("([{$£€#“‘") | {"``", "`"}


def lay_out(root):
    """The article as text: (text, [(start, end) of each token], [sentence of each token], {token id: index})."""
    text, spans, sentences, index = "", [], [], {}
    previous = ""
    for token in root.findall("token"):
        word, sentence = token.text or "", int(token.get("sentence"))
        if spans:
            if sentence != sentences[-1]:
                text += "\n\n" if sentence <= DATE_LINE + 1 else " "
            elif word not in NO_SPACE_BEFORE and previous not in NO_SPACE_AFTER:
                text += " "
        previous = word
        index[token.get("t_id")] = len(spans)
        spans.append((len(text), len(text) + len(word)))
        sentences.append(sentence)
        text += word
    return text, spans, sentences, index


def lies_outside(line, timex):
    """Whether a time expression shares no character with a line."""
    return overlap(timex["span"], line) <= 0


def read(path):
    root = ElementTree.parse(path).getroot()
    text, spans, sentences, index = lay_out(root)
    gold, created = [], None
    for mark in root.find("Markables"):
        if mark.tag != "TIMEX3":
            continue
        tokens = sorted(index[anchor.get("t_id")] for anchor in mark.findall("token_anchor"))
        if mark.get("functionInDocument") == "CREATION_TIME":
            created = mark.get("value")
        if tokens and sentences[tokens[0]] < ANNOTATED:
            span = (spans[tokens[0]][0], spans[tokens[-1]][1])
            gold.append(
                {"span": span, "type": mark.get("type"), "value": mark.get("value"), "sentence": sentences[tokens[0]]}
            )
    if not created or not re.fullmatch(r"\d{4}-\d\d-\d\d", created):
        first = next((g["value"] for g in gold if g["sentence"] == DATE_LINE), None)
        created = first if first and re.fullmatch(r"\d{4}-\d\d-\d\d", first) else None
    limit = max((end for (_, end), s in zip(spans, sentences) if s < ANNOTATED), default=0)
    date_line = [span for span, s in zip(spans, sentences) if s == DATE_LINE]
    date_line = (date_line[0][0], date_line[-1][1]) if date_line else (0, 0)
    return {"text": text, "gold": gold, "created": created, "limit": limit, "date_line": date_line}


def analyse(articles, command):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False, encoding="utf-8") as pages:
        for name, article in articles.items():
            pages.write(json.dumps({"id": name, "published": article["created"], "article": article["text"]}) + "\n")
    try:
        out = subprocess.run(shlex.split(command) + [pages.name], stdout=subprocess.PIPE, check=True).stdout
    finally:
        os.unlink(pages.name)
    return {a["document"]: a for a in map(json.loads, out.decode("utf-8").splitlines())}


def overlap(a, b):
    return min(a[1], b[1]) - max(a[0], b[0])


def compare(gold, found):
    """Pairs each gold expression with the found one that overlaps it most; each is used once."""
    likely = sorted(
        (
            (overlap(g["span"], f["span"]), tuple(g["span"]) == tuple(f["span"]), i, j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
        ),
        key=lambda pair: (-pair[1], -pair[0]),
    )
    pairs, gold_used, found_used = [], set(), set()
    for common, _, i, j in likely:
        if common > 0 and i not in gold_used and j not in found_used:
            gold_used.add(i)
            found_used.add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def same_value(gold, found):
    return gold.replace("Z", "") == (found or "").replace("Z", "")


def f1(right, gold, found):
    precision, recall = right / max(1, found), right / max(1, gold)
    both = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}"


def report(title, rows):
    gold = sum(len(g) for g, _, _ in rows)
    found = sum(len(f) for _, f, _ in rows)
    pairs = [p for _, _, ps in rows for p in ps]
    print(f"{title}: {len(rows)} articles, {gold} gold, {found} found")
    print("  strict span ", f1(sum(tuple(g["span"]) == tuple(f["span"]) for g, f in pairs), gold, found))
    print("  relaxed span", f1(len(pairs), gold, found))
    print("  type        ", f1(sum(g["type"] == f["type"] for g, f in pairs), gold, found))
    print("  value       ", f1(sum(same_value(g["value"], f.get("value")) for g, f in pairs), gold, found))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--half", choices=["A", "B", "AB"], default="A")
    parser.add_argument("--analyze", default="dateline analyze --jsonl")
    parser.add_argument(
        "--misses", action="store_true", help="list what was missed, found too much, or valued otherwise"
    )
    args = parser.parse_args()
    paths = sorted(glob.glob(os.path.join(args.folder, "**", "*.xml"), recursive=True))
    articles = {}
    for path in paths:
        name = os.path.basename(path).split("_")[0]
        half = "AB"[int(name) % 2]
        if half in args.half and name not in articles and "intra_cross" in path:
            articles[name] = read(path)
    analyses = analyse(articles, args.analyze)
    rows, bare = [], []
    for name, article in articles.items():
        analysis = analyses.get(name, {})
        if analysis.get("text") != article["text"]:
            sys.exit(f"{name}: the text came back changed")
        found = [t for t in analysis["timexes"] if t["span"][0] < article["limit"]]
        pairs = compare(article["gold"], found)
        rows.append((article["gold"], found, pairs))
        outside = partial(lies_outside, article["date_line"])
        bare.append(
            (
                [g for g in article["gold"] if outside(g)],
                [f for f in found if outside(f)],
                [p for p in pairs if outside(p[0])],
            )
        )
        if args.misses:
            list_misses(name, article, found, pairs)
    report(f"half {args.half}", rows)
    report(f"half {args.half} without the date lines", bare)


def list_misses(name, article, found, pairs):
    text = article["text"]
    show = lambda s: repr(text[s[0] : s[1]])
    near = lambda s: text[max(0, s[0] - 30) : s[1] + 20].replace("\n", " ")
    for g in article["gold"]:
        if not any(g is p[0] for p in pairs):
            print(f"{name} missed {g['type']} {g['value']} {show(g['span'])}  … {near(g['span'])}")
    for f in found:
        if not any(f is p[1] for p in pairs):
            print(f"{name} extra {f['type']} {f.get('value')} {show(f['span'])} [{f['rule']}]  … {near(f['span'])}")
    for g, f in pairs:
        if not same_value(g["value"], f.get("value")):
            print(
                f"{name} value {show(g['span'])} want {g['value']} got {f.get('value')} {show(f['span'])} [{f['rule']}] {article['created']} … {near(g['span'])}"
            )
        elif tuple(g["span"]) != tuple(f["span"]):
            print(f"{name} span {show(g['span'])} got {show(f['span'])}")


if __name__ == "__main__":
    main()
