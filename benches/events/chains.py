"""Measures of coreference: MUC (Vilain et al. 1995), B³ (Bagga and Baldwin 1998), CEAF-e (Luo 2005), and their mean.

The items are given, so that both sides hold the same ones. The mean of the three F1 is what CoNLL-2012 ranks by.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

import numpy
from scipy.optimize import linear_sum_assignment


def measures(gold: Sequence[Hashable], found: Sequence[Hashable]) -> dict[str, float]:
    """Each measure's F1, of two lists that say for each item which chain it is in."""
    f1 = {"MUC": muc(gold, found), "B3": b_cubed(gold, found), "CEAFe": ceaf(gold, found)}
    return {**f1, "CoNLL": sum(f1.values()) / 3}


def harmonic(precision: float, recall: float) -> float:
    """F1."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def chains(labels: Sequence[Hashable]) -> dict[Hashable, list[int]]:
    """The items of each chain."""
    members = defaultdict(list)
    for item, label in enumerate(labels):
        members[label].append(item)
    return members


def muc(gold: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """F1 of links."""

    def links(key: Sequence[Hashable], other: Sequence[Hashable]) -> float:
        kept = total = 0
        for members in chains(key).values():
            kept += len(members) - len({other[item] for item in members})
            total += len(members) - 1
        return kept / total if total else 0.0

    return harmonic(links(found, gold), links(gold, found))


def b_cubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """F1 of what each item's chain shares."""
    shared, sizes, others = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    precision = sum(count * count / others[label] for (_, label), count in shared.items())
    recall = sum(count * count / sizes[label] for (label, _), count in shared.items())
    return harmonic(precision / len(gold), recall / len(gold)) if gold else 0.0


def ceaf(gold: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """F1 of the best pairing of chains, by what they share (φ4)."""
    sizes, others = Counter(gold), Counter(found)
    rows = {label: place for place, label in enumerate(sizes)}
    columns = {label: place for place, label in enumerate(others)}
    likeness = numpy.zeros((len(rows), len(columns)))
    for (left, right), count in Counter(zip(gold, found, strict=True)).items():
        likeness[rows[left], columns[right]] = 2 * count / (sizes[left] + others[right])
    best = likeness[linear_sum_assignment(-likeness)].sum()
    return harmonic(best / len(columns), best / len(rows)) if gold else 0.0
