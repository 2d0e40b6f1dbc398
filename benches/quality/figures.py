"""Counts by line, and how they are printed."""

from collections import OrderedDict


class Figures:
    """By line: how many of the found are right (precision), and how many of the wanted were found (recall)."""

    def __init__(self) -> None:
        self.found: OrderedDict[str, list[bool]] = OrderedDict()
        self.wanted: dict[str, list[bool]] = {}
        self.misses: list[str] = []

    def precise(self, line: str, ok: object, what: str = "") -> None:
        """Something was found: right or not."""
        self.found.setdefault(line, []).append(bool(ok))
        self.wanted.setdefault(line, [])
        self.note(line, ok, what)

    def recall(self, line: str, ok: object, what: str = "") -> None:
        """Something was wanted: found or not."""
        self.found.setdefault(line, [])
        self.wanted.setdefault(line, []).append(bool(ok))
        self.note(line, ok, what)

    def rate(self, line: str, ok: object, what: str = "") -> None:
        """One case that is right or not, where what is found and what is wanted are as many."""
        self.precise(line, ok)
        self.recall(line, ok, what)

    def note(self, line: str, ok: object, what: str) -> None:
        """Keep what was missed, or found without being there."""
        if not ok and what:
            self.misses.append(f"{line}: {what}")

    def precision(self, line: str) -> float:
        """The share of the found that is right."""
        found = self.found.get(line, [])
        return sum(found) / max(1, len(found))

    def recalled(self, line: str) -> float:
        """The share of the wanted that was found."""
        wanted = self.wanted.get(line, [])
        return sum(wanted) / max(1, len(wanted))

    def f1(self, line: str) -> float:
        """The harmonic mean of both."""
        precision, recall = self.precision(line), self.recalled(line)
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def table(self) -> list[str]:
        """A line of text for each line: counts, and one ratio or three."""
        rows = []
        stages = [line.split(".")[0] for line in self.found]
        for line, found in sorted(self.found.items(), key=lambda item: stages.index(item[0].split(".")[0])):
            wanted = self.wanted[line]
            row = f"{line:32} {sum(wanted):5}/{len(wanted):<5}"
            if found == wanted:
                rows.append(f"{row} {self.recalled(line):.3f}")
            else:
                rows.append(f"{row} P {self.precision(line):.3f} R {self.recalled(line):.3f} F1 {self.f1(line):.3f}")
        return rows

    def values(self) -> dict[str, float]:
        """The F1 (or the ratio, which is the same) of each line."""
        return {line: round(self.f1(line), 4) for line in self.found}
