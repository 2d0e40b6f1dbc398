#!/usr/bin/env python3
"""Score who does what to whom against PropBank's roles (the propbank-ewt files: raw text, roles, trees of one sentence a line).

    propbank.py --pages propbank-ewt-dev.jsonl.zst > pages.jsonl
    dateline analyze --as article --jsonl pages.jsonl > analyses.jsonl
    propbank.py propbank-ewt-dev.jsonl.zst analyses.jsonl [--misses]

What is compared: gold predicates that are verbs and at which the engine reports an act, that is, those that the
ontology covers in that sense. Reports have parties and no other arguments, so a gold argument counts if it is
somebody: its head by the tree is a name, a personal pronoun, or a noun for people or bodies (those of `clause/data/agents.tsv`);
a gold ARG1 counts if the verb's lines in the ontology look for whom it is done to in the object. An argument is found if an actor (ARG0) or a recipient (ARG1) covers its head or lies
in its span, or in that of its relative pronoun; of a reciprocal act, every party counts for both. An actor that lies in no ARG0, or
a recipient that lies in no core argument, is wrong; a recipient in a gold ARG2 to ARG4 is left aside, and so is a
party that the engine took from another sentence.
"""

import json
import subprocess
from collections import Counter
from pathlib import Path

from sentences import asked, print_pages, read_analyses

SOURCES = Path(__file__).resolve().parents[2] / "crates/dateline-core/src"
PERSONAL = frozenset(["I", "we", "you", "he", "she", "they"])
CORE = frozenset(["ARG1", "ARG2", "ARG3", "ARG4"])


def read(path):
    """The sentences of a file, packed by zstd or not."""
    if path.suffix == ".zst":
        text = subprocess.run(["zstd", "-dc", str(path)], check=True, capture_output=True).stdout.decode()
    else:
        text = path.read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def text_of(sentence):
    """The raw text, and the range of each token in it."""
    text, places = "", []
    for token, space in zip(sentence["tokens"], sentence["space_after"], strict=True):
        places.append((len(text), len(text) + len(token)))
        text += token + (" " if space else "")
    return text.rstrip(), places


def rows(name):
    """The records of a data file of the engine."""
    lines = (SOURCES / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def aimed_verbs():
    """The verbs of whose lines any looks for whom it is done to in the object."""
    return {row[0].split("+")[0] for row in rows("events/data/verbs.tsv") if "obj" in row[3].split("|")}


PEOPLE = {row[0] for row in rows("clause/data/agents.tsv")}


def is_somebody(sentence, head):
    """Whether a token is a name, a personal pronoun, or a noun for people or bodies."""
    kind, lemma = sentence["upos"][head], sentence["lemmas"][head]
    return kind == "PROPN" or (kind == "PRON" and lemma in PERSONAL) or (kind == "NOUN" and lemma in PEOPLE)


def arguments(sentence, prop):
    """By role, its parts as spans with their heads, and whether they count; continued and relative parts under the same role."""
    found = {}
    for label, first, last in prop["args"]:
        role = label.removeprefix("C-").removeprefix("R-")
        heads = [i for i in range(first, last + 1) if not first <= sentence["head"][i] - 1 <= last]
        head = heads[0] if heads else first
        counts = is_somebody(sentence, head) and not label.startswith("R-")
        found.setdefault(role, []).append((first, last, head, counts))
    return found


def meets(party, parts, places):
    """Whether a party covers the head of any part or lies in its span."""
    start, end = party
    for first, last, head, _ in parts:
        inside = places[first][0] <= start and end <= places[last][1]
        covers = start <= places[head][0] and places[head][1] <= end
        if inside or covers:
            return True
    return False


class Score:
    """Right, given and wanted of a role."""

    def __init__(self):
        self.count = Counter()

    def line(self, role):
        """The figures as a line of text."""
        precision = self.count["right"] / max(1, self.count["given"])
        recall = self.count["found"] / max(1, self.count["wanted"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        counts = f"{self.count['given']} given, {self.count['wanted']} wanted"
        return f"{role}  precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}  ({counts})"


def judge(score, parties, parts, aside, places, wants):
    """Counts the parties of a side against the parts of its role."""
    misses = []
    for party in parties:
        right = meets(party, parts, places)
        if not right and meets(party, aside, places):
            continue
        score.count["given"] += 1
        score.count["right"] += right
        if not right:
            misses.append(("wrong", party))
    somebody = [part for part in parts if part[3]]
    if wants and somebody:
        found = any(meets(party, parts, places) for party in parties)
        score.count["wanted"] += 1
        score.count["found"] += found
        if not found:
            misses.append(("missed", (places[somebody[0][0]][0], places[somebody[0][1]][1])))
    return misses


def main():
    """Prints pages, or the figures of analyses."""
    args = asked(__doc__)
    sentences = read(args.gold)
    if args.pages:
        print_pages((sentence["sent_id"], text_of(sentence)[0]) for sentence in sentences)
        return
    analyses = read_analyses(args.analyses)
    aimed = aimed_verbs()
    first, second, covered, verbs = Score(), Score(), 0, 0
    for sentence in sentences:
        text, places = text_of(sentence)
        analysis = analyses.get(sentence["sent_id"])
        if analysis is None or analysis["text"].strip() != text.strip():
            continue
        reports = analysis["reports"]
        for prop in sentence["props"]:
            place = places[prop["i"]]
            if sentence["upos"][prop["i"]] != "VERB":
                continue
            verbs += 1
            here = [r for r in reports if r["trigger"]["span"][0] <= place[0] < r["trigger"]["span"][1]]
            if not here:
                continue
            covered += 1
            report = here[0]
            sides = [[tuple(p["span"]) for p in report[side] if p.get("span")] for side in ("actors", "recipients")]
            found = arguments(sentence, prop)
            zero, one = found.get("ARG0", []), found.get("ARG1", [])
            others = [part for role, parts in found.items() if role in CORE for part in parts]
            if report["reciprocal"]:
                everyone = sides[0] + sides[1]
                misses = judge(first, everyone, zero, others, places, wants=True)
            else:
                misses = judge(first, sides[0], zero, [], places, wants=True)
                wants = sentence["lemmas"][prop["i"]] in aimed
                misses += judge(second, sides[1], one, others, places, wants=wants)
            if args.misses:
                for what, (start, end) in misses:
                    print(f"{what} {text[start:end]!r} of {report['act']} {text[slice(*place)]!r}: {text[:160]}")
    print(f"{covered} of {verbs} verbs are reported as acts")
    print(first.line("ARG0"))
    print(second.line("ARG1"))


if __name__ == "__main__":
    main()
