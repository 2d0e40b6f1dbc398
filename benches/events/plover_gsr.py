#!/usr/bin/env python3
"""Score event coding against the gold records of the PLOVER manual (openeventdata/PLOVER, PLOVER_GSR_CAMEO.json, CC BY-SA 4.0).

    plover_gsr.py --pages PLOVER_GSR_CAMEO.json > pages.jsonl
    dateline analyze --as article --jsonl pages.jsonl > analyses.jsonl
    plover_gsr.py PLOVER_GSR_CAMEO.json analyses.jsonl [--half even|odd|all] [--misses]

The records are of 2016; their types are mapped to those of the current manual: DEMAND is REQUEST, DISAPPROVE and
INVESTIGATE are ACCUSE, FIGHT is ASSAULT, and what the manual has moved from one type to another since is moved by the
words that the records give for their event (MOVED; --types of-2016 leaves that out). Records with an even number in the
file are for writing rules on, odd ones for measuring.
A sentence's prediction is the PLOVER type of its main event: the report that it tells first, for news puts what is new
into the main clause and opens with it, and what led to it follows (--main surest takes the report of the highest
confidence). That choice and MOVED were made on the even half. Printed: precision, recall and F1 by type and their
macro average, how often the right type is among a sentence's reports, and the share of sentences in which an actor
(a recipient) of the report of the right type shares a content word or the country code with a gold one.
"""

import argparse
import json
import re
from collections import Counter
from pathlib import Path

TYPES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
# What the current manual (draft 2.0) codes otherwise than the records: their type, words of their event, the type today.
MOVED = [
    # "CONCEDE … including the promise of future concessions such [as] easing of administrative or legal restrictions";
    # "Announcements of future retreats should be coded as CONCEDE"; RETREAT: release, repatriation, return of property,
    # "allowing the entry of observers", disarming, withdrawal, resignations.
    (
        "AGREE",
        r"\b(lift|eas(e|ing)\b|releas|free\b|repatriat|return(?! to (the )?(talk|negotiat|table))|allow|disarm|withdraw|pull out|resign|ceasefire|truce)",
        "CONCEDE",
    ),
    # "Expressions of regret or remorse", "Formal pardons, acquittals, and amnesties".
    ("SUPPORT", r"\b(apolog|regret|remorse|pardon|amnest)", "CONCEDE"),
    # "declarations (but not implementations) of ceasefires".
    ("RETREAT", r"\b(declar|announc)\w* .*\b(ceasefire|cease-fire|truce)", "CONCEDE"),
    # AID: "Monetary aid …, including reparations".
    ("RETREAT", r"\b(compensat|reparation)", "AID"),
    # "Cancellation of meetings are REJECT".
    ("SANCTION", r"\b(cancel|call(ed)? off|postpon)\w* .*\b(visit|meeting|talk|summit)", "REJECT"),
    # ASSAULT, mode destroy.
    ("COERCE", r"\b(set fire|burn|destroy|demolish)", "ASSAULT"),
]
STOP = {
    "the",
    "a",
    "an",
    "of",
    "and",
    "in",
    "on",
    "for",
    "to",
    "at",
    "by",
    "from",
    "with",
    "its",
    "their",
    "his",
    "her",
    "former",
    "president",
    "minister",
    "leader",
}


def current(record):
    """The type of a record by the current manual."""
    for old, words_of_event, new in MOVED:
        if record["event"] == old and re.search(words_of_event, record.get("eventText", ""), re.IGNORECASE):
            return new
    return TYPES.get(record["event"], record["event"])


def main_event(reports, manner):
    """The report that tells what a sentence is about; nothing where there is none."""
    if manner == "surest":
        return max(reports, key=lambda report: report["confidence"], default=None)
    return min(reports, key=lambda report: report["trigger"]["span"][0], default=None)


def records(path, moved=True):
    found = []
    for index, record in enumerate(json.loads(Path(path).read_text(encoding="utf-8"))):
        if record["event"] == "DOCUMENT":
            continue
        text = " ".join(record["text"].replace("``", '"').replace("''", '"').strip(" {}").split())
        found.append(
            {
                "id": record["id"],
                "index": index,
                "text": text,
                "type": current(record) if moved else TYPES.get(record["event"], record["event"]),
                "actors": parties(record.get("source")),
                "recipients": parties(record.get("target")),
            }
        )
    return found


def parties(side):
    side = side if isinstance(side, list) else [side] if side else []
    return [p if isinstance(p, dict) else {"actorText": p} for p in side]


def words(text):
    return {w for w in re.findall(r"\w+", (text or "").casefold()) if w not in STOP}


def names(party, entities):
    entity = entities.get(party.get("entity"), {})
    found = words(party.get("text")) | words(entity.get("name"))
    for mention in entity.get("mentions", []):
        found |= words(mention["text"])
    return found, (party.get("country") or entity.get("country") or "").casefold()


def meets(golds, got, entities):
    for gold in golds:
        for party in got:
            found, country = names(party, entities)
            if words(gold.get("actorText")) & found or (country and country == (gold.get("code") or "").casefold()):
                return True
    return False


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("analyses", nargs="?")
    parser.add_argument("--pages", action="store_true", help="print the sentences as pages and stop")
    parser.add_argument("--half", choices=["even", "odd", "all"], default="odd")
    parser.add_argument(
        "--main", choices=["first", "surest"], default="first", help="which report is a sentence's main event"
    )
    parser.add_argument("--types", choices=["of-today", "of-2016"], default="of-today", help="by which manual")
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    golds = records(args.gold, args.types == "of-today")
    if args.pages:
        for gold in golds:
            print(json.dumps({"id": gold["id"], "article": gold["text"]}))
        return
    analyses = {a["document"]: a for a in map(json.loads, Path(args.analyses).read_text(encoding="utf-8").splitlines())}
    if args.half != "all":
        golds = [gold for gold in golds if gold["index"] % 2 == (args.half == "odd")]
    right, predicted, wanted = Counter(), Counter(), Counter()
    among = actors = actor_total = recipients = recipient_total = 0
    for gold in golds:
        analysis = analyses.get(gold["id"], {"reports": [], "entities": []})
        reports = sorted(analysis["reports"], key=lambda r: -r["confidence"])
        entities = {e["id"]: e for e in analysis["entities"]}
        wanted[gold["type"]] += 1
        told = main_event(reports, args.main)
        guess = told["plover"]["type"] if told else None
        if guess:
            predicted[guess] += 1
        right[gold["type"]] += guess == gold["type"]
        fitting = [r for r in reports if gold["type"] in (r["plover"]["type"], r["act"])]
        among += bool(fitting)
        best = (fitting or reports or [{"actors": [], "recipients": []}])[0]
        everyone = best["actors"] + best["recipients"]
        both = best.get("reciprocal")
        actor_ok = recipient_ok = None
        if gold["actors"]:
            actor_total += 1
            actor_ok = meets(gold["actors"], best["actors"], entities)
            actors += actor_ok
        if gold["recipients"]:
            recipient_total += 1
            recipient_ok = meets(gold["recipients"], everyone if both else best["recipients"], entities)
            recipients += recipient_ok
        if args.misses and (not fitting or actor_ok is False or recipient_ok is False):
            show = [
                (
                    r["act"],
                    r["status"],
                    r["trigger"]["text"],
                    [a["text"] for a in r["actors"]],
                    [a["text"] for a in r["recipients"]],
                )
                for r in reports
            ]
            print(
                gold["type"],
                "|",
                gold["text"],
                "|",
                [a.get("actorText") for a in gold["actors"]],
                [a.get("actorText") for a in gold["recipients"]],
                "\n      ",
                show,
            )
    scores = []
    for kind in sorted(wanted):
        precision = right[kind] / max(1, predicted[kind])
        recall = right[kind] / wanted[kind]
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        scores.append(f1)
        print(f"{kind:10} precision {precision:.2f} recall {recall:.2f} F1 {f1:.2f} of {wanted[kind]}")
    print(
        f"type, macro F1 over {len(scores)} types {sum(scores) / len(scores):.3f}; accuracy {sum(right.values()) / len(golds):.3f}"
    )
    print(f"right type among the reports {among / len(golds):.3f} of {len(golds)} sentences")
    print(
        f"actor {actors / max(1, actor_total):.3f} of {actor_total}; recipient {recipients / max(1, recipient_total):.3f} of {recipient_total}"
    )


if __name__ == "__main__":
    main()
