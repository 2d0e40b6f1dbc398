from __future__ import annotations

from pathlib import Path

import dateline
import pytest

STORIES = [
    "Norwegian Foreign Minister Henrik Lund met reporters in Oslo. Lund said that talks would go on.",
    "Norwegian Defense Minister Tor Bakke visited Bergen. Bakke said that ships would follow.",
]


def test_names_are_compared() -> None:
    found = dateline.compare_names("Han Seo-jun", "Han Suh-joon")
    assert (found.verdict, found.assumed) == ("same", "korean")
    assert found.score > 0.9
    assert dateline.compare_names("Ole Berg", "Kari Dahl").verdict == "different"


def test_people_decide_who_is_who(tmp_path: Path) -> None:
    with dateline.Corpus(tmp_path / "news") as corpus:
        corpus.ingest([{"article": story} for story in STORIES])
        assert not corpus.explain_entities("Henrik Lund", "Tor Bakke").same
        made = corpus.merge_entities("Henrik Lund", "Tor Bakke", author="Ada", reason="a test")
        assert corpus.get_entity("Henrik Lund").id == corpus.get_entity("Tor Bakke").id
        explained = corpus.explain_entities("Henrik Lund", "Tor Bakke")
        assert explained.same
        assert explained.judgement is not None
        undone = corpus.undo_judgement(made.id, author="Bo", reason="it was a test")
        assert undone.undone is not None
        corpus.distinguish_entities("Henrik Lund", "Tor Bakke", author="Ada", reason="they met")
        with pytest.raises(dateline.InvalidArgumentError, match="undo it first"):
            corpus.merge_entities("Henrik Lund", "Tor Bakke", author="Ada", reason="no")
        corpus.rename_entity("Henrik Lund", "Henrik A. Lund", author="Ada", reason="in full")
        assert corpus.get_entity("Henrik Lund").name == "Henrik A. Lund"
        assert [entry.kind for entry in corpus.list_judgements(standing=True)] == ["rename", "distinguish"]


def test_who_held_which_post(tmp_path: Path) -> None:
    with dateline.Corpus(tmp_path / "news") as corpus:
        corpus.ingest([{"article": story} for story in STORIES])
        held = {role.holder.name: role.role.title for role in corpus.list_roles("Norway")}
        assert held == {"Henrik Lund": "Foreign Minister", "Tor Bakke": "Defense Minister"}


def test_a_post_finds_its_holder(tmp_path: Path) -> None:
    pages = [
        ("2024-10-02", "NATO Secretary General Ana Kovac took office on Wednesday. Kovac said that she would visit."),
        (
            "2025-04-03",
            "NATO Secretary General Ana Kovac met ministers. Kovac said that the alliance was ready.",
        ),
        ("2024-11-14", "OSLO - The NATO chief said on Thursday that the alliance would send more ships."),
    ]
    with dateline.Corpus(tmp_path / "news") as corpus:
        corpus.ingest([{"article": text, "published": day, "id": day} for day, text in pages])
        found = corpus.find_incumbent("the NATO chief", "2024-11-14")
        assert found.holder is not None
        assert found.holder.entity.name == "Ana Kovac"
        assert [passage.document for passage in found.holder.evidence] == ["2024-10-02", "2025-04-03"]
        [quote] = corpus.list_quotes(document="2024-11-14")
        assert quote.speaker_inferred is not None
        assert quote.speaker_inferred.entity.name == "Ana Kovac"
        unknown = corpus.find_incumbent("NATO chief", "2019")
        assert unknown.holder is None
        assert "no document" in unknown.reason


def test_a_list_takes_part_in_linking(tmp_path: Path) -> None:
    ours = tmp_path / "ours.jsonl"
    ours.write_text(
        '{"id": "Q1", "type": "PERSON", "name": "Henrik Lund", "aliases": ["Tor Bakke"], "country": "NOR"}\n{}\n'
    )
    with dateline.Corpus(tmp_path / "news") as corpus:
        corpus.ingest([{"article": story} for story in STORIES])
        report = corpus.load_list("ours", ours)
        assert (report.loaded.added, [bad.line for bad in report.bad]) == (1, [2])
        lund = corpus.get_entity("Henrik Lund")
        assert lund.id == corpus.get_entity("Tor Bakke").id
        assert [(listed.list, listed.entity.id) for listed in lund.listed] == [("ours", "Q1")]
        assert corpus.list_lists() == {"ours": 1}
        assert corpus.remove_list("ours") == 1
        assert corpus.get_entity("Henrik Lund").id != corpus.get_entity("Tor Bakke").id
