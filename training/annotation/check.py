"""Check the gold pages of the quality benchmark against their own guidelines.

    python3 training/annotation/check.py [benches/quality]

Says, a line each, what does not hold: a string that its page does not have (or has twice), a name that refers to
nothing listed, an unknown act, status or type, an outlet or a person in both parts, an act that a part does not cover.
Prints the counts and exits 1 if anything was wrong.
"""

import html
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benches" / "quality"))
from acts import ACTS

STATUSES = frozenset(["occurred", "ongoing", "planned", "possible", "requested", "denied", "negated", "cancelled"])
ENTITY_TYPES = frozenset(["PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "WORK"])
KINDS = frozenset(["direct", "indirect", "mixed"])
BASES = frozenset(["page", "metadata", "inferred", None])
EVENT_KEYS = frozenset(
    [
        "type",
        "mode",
        "source",
        "target",
        "actors",
        "reciprocal",
        "status",
        "date",
        "place",
        "attributed_to",
        "trigger",
        "evidence",
        "also",
        "inner",
        "may",
        "note",
    ]
)
VALUE = re.compile(
    r"\d{4}(-(\d\d(-\d\d)?|W\d\d(-?WE)?|Q[1-4]|H[12]|SP|SU|FA|WI))?(T(\d\d(:\d\d)?|MO|MI|AF|EV|NI|DT))?|\d{3}|\d\d|"
    r"P(\d+(\.\d+)?([YMWD]|DE|CE)|T\d+[HMS])|T\d\d:\d\d|(PRESENT|PAST|FUTURE)_REF"
)
FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "\u00a0": " "})
INLINE = frozenset(["a", "abbr", "b", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "time", "u"])
Gold = dict[str, Any]


class Text(HTMLParser):
    """The words of a page, without what no reader sees."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Blocks stand apart, words inside of a line do not."""
        self.hidden += tag in ("script", "style")
        if tag not in INLINE:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """What was hidden ends."""
        self.hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        """Words that a reader sees are kept."""
        if not self.hidden:
            self.pieces.append(data)


def fold(text: str) -> str:
    """Text with one kind of quotation mark and single spaces."""
    return re.sub(r"\s+", " ", text.translate(FOLD)).strip()


def page_text(path: Path) -> str:
    """The folded text of a page: all of a text file, the words of an HTML file."""
    raw = path.read_text(encoding="utf-8")
    if path.suffix != ".html":
        return fold(raw)
    parser = Text()
    parser.feed(raw)
    return fold("".join(parser.pieces))


def body_text(path: Path, lines: list[list[int]]) -> str:
    """The folded text of the paragraphs that the gold names by their lines."""
    raw = path.read_text(encoding="utf-8").split("\n")
    text = "\n".join("\n".join(raw[first - 1 : last]) for first, last in lines)
    return fold(html.unescape(re.sub(r"<[^>]+>", "", text)) if path.suffix == ".html" else text)


def several(value: Any) -> list[Any]:
    """A value that may stand for itself or be a list of alternatives."""
    return [] if value is None else value if isinstance(value, list) else [value]


def flat(names: list[Any]) -> Iterator[str]:
    """The names in a list whose items may be lists of alternatives."""
    for name in names:
        yield from (each for each in several(name) if each is not None)


class Page:
    """One page with its gold, and what was found wrong in it."""

    def __init__(self, gold: Path, pages: Path) -> None:
        self.name = gold.stem
        self.wrong: list[str] = []
        self.gold: Gold = json.loads(gold.read_text(encoding="utf-8"))
        found = [p for p in (pages / f"{self.name}.txt", pages / f"{self.name}.html") if p.exists()]
        self.text = page_text(found[0]) if found else ""
        self.body = body_text(found[0], self.gold["article"]["body_lines"]) if found else ""
        self.say(bool(found), "has no page")

    def say(self, holds: bool, what: str) -> None:
        """Keep what does not hold."""
        if not holds:
            self.wrong.append(f"{self.name}: {what}")

    def occurs(self, text: str, what: str, *, once: bool = False, body: bool = False) -> None:
        """A string has to occur, at the borders of words."""
        folded = fold(text)
        start = r"(?<!\w)" if folded[:1].isalnum() else ""
        end = r"(?!\w)" if folded[-1:].isalnum() else ""
        case = re.IGNORECASE if what == "outlet" else 0
        count = len(re.findall(start + re.escape(folded) + end, self.body if body else self.text, case))
        self.say(count > 0, f"{what} {text!r} does not occur")
        self.say(count < 2 or not once, f"{what} {text!r} occurs {count} times")

    def check(self) -> None:
        """Run every check of one page."""
        self.check_article()
        known = self.check_names()
        for role in self.gold["roles"]:
            self.occurs(role["role"], "role")
            self.refers([role["person"], *several(role.get("of"))], known, "role")
        for time in self.gold["times"]:
            self.occurs(time[0], "time")
            self.say(
                all(VALUE.fullmatch(part) for value in several(time[1]) for part in value.split("/")),
                f"time value {time[1]!r} is no value",
            )
            for context in time[2:]:
                self.occurs(context, "time in", once=True)
                self.say(fold(time[0]) in fold(context), f"time {time[0]!r} is not in {context!r}")
        for quote in self.gold["quotes"]:
            self.occurs(quote["text"], "quote", once=True, body=True)
            for rest in quote.get("rest", []):
                self.occurs(rest, "rest of a quote", once=True, body=True)
            self.say(quote["kind"] in KINDS, f"quote kind {quote['kind']!r}")
            self.refers([*several(quote["speaker"]), *several(quote.get("about"))], known, "quote")
            if quote.get("cue"):
                self.occurs(quote["cue"], "cue")
        for text in [*self.gold.get("not_quotes", []), *self.gold.get("non_events", [])]:
            self.occurs(text, "negative")
        for event in self.gold["events"]:
            self.check_event(event, known)

    def check_article(self) -> None:
        """Title, names and lines of the article."""
        article = self.gold["article"]
        for field in ("title", "outlet", "section", "agency", "dateline"):
            if article.get(field) and not (field == "outlet" and article.get("outlet_basis") == "metadata"):
                self.occurs(article[field], field)
        for text in [*article.get("authors", []), *article.get("not_body", [])]:
            self.occurs(text, "article")
        for text in article.get("not_body", []):
            self.say(fold(text) not in self.body, f"not_body {text!r} is in the body")
        self.say(article.get("date_basis") in BASES, f"date basis {article.get('date_basis')!r}")
        self.say(len(self.body) > 400, "has a body of under 400 characters")

    def check_names(self) -> set[str]:
        """Entities and parties; returns the names that others may use."""
        for entity in self.gold["entities"]:
            for form in [*entity["forms"], *entity.get("nominals", [])]:
                self.occurs(form, "form")
            self.say(set(several(entity["type"])) <= ENTITY_TYPES, f"type {entity['type']!r}")
            self.say(bool(entity["forms"] or entity.get("nominals")), f"{entity['name']!r} has no form")
        for party in self.gold.get("parties", []):
            for form in party["forms"]:
                self.occurs(form, "party")
        names = [item["name"] for item in [*self.gold["entities"], *self.gold.get("parties", [])]]
        self.say(
            len(names) == len(set(names)), f"names listed twice: {[n for n, c in Counter(names).items() if c > 1]}"
        )
        for entity in self.gold["entities"]:
            self.refers(several(entity.get("of")), set(names), "of")
        return set(names)

    def refers(self, names: list[Any], known: set[str], what: str) -> None:
        """Names have to be listed among entities or parties."""
        for name in flat(names):
            self.say(name in known, f"{what}: {name!r} is not listed")

    def check_event(self, event: Gold, known: set[str]) -> None:
        """One report of the gold."""
        evidence = event["evidence"]
        self.occurs(evidence, "evidence", once=True, body=True)
        for also in event.get("also", []):
            self.occurs(also, "also", once=True, body=True)
        for trigger in several(event["trigger"]):
            self.say(fold(trigger) in fold(evidence), f"trigger {trigger!r} is not in {evidence!r}")
        self.say(set(event["type"]) <= set(ACTS), f"act {event['type']!r}")
        self.say(set(several(event["status"])) <= STATUSES, f"status {event['status']!r}")
        self.say(set(event) <= EVENT_KEYS, f"keys {set(event) - EVENT_KEYS} of {evidence!r}")
        self.say(not (event.get("reciprocal") and event.get("source")), f"source of reciprocal {evidence!r}")
        for slot in ("source", "target", "actors", "may"):
            self.refers(event.get(slot, []), known, f"{slot} of {evidence!r}")
        self.refers(
            [*several(event.get("attributed_to")), *several(event.get("place"))], known, f"slot of {evidence!r}"
        )
        for date in several(event.get("date")):
            self.say(all(VALUE.fullmatch(part) for part in date.split("/")), f"date {date!r}")


def apart(parts: dict[str, list[Page]]) -> list[str]:
    """What two parts share that they should not: outlets and the names of people."""
    seen: dict[str, set[str]] = defaultdict(set)
    for part, pages in parts.items():
        for page in pages:
            people = [e["name"] for e in page.gold["entities"] if "PERSON" in several(e["type"])]
            for name in [page.gold["article"].get("outlet"), *page.gold["article"].get("authors", []), *people]:
                if name:
                    seen[name.casefold()].add(part)
    return [f"{name!r} is in both parts" for name, found in seen.items() if len(found) > 1]


def main() -> int:
    """Check both parts, print what is wrong and the counts."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "benches/quality")
    parts: dict[str, list[Page]] = {}
    wrong: list[str] = []
    for part in ("rules", "measure"):
        parts[part] = [Page(gold, folder / "pages" / part) for gold in sorted((folder / "gold" / part).glob("*.json"))]
        counts: Counter[str] = Counter()
        statuses: Counter[str] = Counter()
        others: Counter[str] = Counter()
        for page in parts[part]:
            page.check()
            wrong += page.wrong
            reports = [e for e in page.gold["events"] if not e.get("inner")]
            counts.update(e["type"][0] for e in reports)
            statuses.update(several(e["status"])[0] for e in reports)
            others.update({key: len(page.gold[key]) for key in ("entities", "roles", "times", "quotes")})
            others["words"] += len(page.body.split())
        wrong += [f"{part} has no {act}" for act in sorted(set(ACTS) - set(counts))]
        print(f"{part}: {len(parts[part])} pages, {sum(counts.values())} reports,", dict(others))
        print("  ", dict(counts.most_common()))
        print("  ", dict(statuses.most_common()))
    wrong += apart(parts)
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
