"""Measures of coreference: MUC (Vilain et al. 1995), B³ (Bagga and Baldwin 1998), CEAF-e (Luo 2005), and their mean.

The mean of the three F1 is what CoNLL-2012 ranks by. Both sides may hold other items, as Pradhan et al. (ACL 2014, "Scoring
coreference partitions of predicted mentions: a reference implementation") define the measures; `check` compares with
the example that they work out by hand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence

import numpy
from scipy.optimize import linear_sum_assignment

#: Precision, recall and F1.
Score = tuple[float, float, float]


def measures(gold: Sequence[Hashable], found: Sequence[Hashable]) -> dict[str, float]:
    """Each measure's F1, of two lists that say for each item which chain it is in."""
    given = scores(chains(gold), chains(found))
    f1 = {name: score[2] for name, score in given.items()}
    return {**f1, "CoNLL": conll(given)}


def chains(labels: Sequence[Hashable]) -> list[set[Hashable]]:
    """The items of each chain."""
    members: dict[Hashable, set[Hashable]] = defaultdict(set)
    for item, label in enumerate(labels):
        members[label].add(item)
    return list(members.values())


def conll(given: dict[str, Score]) -> float:
    """The mean of the three F1."""
    return sum(score[2] for score in given.values()) / len(given)


def scores(key: Sequence[set[Hashable]], response: Sequence[set[Hashable]]) -> dict[str, Score]:
    """Each measure, of the chains of the key and those of the response."""
    sides = {"MUC": links, "B3": shares}
    found = {name: harmonic(side(response, key), side(key, response)) for name, side in sides.items()}
    best = best_pairs(key, response)
    return {**found, "CEAFe": harmonic(ratio(best, len(response)), ratio(best, len(key)))}


def ratio(part: float, whole: float) -> float:
    """A share; 0 of nothing."""
    return part / whole if whole else 0.0


def harmonic(precision: float, recall: float) -> Score:
    """Precision, recall and F1."""
    return precision, recall, ratio(2 * precision * recall, precision + recall)


def chain_of(groups: Iterable[set[Hashable]]) -> dict[Hashable, int]:
    """For each item, the number of its chain."""
    return {item: number for number, group in enumerate(groups) for item in group}


def links(key: Sequence[set[Hashable]], other: Sequence[set[Hashable]]) -> float:
    """The share of the links of the key that the other side holds."""
    of, kept, total = chain_of(other), 0, 0
    for group in key:
        # An item that the other side does not have is a part of its own.
        kept += len(group) - len({of.get(item, ("alone", item)) for item in group})
        total += len(group) - 1
    return ratio(kept, total)


def shares(key: Sequence[set[Hashable]], other: Sequence[set[Hashable]]) -> float:
    """The mean over the items of the key of the share of their chain that the other side keeps."""
    of, kept = chain_of(other), 0.0
    for group in key:
        counts = Counter(of[item] for item in group if item in of)
        kept += sum(count * count for count in counts.values()) / len(group)
    return ratio(kept, sum(len(group) for group in key))


def best_pairs(key: Sequence[set[Hashable]], response: Sequence[set[Hashable]]) -> float:
    """What the best pairing of chains has in common in all (φ4)."""
    of, likeness = chain_of(response), numpy.zeros((len(key), len(response)))
    for row, group in enumerate(key):
        for column, count in Counter(of[item] for item in group if item in of).items():
            likeness[row, column] = 2 * count / (len(group) + len(response[column]))
    return float(likeness[linear_sum_assignment(-likeness)].sum())


def check() -> None:
    """The example of Pradhan et al.: the key {a b c} {d e f g}, the response {a b} {c d} {f g h i}."""
    found = scores([set("abc"), set("defg")], [set("ab"), set("cd"), set("fghi")])
    wanted = {"MUC": (0.40, 0.40), "B3": (0.50, 0.42), "CEAFe": (0.43, 0.65)}
    for name, (precision, recall) in wanted.items():
        assert (round(found[name][0], 2), round(found[name][1], 2)) == (precision, recall), (name, found[name])


if __name__ == "__main__":
    check()
    print("the measures agree with the example of Pradhan et al. (2014)")
