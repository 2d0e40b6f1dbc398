from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import get_args

import dateline
import pytest
from conftest import SAMPLES, STORY
from dateline import values
from dateline.values import base, kinds


@pytest.fixture(scope="module")
def analysis() -> dateline.Analysis:
    return dateline.analyze(SAMPLES / "nordwire-talks-held.html")


def test_values_are_frozen_equal_and_hashable(analysis: dateline.Analysis) -> None:
    again = dateline.analyze(SAMPLES / "nordwire-talks-held.html")
    assert analysis == again
    assert hash(analysis) == hash(again)
    with pytest.raises(dataclasses.FrozenInstanceError):
        analysis.text = ""  # type: ignore[misc]
    with pytest.raises((AttributeError, TypeError)):
        analysis.nonsense = ""  # type: ignore[attr-defined]


def test_values_pickle_and_copy(analysis: dateline.Analysis) -> None:
    assert pickle.loads(pickle.dumps(analysis)) == analysis
    assert copy.deepcopy(analysis) == analysis
    participant = dateline.Participant("NATO", "actor")
    assert pickle.loads(pickle.dumps(participant)) == participant


def test_repr_is_one_short_line(analysis: dateline.Analysis) -> None:
    shown = [analysis, analysis.article, *analysis.entities, *analysis.quotes, *analysis.reports]
    for value in shown:
        assert "\n" not in repr(value)
        assert len(repr(value)) < 1500
    assert repr(dateline.Page(STORY, id="a")) == f"Page(<{len(STORY)} characters>, id='a')"


def test_a_span_slices_text() -> None:
    span = dateline.Span(4, 8)
    assert span.of("The 한국어! end") == "한국어!"
    assert "The 한국어! end"[span.slice] == "한국어!"
    assert span == (4, 8)


def test_keys_of_a_newer_engine_are_left_aside() -> None:
    data = {"text": "a", "span": [0, 1], "kind": "name", "colour": "blue"}
    assert values.Mention.from_dict(data) == values.Mention(text="a", span=dateline.Span(0, 1), kind="name")


def test_an_entity_is_found_by_what_refers_to_it(analysis: dateline.Analysis) -> None:
    for entity in analysis.entities:
        assert analysis.entity(entity.id) is entity
    assert analysis.entity(None) is None
    assert analysis.entity("no such id") is None


def test_every_value_can_be_read() -> None:
    for name in values.__all__:
        kind = getattr(values, name)
        if kind is not values.Value and isinstance(kind, type) and issubclass(kind, values.Value):
            assert base._readers(kind), name


def test_the_words_for_kinds_are_told_apart() -> None:
    assert len(set(get_args(kinds.Act))) == 16
    assert len(set(get_args(kinds.Status))) == 8
