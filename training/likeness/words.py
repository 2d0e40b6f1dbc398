"""Makes the words that can name one event from a copy of WordNet 3.0 (the folder with `data.verb`, `index.verb`, …):

    python training/likeness/words.py /usr/share/wordnet > crates/dateline-corpus/src/likeness/data/words.tsv

A lemma names the concepts (synsets) of its first three senses as verb, noun and adjective, the first surest, and through
them, less surely, those that they derive from or that stand above them. Kept are lemmas that WordNet's authors saw in text
and that name a deed, and concepts that two lemmas share.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

PARTS = {"v": "verb", "n": "noun", "a": "adj"}
#: Senses of a word that are looked at, and how much less sure each is than the one before.
SENSES, LESS_SURE = 3, 0.35
#: Files of WordNet whose nouns name deeds: acts, events, phenomena, states.
DEEDS = {"04", "11", "19", "26"}
#: Files whose nouns have the concept above them count: acts and events.
STANDS_UNDER = {"n04", "n11"}
#: How surely a word names the concept that a pointer of its sense leads to.
DERIVED, FROM_ADJECTIVE, ABOVE, GROUP = 0.95, 0.9, 0.5, 0.7

HEAD = """\
# Words that can name one event, by the concepts of WordNet 3.0 that they share; `training/likeness/words.py` makes this
# file. Fields: lemma, concepts as number:weight in hundredths, the surest first. Of each lemma that WordNet has seen in
# text and that names a deed in one of its first three senses; concepts of one lemma alone are left out.
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS"
# AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. The licence is beside this file.
"""


class WordNet:
    """Synsets by part and place, and each lemma's, the most frequent sense first."""

    def __init__(self, folder: Path) -> None:
        self.synsets: dict[str, tuple[list[str], list[tuple[str, str, int]], str]] = {}
        self.senses: dict[str, dict[str, list[str]]] = {part: {} for part in PARTS}
        self.seen: Counter[str] = Counter()
        for part, name in PARTS.items():
            for line in records(folder / f"data.{name}"):
                self.synsets[part + line[0]] = synset(line)
            for line in records(folder / f"index.{name}"):
                self.senses[part][line[0]] = line[-int(line[2]) :]
                self.seen[line[0]] += int(line[int(line[3]) + 5])

    def concepts(self, lemma: str) -> dict[str, float]:
        """The concepts that a lemma names, with how surely."""
        found: dict[str, float] = {}

        def add(concept: str, weight: float) -> None:
            found[concept] = max(weight, found.get(concept, 0.0))

        for part in PARTS:
            for rank, place in enumerate(self.senses[part].get(lemma, [])[:SENSES]):
                weight = 1 / (1 + LESS_SURE * rank)
                words, pointers, file = self.synsets[part + place]
                own = {0, words.index(lemma) + 1 if lemma in words else 0}
                add(part + place, weight)
                for kind, concept, word in pointers:
                    if kind == "+" and word in own:
                        add(concept, weight * DERIVED)
                    elif kind == "\\" and word in own:
                        add(concept, weight * FROM_ADJECTIVE)
                    elif kind == "$":
                        add(concept, weight * GROUP)
                    elif (part == "v" and kind in {"@", ">", "*"}) or (kind == "@" and part + file in STANDS_UNDER):
                        add(concept, weight * ABOVE)
        return found

    def names_a_deed(self, concepts: dict[str, float]) -> bool:
        """Whether one of the concepts is that of a verb, or of a noun for a deed."""
        return any(
            concept[0] == "v" or concept[0] == "n" and self.synsets[concept][2] in DEEDS
            for concept in concepts
            if concept in self.synsets
        )


def records(file: Path) -> list[list[str]]:
    """The lines of a file without its licence, in fields."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line.split(" | ")[0].split() for line in lines if not line.startswith(" ")]


def synset(fields: list[str]) -> tuple[list[str], list[tuple[str, str, int]], str]:
    """The words of a synset, its pointers (kind, concept, the word that points, 0 for all), and its file."""
    count = int(fields[3], 16)
    words = [fields[4 + 2 * place].lower().split("(")[0] for place in range(count)]
    start = 5 + 2 * count
    pointers = [fields[start + 4 * place : start + 4 * place + 4] for place in range(int(fields[start - 1]))]
    return words, [(kind, part + place, int(ends[:2], 16)) for kind, place, part, ends in pointers], fields[1]


def main() -> None:
    """Prints the file."""
    wordnet = WordNet(Path(sys.argv[1]))
    named = {}
    for lemma in sorted(set().union(*wordnet.senses.values())):
        if wordnet.seen[lemma] and lemma.isalpha():
            concepts = wordnet.concepts(lemma)
            if wordnet.names_a_deed(concepts):
                named[lemma] = concepts
    shared = Counter(concept for concepts in named.values() for concept in concepts)
    numbers: dict[str, int] = {}
    print(HEAD, end="")
    for lemma, concepts in named.items():
        kept = sorted((-weight, concept) for concept, weight in concepts.items() if shared[concept] > 1)
        listed = [f"{numbers.setdefault(concept, len(numbers))}:{round(-weight * 100)}" for weight, concept in kept]
        if listed:
            print(lemma + "\t" + " ".join(listed))


if __name__ == "__main__":
    main()
