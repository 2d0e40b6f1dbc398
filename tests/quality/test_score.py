"""The scorer of the quality benchmark, on a page of three sentences whose figures can be counted by hand."""

import copy
import json
import math
from xml.etree import ElementTree

import calibration
import pytest
from check import Page
from conftest import ROOT
from pagetext import gold_pages
from score import score

PAGE = """Menu
Ruritania frees two envoys

Ruritania freed two envoys on Monday. "They may go home," President Rudolf Elphberg told reporters.
Strelsau urged Graustark to open the border; talks may follow, the ministry said.
Footer
"""
GOLD = {
    "article": {
        "title": "Ruritania frees two envoys",
        "outlet": None,
        "authors": [],
        "published": None,
        "date_basis": None,
        "body_lines": [[4, 4], [5, 5]],
        "not_body": ["Footer"],
    },
    "entities": [
        {"name": "Ruritania", "type": "GPE", "forms": ["Ruritania", "Strelsau"], "country": "RUR"},
        {"name": "Graustark", "type": "GPE", "forms": ["Graustark"]},
        {"name": "Rudolf Elphberg", "type": "PERSON", "forms": ["Rudolf Elphberg"]},
        {"name": "Ruritanian ministry", "type": "ORG", "forms": [], "nominals": ["the ministry"]},
    ],
    "parties": [{"name": "two envoys", "forms": ["two envoys"]}],
    "roles": [{"person": "Rudolf Elphberg", "role": "President", "of": None}],
    "times": [["Monday", "2024-03-11"]],
    "quotes": [
        {"speaker": "Rudolf Elphberg", "kind": "direct", "text": "They may go home,"},
        {"speaker": "Ruritanian ministry", "kind": "indirect", "text": "talks may follow"},
    ],
    "events": [
        {
            "type": ["RETREAT"],
            "source": ["Ruritania"],
            "target": ["two envoys"],
            "status": "occurred",
            "date": "2024-03-11",
            "trigger": "freed",
            "evidence": "Ruritania freed two envoys",
        },
        {
            "type": ["REQUEST"],
            "source": ["Ruritania"],
            "target": ["Graustark"],
            "status": "occurred",
            "trigger": "urged",
            "evidence": "Strelsau urged Graustark",
        },
        {
            "type": ["RETREAT"],
            "source": ["Graustark"],
            "status": "requested",
            "inner": True,
            "trigger": "open",
            "evidence": "Graustark to open the border",
        },
        {
            "type": ["CONSULT"],
            "actors": ["Ruritania", "Graustark"],
            "reciprocal": True,
            "status": "possible",
            "trigger": "talks",
            "evidence": "talks may follow",
            "attributed_to": "Ruritanian ministry",
        },
    ],
}


def span(words):
    start = PAGE.rindex(words)
    return [start, start + len(words)]


def cited(words):
    return {"text": words, "span": span(words)}


def report(act, trigger, **others):
    slots = {"actors": [], "recipients": [], "status": "occurred", "confidence": 0.8}
    return {"act": act, "trigger": cited(trigger), "evidence": cited(trigger), **slots, **others}


def right_answer():
    ruritania, graustark = {"text": "Ruritania", "entity": 1}, {"text": "Graustark", "entity": 2}
    ministry = {"text": "the ministry", "entity": 4}
    body = PAGE.split("\n")[3:5]
    return {
        "document": "pages/zenda.txt",
        "text": PAGE,
        "article": {"title": "Ruritania frees two envoys", "authors": [], "paragraphs": [{"text": t} for t in body]},
        "entities": [
            {
                "id": 1,
                "name": "Ruritania",
                "type": "GPE",
                "mentions": [cited("Ruritania freed") | {"text": "Ruritania"}, cited("Strelsau")],
            },
            {"id": 2, "name": "Graustark", "type": "GPE", "mentions": [cited("Graustark")]},
            {
                "id": 3,
                "name": "Rudolf Elphberg",
                "type": "PERSON",
                "mentions": [cited("Rudolf Elphberg")],
                "roles": [{"title": "President"}],
            },
            {"id": 4, "name": "the ministry", "type": "ORG", "mentions": [cited("the ministry")]},
        ],
        "timexes": [cited("Monday") | {"type": "DATE", "value": "2024-03-11"}],
        "quotes": [
            cited("They may go home,") | {"kind": "direct", "speaker": {"text": "Rudolf Elphberg", "entity": 3}},
            cited("talks may follow") | {"kind": "indirect", "speaker": ministry},
        ],
        "reports": [
            report(
                "RETREAT",
                "freed",
                actors=[ruritania],
                recipients=[{"text": "two envoys"}],
                when={"value": "2024-03-11"},
                scope={"when": "clause"},
            ),
            report("REQUEST", "urged", actors=[ruritania], recipients=[graustark]),
            report("CONSULT", "talks", actors=[ruritania, graustark], status="possible", attribution=ministry),
        ],
    }


@pytest.fixture
def pages(tmp_path):
    for kind, name, text in (("pages", "zenda.txt", PAGE), ("gold", "zenda.json", json.dumps(GOLD))):
        folder = tmp_path / kind / "rules"
        folder.mkdir(parents=True)
        (folder / name).write_text(text, encoding="utf-8")
    return gold_pages(tmp_path, "rules")


def figures_of(pages, answer):
    return score(pages, {"zenda": answer})


def test_the_right_answer_is_right_on_every_line(pages):
    figures, judged = figures_of(pages, right_answer())
    assert {line: value for line, value in figures.values().items() if value != 1.0} == {}
    assert not figures.misses
    assert judged.confidences == [(0.8, True, True)] * 3


def test_nothing_finds_nothing(pages):
    figures, _ = score(pages, {})
    for line in ("entities.found", "roles.title", "quotes.speaker", "reports.type"):
        assert figures.f1(line) == 0.0


def test_each_slot_is_scored_by_itself(pages):
    answer = right_answer()
    freed, urged, talks = answer["reports"]
    freed["actors"], freed["recipients"] = freed["recipients"], freed["actors"]
    urged["when"], urged["scope"] = {"value": "2024-03-11"}, {"when": "sentence"}
    del talks["attribution"]
    talks["status"] = "planned"
    figures, judged = figures_of(pages, answer)
    assert figures.f1("reports.type") == 1.0
    assert (figures.recalled("reports.actor"), figures.precision("reports.actor")) == (0.75, 0.75)
    assert figures.recalled("reports.recipient") == 0.5
    assert figures.recalled("reports.date_left_out") == 0.5
    assert figures.recalled("reports.attribution") == 0.0
    assert figures.recalled("reports.status") == pytest.approx(2 / 3)
    assert [whole for _, _, whole in judged.confidences] == [False, True, False]


def test_an_act_inside_of_another_may_be_left_out_or_given_but_not_as_a_fact(pages):
    answer = right_answer()
    answer["reports"].append(report("RETREAT", "open", status="requested"))
    figures, _ = figures_of(pages, answer)
    assert figures.f1("reports.type") == figures.f1("reports.no_false_fact") == 1.0
    answer["reports"][-1]["status"] = "occurred"
    figures, judged = figures_of(pages, answer)
    assert figures.precision("reports.type") == 0.75
    assert figures.f1("reports.no_false_fact") == 0.0
    assert judged.wrong == {"RETREAT": 1}


def test_a_party_that_only_the_story_tells_is_neither_right_nor_wrong(pages):
    answer = right_answer()
    answer["reports"][1]["recipients"].append({"text": "two envoys"})
    assert figures_of(pages, answer)[0].precision("reports.recipient") == pytest.approx(2 / 3)
    pages[0].gold["events"][1]["may"] = ["two envoys"]
    assert figures_of(pages, answer)[0].precision("reports.recipient") == 1.0


def test_a_wrong_act_costs_precision_and_recall(pages):
    answer = right_answer()
    answer["reports"][1]["act"] = "ACCUSE"
    figures, judged = figures_of(pages, answer)
    assert (figures.precision("reports.type"), figures.recalled("reports.type")) == pytest.approx((2 / 3, 2 / 3))
    assert judged.macro()["REQUEST"] == (0.0, 0.0, 0.0)
    assert judged.macro()["RETREAT"][2] == pytest.approx(1.0)


def test_invented_values_cost_precision(pages):
    answer = right_answer()
    answer["entities"].append({"id": 5, "name": "Menu", "type": "ORG", "mentions": [{"text": "Menu", "span": [0, 4]}]})
    answer["quotes"].append(cited("urged Graustark to open") | {"kind": "indirect"})
    answer["timexes"].append(cited("two") | {"type": "DATE", "value": "2002"})
    figures, _ = figures_of(pages, answer)
    assert figures.precision("entities.found") == 0.75
    assert figures.precision("quotes.found") == pytest.approx(2 / 3)
    assert figures.precision("times.value") == 0.5


def test_bins_say_how_often_a_confidence_is_right():
    rows = calibration.bins([(0.85, True, True), (0.85, True, False), (0.15, False, False), (1.0, True, True)])
    assert [(row.low, row.count, row.act, row.whole) for row in rows] == [
        (pytest.approx(0.1), 1, 0.0, 0.0),
        (pytest.approx(0.8), 2, 1.0, 0.5),
        (pytest.approx(0.9), 1, 1.0, 1.0),
    ]
    assert calibration.error(rows) == pytest.approx((0.15 + 2 * 0.35 + 0) / 4)
    drawn = ElementTree.fromstring(calibration.plot(rows))
    assert len(drawn.findall("{*}circle")) == 2 * len(rows)


def test_weights_of_confidence_tell_signs_of_wrong_reports_and_are_read_back(tmp_path):
    sure, unsure = {"start": 1.0, "score": 0.9}, {"start": 1.0, "score": 0.2}
    weights = calibration.fit([(sure, True)] * 9 + [(sure, False)] + [(unsure, True)] * 3 + [(unsure, False)] * 7)
    assert weights["score"] > 0
    path = tmp_path / "confidence.tsv"
    calibration.write_weights(path, weights)
    assert calibration.read_weights(path) == pytest.approx(weights, abs=0.001)


def test_the_score_of_a_report_is_what_its_confidence_leaves_over():
    doubts = ("nobody_acts", "nobody_is_acted_on", "one_sided", "open", "pointed_back", "attributed")
    weights = {"start": 0.1, "score": 1.5, **dict.fromkeys(doubts, -0.5)}
    sum_of_signs = 0.1 + 1.5 * 0.6 - 0.5 - 0.5
    report = {
        "actors": [],
        "recipients": [{"text": "Zenda"}],
        "reciprocal": False,
        "status": "possible",
        "confidence": 1 / (1 + math.exp(-sum_of_signs)),
    }
    signs = calibration.signs_of(report, weights)
    assert signs["score"] == pytest.approx(0.6)
    assert [sign for sign in doubts if signs[sign]] == ["nobody_acts", "open"]


def test_the_check_says_what_does_not_hold(tmp_path, pages):
    gold = copy.deepcopy(GOLD)
    gold["events"][0]["evidence"] = "Ruritania released two envoys"
    gold["events"][1]["target"] = ["Zenda"]
    gold["times"].append(["Monday", "next week"])
    path = tmp_path / "gold" / "rules" / "zenda.json"
    path.write_text(json.dumps(gold), encoding="utf-8")
    page = Page(path, tmp_path / "pages" / "rules")
    page.check()
    for words in ("'Ruritania released two envoys' does not occur", "'Zenda' is not listed", "'next week' is no value"):
        assert any(words in wrong for wrong in page.wrong)


@pytest.mark.parametrize("part", ["rules", "measure"])
def test_the_gold_holds(part):
    folder = ROOT / "benches" / "quality"
    golds = sorted((folder / "gold" / part).glob("*.json"))
    assert len(golds) >= 11
    for gold in golds:
        page = Page(gold, folder / "pages" / part)
        page.check()
        assert page.wrong == []
