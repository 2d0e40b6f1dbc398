#!/usr/bin/env python3
"""Mechanism: do sources and targets of an earlier coder's unit tests (PETR.UnitTest.records.xml, MIT) come out in their places?

    petrarch.py --pages PETR.UnitTest.records.xml.zst > pages.jsonl
    dateline analyze --as article --jsonl pages.jsonl > analyses.jsonl
    petrarch.py PETR.UnitTest.records.xml.zst analyses.jsonl [--misses]

Those tests code invented countries by made-up dictionaries, whose event codes say nothing here. What is compared is who acts
on whom: an invented country's code is the first three letters of its name. A record is right if for each pair of source
and target one report has the source among its actors and the target among its recipients (of a reciprocal act, both
anywhere). Printed by kind: tests of actors and compound actors, of passives, of everything else.
"""

import re
import subprocess
from collections import Counter

from sentences import asked, print_pages, read_analyses

SENTENCE = re.compile(r"<Sentence\b([^>]*)>(.*?)</Sentence>", re.DOTALL)
CODING = re.compile(r'<EventCoding[^>]*sourcecode\s*=\s*"([^"]*)"[^>]*targetcode\s*=\s*"([^"]*)"')
KINDS = {"ACTOR": "actors", "COMPOUND": "actors", "AGENT": "actors", "AGENTS": "actors"}


def read(path):
    """The English sentences that code two invented countries: id, kind, text, pairs."""
    packed = path.suffix == ".zst"
    raw = (
        subprocess.run(["zstd", "-dc", str(path)], check=True, capture_output=True).stdout
        if packed
        else path.read_bytes()
    )
    records = []
    for attributes, body in SENTENCE.findall(raw.decode("utf-8", "replace")):
        identifier = re.search(r'id\s*=\s*"([^"]*)"', attributes)
        category = re.search(r'category\s*=\s*"([^"]*)"', attributes)
        text = re.search(r"<Text>(.*?)</Text>", body, re.DOTALL)
        pairs = [pair for pair in CODING.findall(body) if all(len(code) >= 3 for code in pair)]
        if not (identifier and text and pairs):
            continue
        words = " ".join(text.group(1).split())
        known = all(re.search(rf"\b{code[:3]}", words, re.IGNORECASE) for pair in pairs for code in pair)
        if known:
            passive = identifier.group(1).startswith("PASSIVE")
            kind = "passives" if passive else KINDS.get(category.group(1) if category else "", "others")
            records.append((identifier.group(1), kind, words, pairs))
    return records


def named(code, parties, entities):
    """Whether any party or its entity is called by a name that the code begins."""
    for party in parties:
        names = [party["text"], entities.get(party.get("entity"), {}).get("name", "")]
        if any(re.search(rf"\b{code[:3]}", name, re.IGNORECASE) for name in names):
            return True
    return False


def told(pair, reports, entities):
    """Whether a report tells that the source acts on the target."""
    source, target = pair
    for report in reports:
        actors, recipients = report["actors"], report["recipients"]
        if report["reciprocal"]:
            actors = recipients = actors + recipients
        if named(source, actors, entities) and named(target, recipients, entities):
            return True
    return False


def main():
    """Prints pages, or the figures of analyses."""
    args = asked(__doc__)
    records = read(args.gold)
    if args.pages:
        print_pages((identifier, text) for identifier, _, text, _ in records)
        return
    analyses = read_analyses(args.analyses)
    right, wanted = Counter(), Counter()
    for identifier, kind, text, pairs in records:
        analysis = analyses.get(identifier, {"reports": [], "entities": []})
        entities = {entity["id"]: entity for entity in analysis["entities"]}
        fine = all(told(pair, analysis["reports"], entities) for pair in pairs)
        right[kind] += fine
        wanted[kind] += 1
        if args.misses and not fine:
            print(f"{identifier}: {pairs}: {text}")
    for kind in sorted(wanted):
        print(f"{kind:9} {right[kind]}/{wanted[kind]} {right[kind] / wanted[kind]:.3f}")


if __name__ == "__main__":
    main()
