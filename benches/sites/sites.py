#!/usr/bin/env python3
"""Measure what it gains to read the pages of a site together, on sites of which there are several pages.

    sites.py pages PAGES.jsonl.zst > pages.jsonl      # `text-pages`: url, text, body
    dateline analyze --jsonl pages.jsonl > alone.jsonl
    dateline analyze --jsonl --sites by-url pages.jsonl > together.jsonl
    sites.py score PAGES.jsonl.zst alone.jsonl together.jsonl [--changes]

Printed: the mean F1 of runs of four words of the body against the known one, as article benchmarks count it, over the
pages of sites with at least `--least` pages (3), for each way of reading, and on how many pages they differ.
"""

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit

sys.path.append(str(Path(__file__).resolve().parents[1] / "pages"))

from metrics import body_scores, f1


def chosen(path, least):
    lines = subprocess.run(["zstd", "-dc", "--long=27", path], capture_output=True, check=True).stdout.splitlines()
    sites = defaultdict(list)
    for line in lines:
        page = json.loads(line)
        host = urlsplit(page["url"]).hostname
        if host:
            sites[host.removeprefix("www.")].append(page)
    return {page["url"]: page for pages in sites.values() if len(pages) >= least for page in pages}


def bodies(path):
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            analysis = json.loads(line)
            yield analysis["url"], [block["text"] for block in analysis["article"].get("paragraphs", [])]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["pages", "score"])
    parser.add_argument("pages")
    parser.add_argument("analyses", nargs="*")
    parser.add_argument("--least", type=int, default=3)
    parser.add_argument("--changes", action="store_true")
    asked = parser.parse_args()
    known = chosen(asked.pages, asked.least)
    if asked.command == "pages":
        for page in known.values():
            sys.stdout.write(json.dumps({"url": page["url"], "page": page["text"]}) + "\n")
        return
    read = [dict(bodies(path)) for path in asked.analyses]
    for path, found in zip(asked.analyses, read, strict=True):
        scores = [f1(*body_scores(page["body"], "\n".join(found[url]))) for url, page in known.items()]
        print(f"{path}: F1 {sum(scores) / len(scores):.4f} on {len(scores)} pages")
    alone, together = read[0], read[-1]
    changed = [url for url in known if alone[url] != together[url]]
    print(f"{len(changed)} pages read otherwise")
    if asked.changes:
        for url in changed:
            print(url)
            for sign, left, right in (("-", alone, together), ("+", together, alone)):
                for block in left[url]:
                    if block not in right[url]:
                        print(f"  {sign} {block[:150]}")


if __name__ == "__main__":
    main()
