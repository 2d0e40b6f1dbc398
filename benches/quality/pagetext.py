"""Where the strings of the gold stand in the text of an analysis."""

import html
import json
import re
from pathlib import Path
from typing import Any

Json = dict[str, Any]
Range = tuple[int, int]
QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "\u00a0": " "})


def fold(text: str) -> str:
    """Text with one kind of quotation mark and single spaces."""
    return re.sub(r"\s+", " ", text.translate(QUOTES)).strip()


def several(value: Any) -> list[Any]:
    """A value that may stand for itself or be a list of alternatives."""
    return [] if value is None else value if isinstance(value, list) else [value]


def overlap(left: Range, right: Range) -> int:
    """How many characters two half-open ranges share."""
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def within(inner: Range, outers: list[Range]) -> int:
    """How many characters of a range lie in any of some ranges that do not overlap each other."""
    return sum(overlap(inner, outer) for outer in outers)


def union(ranges: list[Range]) -> list[Range]:
    """The same characters as ranges that do not overlap."""
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


class Text:
    """A text in which folded strings are found, as ranges of the text itself."""

    def __init__(self, text: str) -> None:
        self.text = text
        folded: list[str] = []
        self.index: list[int] = []
        for position, char in enumerate(text.translate(QUOTES)):
            if char.isspace():
                if not folded or folded[-1] == " ":
                    continue
                char = " "
            folded.append(char)
            self.index.append(position)
        self.folded = "".join(folded)

    def find(self, wanted: str, inside: list[Range] | None = None) -> list[Range]:
        """Every place of a string at the borders of words, in the order of the text."""
        wanted = fold(wanted)
        if not wanted:
            return []
        start = r"(?<!\w)" if wanted[0].isalnum() else ""
        end = r"(?!\w)" if wanted[-1].isalnum() else ""
        found = [
            (self.index[match.start()], self.index[match.end() - 1] + 1)
            for match in re.finditer(start + re.escape(wanted) + end, self.folded)
        ]
        if inside is None:
            return found
        return [place for place in found if within(place, inside) == place[1] - place[0]]

    def first(self, wanted: str, inside: list[Range]) -> Range | None:
        """The first place inside of the given ranges, else the first at all."""
        places = self.find(wanted, inside) or self.find(wanted)
        return places[0] if places else None


class GoldPage:
    """One page of the benchmark: the file, its gold, and the lines of the article."""

    def __init__(self, page: Path, gold: Path) -> None:
        self.name = gold.stem
        self.gold: Json = json.loads(gold.read_text(encoding="utf-8"))
        self.html = page.suffix == ".html"
        self.lines = page.read_text(encoding="utf-8").split("\n")

    def part(self, lines: str) -> list[str]:
        """The folded paragraphs that the article's gold names by their lines."""
        texts = ("\n".join(self.lines[first - 1 : last]) for first, last in self.gold["article"].get(lines, []))
        return [fold(html.unescape(re.sub(r"<[^>]+>", "", text)) if self.html else text) for text in texts]

    def body(self) -> str:
        """The paragraphs of the article."""
        return "\n".join(self.part("body_lines"))


def gold_pages(folder: Path, part: str) -> list[GoldPage]:
    """The pages of one part, in the order of their names."""
    pages = {path.stem: path for path in (folder / "pages" / part).iterdir()}
    return [GoldPage(pages[gold.stem], gold) for gold in sorted((folder / "gold" / part).glob("*.json"))]
