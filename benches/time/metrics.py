"""The metrics of TempEval-3, task A (UzZaman et al., SemEval-2013, section 4.1).

Precision and recall of the extent are counted strictly (the same characters) and relaxed (any overlap). Those of an
attribute count the expressions found by any overlap whose attribute is the same string as well, over all found and over
all gold expressions: the relaxed figure times the accuracy of the attribute. Counts are added over all articles.
"""

from dataclasses import dataclass, field


@dataclass
class Score:
    """Counts over some articles."""

    gold: int = 0
    found: int = 0
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(METRICS, 0))

    def add(self, gold, found):
        """Counts the expressions of one more article."""
        self.gold += len(gold)
        self.found += len(found)
        for one, other in pairs(gold, found):
            for name, is_right in METRICS.items():
                self.right[name] += is_right(one, other)

    def figures(self, name):
        """Precision, recall and their harmonic mean."""
        right = self.right[name]
        precision, recall = right / max(1, self.found), right / max(1, self.gold)
        return precision, recall, 2 * right / max(1, self.found + self.gold)


METRICS = {
    "strict span": lambda gold, found: gold.span == found.span,
    "relaxed span": lambda gold, found: True,
    "type": lambda gold, found: gold.type == found.type,
    "value": lambda gold, found: gold.value == found.value,
}


def pairs(gold, found):
    """Pairs each gold expression with the found one that overlaps it most; each is used once."""
    near = [
        (one.overlap(other), one.span == other.span, i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
    ]
    near = sorted((pair for pair in near if pair[0] > 0), key=lambda pair: (-pair[1], -pair[0], pair[2], pair[3]))
    gold_used, found_used, paired = set(), set(), []
    for _, _, i, j in near:
        if i not in gold_used and j not in found_used:
            gold_used.add(i)
            found_used.add(j)
            paired.append((gold[i], found[j]))
    return paired
