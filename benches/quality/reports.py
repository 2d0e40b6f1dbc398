"""The reports: found at their trigger, with the right act, parties, status, date, place and attribution."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from acts import ACTS
from figures import Figures
from naming import Analysed, Cast
from pagetext import GoldPage, Json, Range, Text, overlap, several
from stages import same_value

FACTUAL = frozenset(["occurred", "ongoing"])


@dataclass
class Wanted:
    """One report of the gold, and where it stands in the text."""

    gold: Json
    evidence: Range | None
    triggers: list[Range]
    also: list[Range]

    def touch(self, span: Range) -> int:
        """2 if a trigger is touched, 1 if the evidence is."""
        if any(overlap(span, trigger) for trigger in self.triggers):
            return 2
        return int(self.evidence is not None and overlap(span, self.evidence) > 0)

    def act_is_right(self, report: Json) -> bool:
        """Any of the acceptable acts; of what did not happen yet or any more, also the manual's code for it."""
        if report.get("act") in self.gold["type"]:
            return True
        pending = {"planned", "cancelled"} & set(several(self.gold["status"]))
        return bool(pending) and (report.get("plover") or {}).get("type") in self.gold["type"]


@dataclass
class Judged:
    """What became of the reports of an analysis: its confidence, the act right, and all that is scored right."""

    confidences: list[tuple[float, bool, bool]] = field(default_factory=list)
    cases: list[tuple[Json, bool]] = field(default_factory=list)
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def macro(self) -> dict[str, tuple[float, float, float]]:
        """Precision, recall and F1 of each act."""
        rows = {}
        for act in ACTS:
            precision = self.right[act] / max(1, self.right[act] + self.wrong[act])
            recall = self.right[act] / max(1, self.right[act] + self.missed[act])
            rows[act] = (precision, recall, 2 * precision * recall / max(1e-9, precision + recall))
        return rows


def place_gold(page: GoldPage, text: Text, body: list[Range]) -> list[Wanted]:
    """Where each report of the gold stands."""
    wanted = []
    for gold in page.gold["events"]:
        evidence = text.first(gold["evidence"], body)
        inside = [evidence] if evidence else []
        triggers = [place for word in several(gold["trigger"]) for place in text.find(word, inside)[:1]]
        also = [place for words in gold.get("also", []) for place in text.find(words, body)]
        wanted.append(Wanted(gold, evidence, triggers, also))
    return wanted


def assign(reports: list[Json], wanted: list[Wanted]) -> dict[int, int]:
    """Reports to reports of the gold, one to one: those with the same trigger and act first."""
    pairs = []
    for w, each in enumerate(wanted):
        for r, report in enumerate(reports):
            touch, right = each.touch(tuple(report["trigger"]["span"])), each.act_is_right(report)
            if touch == 2 or (touch and right):
                status = report.get("status") in several(each.gold["status"])
                pairs.append((touch * right, touch, right, status, -w, -r))
    gold_of: dict[int, int] = {}
    for *_, w, r in sorted(pairs, reverse=True):
        if -r not in gold_of and -w not in gold_of.values():
            gold_of[-r] = -w
    return gold_of


def left_aside(report: Json, wanted: list[Wanted]) -> bool:
    """A bare mention of an event, or an act inside of another that is not given as a fact unless it is one."""
    span = tuple(report["trigger"]["span"])
    for each in wanted:
        if any(overlap(span, place) for place in each.also):
            return True
        if each.gold.get("inner") and each.touch(span) and each.act_is_right(report):
            statuses = {report.get("status"), *several(each.gold["status"])}
            if report.get("status") in several(each.gold["status"]) or len(statuses & FACTUAL) != 1:
                return True
    return False


def parties(gold: Json, report: Json) -> list[tuple[str, list[Any], list[Any]]]:
    """What is compared with what: all parties of a reciprocal act, else actors and recipients."""
    actors, recipients = report.get("actors") or [], report.get("recipients") or []
    if gold.get("reciprocal"):
        return [("actor", gold.get("actors", []), [*actors, *recipients])]
    return [("actor", gold.get("source", []), actors), ("recipient", gold.get("target", []), recipients)]


def score_slots(page: GoldPage, each: Wanted, report: Json, cast: Cast, analysed: Analysed, figures: Figures) -> bool:
    """Every slot of a report whose act is right; says whether all parties that the gold names were found."""
    gold, say = each.gold, f"{page.name}: {each.gold['evidence']!r} "
    complete = True
    for slot, names, references in parties(gold, report):
        found = [analysed.names(reference) for reference in references]
        for name in names:
            hit = any(cast.is_one(name, each_found) for each_found in found)
            complete &= hit
            figures.recall(f"reports.{slot}", hit, say + f"want {slot} {name}")
        for reference, names_found in zip(references, found, strict=True):
            hit = any(cast.is_one(name, names_found) for name in names)
            if not hit and any(cast.is_name(name, names_found) for name in gold.get("may", [])):
                continue
            figures.precise(f"reports.{slot}", hit, say + f"not {slot}: {reference.get('text')!r}")
    status = report.get("status")
    figures.rate("reports.status", status in several(gold["status"]), say + f"want {gold['status']} got {status}")
    score_when_and_where(gold, report, cast, analysed, figures, say)
    said = analysed.names(report.get("attribution"))
    sayers = several(gold.get("attributed_to"))
    hit = cast.is_one([sayer for sayer in sayers if sayer], said)
    if sayers and None not in sayers:
        figures.recall("reports.attribution", hit, say + f"want said by {sayers}")
    if said:
        figures.precise("reports.attribution", hit, say + f"not said by {sorted(said)[:3]}")
    return complete


def score_when_and_where(gold: Json, report: Json, cast: Cast, analysed: Analysed, figures: Figures, say: str) -> None:
    """Date and place, where the gold has them; where it has none, nothing may be borrowed from near by."""
    scope = report.get("scope") or {}
    when, place = (report.get("when") or {}).get("value"), report.get("where")
    if gold.get("date"):
        figures.rate("reports.date", same_value(gold["date"], when), say + f"want {gold['date']} got {when}")
    else:
        left = not when or scope.get("when") == "document"
        figures.rate("reports.date_left_out", left, say + f"borrowed {when}")
    if gold.get("place"):
        hit = cast.is_one(gold["place"], analysed.names(place))
        figures.rate("reports.place", hit, say + f"want {gold['place']} got {place}")
    else:
        left = not place or scope.get("where") == "document"
        figures.rate("reports.place_left_out", left, say + f"borrowed {place}")


def score_reports(page: GoldPage, got: Json, text: Text, body: list[Range], figures: Figures, judged: Judged) -> None:
    """Type, slots and confidence of every report in the body."""
    cast, analysed = Cast(page.gold), Analysed(got)
    everything = place_gold(page, text, body)
    wanted = [each for each in everything if not each.gold.get("inner")]
    reports = [
        report for report in got.get("reports", []) if any(overlap(tuple(report["trigger"]["span"]), b) for b in body)
    ]
    gold_of = assign(reports, wanted)
    for r, report in enumerate(reports):
        act, confidence = report["act"], float(report.get("confidence") or 0)
        each = wanted[gold_of[r]] if r in gold_of else None
        if each is not None and each.act_is_right(report):
            whole = score_slots(page, each, report, cast, analysed, figures)
            figures.precise("reports.type", True)
            judged.right[each.gold["type"][0]] += 1
            whole = whole and report["status"] in several(each.gold["status"])
            judged.confidences.append((confidence, True, whole))
            judged.cases.append((report, whole))
        elif each is not None or not left_aside(report, everything):
            what = each.gold["type"] if each else "nothing"
            figures.precise("reports.type", False, f"{page.name}: {act} at {report['trigger']['text']!r}, want {what}")
            judged.wrong[act] += 1
            judged.confidences.append((confidence, False, False))
            judged.cases.append((report, False))
    for w, each in enumerate(wanted):
        report_of = [r for r, g in gold_of.items() if g == w]
        right = bool(report_of) and each.act_is_right(reports[report_of[0]])
        figures.rate("reports.trigger_found", report_of)
        figures.recall("reports.type", right, f"{page.name}: want {each.gold['type']} at {each.gold['evidence']!r}")
        if not right:
            judged.missed[each.gold["type"][0]] += 1
    score_not_facts(page, reports, everything, text, body, figures)


def score_not_facts(
    page: GoldPage, reports: list[Json], everything: list[Wanted], text: Text, body: list[Range], figures: Figures
) -> None:
    """What is only asked, promised, threatened or alleged, and what is no event, is not given as a fact."""
    facts = [(tuple(report["trigger"]["span"]), report) for report in reports if report.get("status") in FACTUAL]
    for each in everything:
        if each.gold.get("inner") and FACTUAL.isdisjoint(several(each.gold["status"])):
            wrong = [report for span, report in facts if each.touch(span) == 2 and each.act_is_right(report)]
            figures.rate("reports.no_false_fact", not wrong, f"{page.name}: a fact: {each.gold['evidence']!r}")
    for words in page.gold.get("non_events", []):
        wrong = [report for span, report in facts if any(overlap(span, place) for place in text.find(words, body))]
        figures.rate("reports.no_false_fact", not wrong, f"{page.name}: a fact: {words!r}")
