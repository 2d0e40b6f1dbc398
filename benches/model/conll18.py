"""Scores of sentences, words, tags and trees from raw text, as the CoNLL 2018 shared task defines them.

The definitions are those of its evaluation script (https://universaldependencies.org/conll18/evaluation.html): places
count characters without white space, so that systems may cut as they like; words of a token that stands for several are
aligned by their longest common subsequence; relations are compared without their subtypes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Word:
    """A syntactic word; `start` and `end` are the places of the token that it is, or is part of."""

    start: int
    end: int
    form: str
    upos: str
    #: The place of its head among all words; -1 for the root of a sentence.
    head: int
    relation: str
    is_part: bool = False


@dataclass
class Analysis:
    """What a treebank or a system says of a text."""

    words: list[Word] = field(default_factory=list)
    tokens: list[tuple[int, int]] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    #: The characters of the text without white space.
    characters: str = ""


def f1(right: int, gold: int, system: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (gold + system) if gold + system else 0.0


def scores(gold: Analysis, system: Analysis) -> dict[str, float]:
    """F1 of tokens, sentences, words, UPOS, UAS and LAS."""
    if gold.characters != system.characters:
        raise ValueError("the texts differ")
    pairs = align(gold.words, system.words)
    gold_of = {id(theirs): ours for ours, theirs in pairs}

    def head(words: Sequence[Word], word: Word) -> Word | None:
        return None if word.head < 0 else words[word.head]

    attached = tagged = labelled = 0
    for ours, theirs in pairs:
        tagged += ours.upos == theirs.upos
        found = head(system.words, theirs)
        wanted = head(gold.words, ours)
        same_head = wanted is found if found is None else wanted is not None and gold_of.get(id(found)) is wanted
        attached += same_head
        labelled += same_head and universal(ours.relation) == universal(theirs.relation)

    def of_words(right: int) -> float:
        return f1(right, len(gold.words), len(system.words))

    def of_spans(ours: list[tuple[int, int]], theirs: list[tuple[int, int]]) -> float:
        return f1(len(set(ours) & set(theirs)), len(ours), len(theirs))

    return {
        "tokens": of_spans(gold.tokens, system.tokens),
        "sentences": of_spans(gold.sentences, system.sentences),
        "words": of_words(len(pairs)),
        "UPOS": of_words(tagged),
        "UAS": of_words(attached),
        "LAS": of_words(labelled),
    }


def universal(relation: str) -> str:
    """A relation without its subtype."""
    return relation.split(":")[0]


def align(gold: Sequence[Word], system: Sequence[Word]) -> list[tuple[Word, Word]]:
    """The words that are the same."""
    pairs: list[tuple[Word, Word]] = []
    ours, theirs = 0, 0
    while ours < len(gold) and theirs < len(system):
        if gold[ours].is_part or system[theirs].is_part:
            mine, other = stretch(gold, system, ours, theirs)
            ours, theirs = mine.stop, other.stop
            pairs += common(gold[mine], system[other])
        elif (gold[ours].start, gold[ours].end) == (system[theirs].start, system[theirs].end):
            pairs.append((gold[ours], system[theirs]))
            ours, theirs = ours + 1, theirs + 1
        elif gold[ours].start <= system[theirs].start:
            ours += 1
        else:
            theirs += 1
    return pairs


def stretch(gold: Sequence[Word], system: Sequence[Word], ours: int, theirs: int) -> tuple[slice, slice]:
    """The words on both sides that lie in one stretch of tokens of several words."""
    if gold[ours].is_part:
        end = gold[ours].end
        if not system[theirs].is_part and system[theirs].start < gold[ours].start:
            theirs += 1
    else:
        end = system[theirs].end
        if not gold[ours].is_part and gold[ours].start < system[theirs].start:
            ours += 1

    first, second = ours, theirs

    def beyond(words: Sequence[Word], at: int) -> bool:
        if at >= len(words):
            return True
        return words[at].start >= end if words[at].is_part else words[at].end > end

    while not beyond(gold, ours) or not beyond(system, theirs):
        if ours < len(gold) and (theirs >= len(system) or gold[ours].start <= system[theirs].start):
            end = max(end, gold[ours].end) if gold[ours].is_part else end
            ours += 1
        else:
            end = max(end, system[theirs].end) if system[theirs].is_part else end
            theirs += 1
    return slice(first, ours), slice(second, theirs)


def common(gold: Sequence[Word], system: Sequence[Word]) -> list[tuple[Word, Word]]:
    """The longest common subsequence of two stretches, by form whatever its case."""
    lengths = [[0] * (len(system) + 1) for _ in range(len(gold) + 1)]
    for i in reversed(range(len(gold))):
        for j in reversed(range(len(system))):
            same = gold[i].form.lower() == system[j].form.lower()
            lengths[i][j] = 1 + lengths[i + 1][j + 1] if same else max(lengths[i + 1][j], lengths[i][j + 1])
    pairs: list[tuple[Word, Word]] = []
    i = j = 0
    while i < len(gold) and j < len(system):
        if gold[i].form.lower() == system[j].form.lower():
            pairs.append((gold[i], system[j]))
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] == lengths[i][j]:
            i += 1
        else:
            j += 1
    return pairs
