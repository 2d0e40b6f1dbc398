"""The same questions, of a corpus here and of its server, have the same answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import dateline
import pytest
from conftest import SAMPLES, STORY, start_server, stop_server
from dateline.questions import Questions

QUESTIONS: dict[str, Callable[[Questions], Any]] = {
    "documents": lambda corpus: corpus.list_documents(page_size=3).to_list(),
    "documents of a month": lambda corpus: corpus.list_documents(published="2024-03").to_list(),
    "documents that mention": lambda corpus: corpus.list_documents(entities="Norway").to_list(),
    "documents by words": lambda corpus: corpus.search_documents("rescue agreement").to_list(),
    "a document": lambda corpus: corpus.get_document("archive-001"),
    "entities": lambda corpus: corpus.search_entities(page_size=7).to_list(),
    "entities by name": lambda corpus: corpus.search_entities("rivas").to_list(),
    "people of a country": lambda corpus: corpus.search_entities(kinds="PERSON", countries=["NOR"]).to_list(),
    "an entity": lambda corpus: corpus.get_entity("Norway"),
    "entities by id": lambda corpus: corpus.batch_get_entities(
        [hit.entity.id for hit in corpus.search_entities().page(page_size=3)]
    ),
    "mentions": lambda corpus: corpus.list_mentions("Norway").to_list(),
    "events": lambda corpus: corpus.list_events(page_size=2).to_list(),
    "events between": lambda corpus: corpus.list_events(["Norway", "Chile"], "2024").to_list(),
    "events planned": lambda corpus: corpus.list_events(statuses="planned", order="newest_first").to_list(),
    "events done by": lambda corpus: corpus.list_events(
        dateline.Participant("Norway", "actor", include_members=False)
    ).to_list(),
    "an event": lambda corpus: corpus.get_event(next(iter(corpus.list_events())).id),
    "events by month": lambda corpus: corpus.aggregate_events("month"),
    "events by actor": lambda corpus: corpus.aggregate_events("actor"),
    "quotes": lambda corpus: corpus.list_quotes().to_list(),
    "quotes of": lambda corpus: corpus.list_quotes("Norway").to_list(),
    "quotes about": lambda corpus: corpus.list_quotes(about="Norway", kinds=["direct", "mixed"]).to_list(),
    "roles": lambda corpus: corpus.list_roles("Norway").to_list(),
    "who held a post": lambda corpus: corpus.find_incumbent("the foreign minister of Norway", "2024-03"),
    "changes": lambda corpus: corpus.list_changes(page_size=1000),
    "an analysis": lambda corpus: corpus.analyze(SAMPLES / "continental-denial.txt"),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_same_question_same_answer(question: str, corpus: dateline.Corpus, client: dateline.Client) -> None:
    ask = QUESTIONS[question]
    assert ask(client) == ask(corpus)


@pytest.mark.parametrize(
    "ask",
    [
        lambda corpus: corpus.get_document("none"),
        lambda corpus: corpus.get_event("evt-none"),
        lambda corpus: corpus.get_entity("Nobody at All"),
        lambda corpus: corpus.list_documents(published=("nonsense", None)).page(),
        lambda corpus: corpus.list_events(page_token="nonsense").page(),
    ],
)
def test_same_mistake_same_error(
    ask: Callable[[Questions], Any], corpus: dateline.Corpus, client: dateline.Client
) -> None:
    with pytest.raises(dateline.DatelineError) as here:
        ask(corpus)
    with pytest.raises(dateline.DatelineError) as there:
        ask(client)
    assert (type(there.value), there.value.reason) == (type(here.value), here.value.reason)


def test_pages_are_stored_through_a_server(tmp_path: Path) -> None:
    process, address = start_server(tmp_path / "news")
    try:
        with dateline.connect(address) as client:
            assert client.ingest([dateline.Page(STORY, "article", id="a")]).new == 1
            assert client.ingest([dateline.Page(STORY, "article", id="a")]).unchanged == 1
            client.delete_document("a")
            assert client.get_statistics().documents == 0
    finally:
        stop_server(process)


def test_dated_posts_of_a_list_answer_alike(tmp_path: Path) -> None:
    posts = tmp_path / "posts.jsonl"
    post = '{"title": "Foreign Minister", "of": "Norway", "start": "2020", "end": "2022-06"}'
    posts.write_text(f'{{"id": "p-1", "type": "PERSON", "name": "Henrik Lund", "roles": [{post}]}}\n')
    asked = ("the foreign minister of Norway", "2021-03")
    with dateline.Corpus(tmp_path / "news") as corpus:
        corpus.ingest([{"article": "Henrik Lund spoke to reporters in Norway on Monday. Norway is quiet."}])
        corpus.load_list("ours", posts)
        here = corpus.find_incumbent(*asked)
    assert here.holder is not None
    assert here.holder.entity.name == "Henrik Lund"
    assert "the list ours" in here.reason
    process, address = start_server(tmp_path / "news")
    try:
        with dateline.connect(address) as client:
            assert client.find_incumbent(*asked) == here
    finally:
        stop_server(process)
