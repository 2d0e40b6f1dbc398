#!/usr/bin/env python3
"""Measure which documents a corpus takes for copies of each other.

    copies.py pages DATA [--first N] > pages.jsonl       # DATA holds text-pages, newspaper4k-aed and wcxb, as benches/README.md says
    dateline ingest --corpus CORPUS pages.jsonl
    copies.py score DATA CORPUS [--first N] [--errors]

Of every page with a known body of at least 100 words there are three documents:

- `text/N`, the page as plain text with menus and footers left in;
- `html/N`, the same page as HTML, where the sets hold it: a re-scrape, read by another path;
- `wire/N`, a syndicated version of the known body, made as follows, with a generator seeded by the page's number: the
  last paragraphs are cut off until a share of the words is left that is drawn evenly from 0.65 to 1; each word is
  replaced by another word of the page with a chance of 0.03; a dateline goes before the first paragraph; the last
  paragraph of another page is added at the end.

Pairs of documents of one page are copies. Pairs of different pages are none, unless their known bodies share two fifths
of their runs of four words (the sets hold some stories twice): these are left out. The hard negatives among them: for
each page the page whose known body is nearest to it by the cosine of their words' tf-idf, which is of its topic.
"""

import argparse
import gzip
import io
import json
import math
import random
import re
import sqlite3
import subprocess
import sys
import tarfile
from collections import Counter, defaultdict
from pathlib import Path

FEWEST_WORDS = 100
SHINGLE = 4
SAME = 0.4


def unpacked(path):
    return subprocess.run(["zstd", "-dc", "--long=27", path], capture_output=True, check=True).stdout


def files(archive):
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        return {Path(member.name).name: tar.extractfile(member).read() for member in tar if member.isfile()}


def pages(data, first):
    """Read the pages: address, text, known body, and HTML where there is some."""
    html = {}
    folder = data / "newspaper4k-aed"
    found = files(unpacked(folder / "html.tar.zst"))
    for page in json.loads(unpacked(folder / "news_articles.json.zst")):
        html[page["link"]] = found.get(f"{page['html_file']}.html")
    folder = data / "wcxb"
    found = files((folder / "dev-article-html.tar").read_bytes())
    for line in unpacked(folder / "dev-ground-truth.jsonl.zst").splitlines():
        page = json.loads(line)
        packed = found.get(f"{page.get('file_id')}.html.gz")
        if packed:
            html[page.get("url")] = gzip.decompress(packed)
    listed = []
    for line in unpacked(data / "text-pages" / "pages.jsonl.zst").splitlines():
        page = json.loads(line)
        if len(page["body"].split()) >= FEWEST_WORDS:
            listed.append((page["url"], page["text"], page["body"], html.get(page["url"])))
    return listed[:first]


def wire(number, listed):
    """Make the syndicated version of a body."""
    draw = random.Random(number)
    body = listed[number][2]
    paragraphs = [part for part in body.split("\n") if part.strip()]
    wanted = draw.uniform(0.65, 1.0) * len(body.split())
    while len(paragraphs) > 1 and sum(len(part.split()) for part in paragraphs[:-1]) >= wanted:
        paragraphs.pop()
    words = body.split()

    def edited(part):
        return " ".join(draw.choice(words) if draw.random() < 0.03 else word for word in part.split())

    other = [part for part in listed[(number + 1) % len(listed)][2].split("\n") if part.strip()][-1]
    return "\n\n".join(["LONDON (Wire) — " + edited(paragraphs[0]), *map(edited, paragraphs[1:]), other])


def write(data, first):
    listed = pages(data, first)
    for number, (_, text, _, html) in enumerate(listed):
        documents = [{"id": f"text/{number}", "page": text}, {"id": f"wire/{number}", "article": wire(number, listed)}]
        if html:
            documents.append({"id": f"html/{number}", "html": html.decode("utf-8", "replace")})
        for document in documents:
            json.dump(document, sys.stdout)
            sys.stdout.write("\n")


def shingles(body):
    words = re.findall(r"\w+", body.lower())
    return {tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}


def same_bodies(listed):
    """Pairs of pages whose known bodies are the same, and for each page the one that is nearest in its words."""
    cut = [shingles(body) for _, _, body, _ in listed]
    holders = defaultdict(list)
    for number, own in enumerate(cut):
        for shingle in own:
            holders[shingle].append(number)
    shared = Counter()
    for numbers in holders.values():
        if len(numbers) <= 50:
            shared.update((a, b) for at, a in enumerate(numbers) for b in numbers[at + 1 :])
    same = {pair for pair, both in shared.items() if both >= SAME * (len(cut[pair[0]]) + len(cut[pair[1]]) - both)}
    counts = [Counter(re.findall(r"[a-z]{3,}", body.lower())) for _, _, body, _ in listed]
    seen = Counter(word for count in counts for word in count)
    vectors = []
    for count in counts:
        vector = {word: (1 + math.log(times)) * math.log(len(counts) / seen[word]) for word, times in count.items()}
        norm = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        vectors.append({word: value / norm for word, value in vector.items() if seen[word] > 1})
    index = defaultdict(list)
    for number, vector in enumerate(vectors):
        for word, value in vector.items():
            index[word].append((number, value))
    nearest = set()
    for number, vector in enumerate(vectors):
        scores = Counter()
        for word, value in vector.items():
            for other, theirs in index[word]:
                scores[other] += value * theirs
        near = (other for other, _ in scores.most_common(10) if other != number and pair_of(number, other) not in same)
        nearest.update(pair_of(number, other) for other in list(near)[:1])
    return same, nearest


def pair_of(a, b):
    return (min(a, b), max(a, b))


def score(data, first, corpus, errors):
    listed = pages(data, first)
    # The records of a corpus are a SQLite file, which says of all pairs at once what documents say one by one.
    with sqlite3.connect(f"file:{corpus}/records.sqlite?mode=ro", uri=True) as records:
        query = (
            "SELECT d.id, o.id FROM copies c JOIN documents d ON d.key = c.document JOIN documents o ON o.key = c.other"
        )
        found = {pair for pair in records.execute(query) if pair[0] < pair[1]}
        readable = {
            row[0] for row in records.execute("SELECT d.id FROM sketches s JOIN documents d ON d.key = s.document")
        }
        total = records.execute("SELECT count(*) FROM documents").fetchone()[0]
    print(f"{total} documents of {len(listed)} pages, {len(readable)} with a body long enough to compare")
    for left, right in (("html", "text"), ("text", "wire"), ("html", "wire")):
        pairs = [(f"{left}/{number}", f"{right}/{number}") for number in range(len(listed))]
        pairs = [pair for pair in pairs if pair[0] in readable and pair[1] in readable]
        missed = [pair for pair in pairs if pair not in found]
        print(
            f"{left} and {right}: {len(pairs)} pairs of copies, {len(missed)} missed ({len(missed) / len(pairs):.2%})"
        )
        if errors:
            print("   ", *(pair[0] for pair in missed[:40]))
    same, nearest = same_bodies(listed)
    wrong = Counter()
    for left, right in found:
        numbers = pair_of(int(left.split("/")[1]), int(right.split("/")[1]))
        if numbers[0] != numbers[1] and numbers not in same:
            wrong[numbers] += 1
    count = len(listed) * (len(listed) - 1) // 2 - len(same)
    print(f"{count} pairs of different pages, {len(wrong)} taken for copies ({len(wrong) / count:.6%})")
    near = [pair for pair in nearest if pair in wrong]
    print(f"{len(nearest)} of them nearest in topic, {len(near)} taken for copies ({len(near) / len(nearest):.2%})")
    print(f"{len(same)} pairs of pages carry one known body and are left out")
    if errors:
        for numbers, times in wrong.most_common(40):
            print("   ", times, *(listed[number][0] for number in numbers))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    listing, scored = commands.add_parser("pages"), commands.add_parser("score")
    for command in (listing, scored):
        command.add_argument("data", type=Path)
        command.add_argument("--first", type=int)
    scored.add_argument("corpus", type=Path)
    scored.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    if asked.command == "pages":
        write(asked.data, asked.first)
    else:
        score(asked.data, asked.first, asked.corpus, asked.errors)


if __name__ == "__main__":
    main()
