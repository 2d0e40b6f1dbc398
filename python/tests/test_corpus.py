from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path

import dateline
import pytest
from conftest import SAMPLES, STORY


def test_the_same_pages_twice_are_unchanged(tmp_path: Path) -> None:
    with dateline.Corpus(tmp_path / "news") as corpus:
        pages = [dateline.Page(STORY, "article", id="a"), {"id": "b", "article": "Ministers met."}]
        assert repr(corpus.ingest(pages)) == "IngestReport(new=2, changed=0, unchanged=0, failed=0)"
        pages[1] = {"id": "b", "article": "Ministers did not meet."}
        report = corpus.ingest(pages)
        assert (report.new, report.changed, report.unchanged, report.stored) == (0, 1, 1, 2)
        assert corpus.get_document("b").revision == 2
        corpus.delete_document("a")
        assert [document.id for document in corpus.list_documents()] == ["b"]
        kinds = [change.kind for change in corpus.list_changes().items]
        assert kinds.count("document_stored") == 3
        assert "document_deleted" in kinds


def test_what_cannot_be_read_is_counted_and_the_rest_is_stored(tmp_path: Path) -> None:
    lines = tmp_path / "pages.jsonl"
    lines.write_text('{"id": "a", "article": "One."}\nnonsense\n{"id": "c", "article": "Three."}\n')
    with dateline.Corpus(tmp_path / "news") as corpus:
        report = corpus.ingest([lines, tmp_path / "none.html"])
        assert (report.new, report.failed) == (2, 2)
        assert "pages.jsonl:2" in report.failures[0].reason
        ingested = list(corpus.iter_ingest(lines, batch_size=1))
        assert [one.outcome for one in ingested] == ["unchanged", "failed", "unchanged"]
        assert [one.document for one in ingested] == ["a", "", "c"]


def test_progress_is_told_in_every_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    class Bar:
        done = 0

        def update(self, n: int) -> None:
            self.done += n

    bar, told = Bar(), []
    pages = [{"id": str(number), "article": "Ministers met."} for number in range(3)]
    with dateline.Corpus(tmp_path / "news") as corpus:
        corpus.ingest(pages, progress=bar)
        corpus.ingest(pages, progress=lambda done, total: told.append((done, total)))
        corpus.ingest(pages, progress=True)
    assert bar.done == 3
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert "3" in capsys.readouterr().err


def test_results_come_in_pages(corpus: dateline.Corpus) -> None:
    everything = corpus.list_documents().to_list()
    assert len(everything) > 5
    by_two = corpus.list_documents(page_size=2)
    assert list(by_two) == everything
    first = by_two.page()
    assert len(first) == 2
    assert by_two.page(first.next_page_token).items == tuple(everything[2:4])
    assert by_two.first() == everything[0]
    assert sum(len(page) for page in by_two.pages()) == len(everything)
    assert first[0] == everything[0]
    assert first.to_dicts() == [document.to_dict() for document in everything[:2]]


def test_time_is_told_in_every_way(corpus: dateline.Corpus) -> None:
    expected = corpus.list_documents(published="2024-03").to_list()
    assert expected
    assert corpus.list_documents(published=("2024-03-01", "2024-04-01")).to_list() == expected
    assert corpus.list_documents(published=(date(2024, 3, 1), date(2024, 4, 1))).to_list() == expected
    day = corpus.list_documents(published=date(2024, 3, 12)).to_list()
    assert day == corpus.list_documents(published="2024-03-12").to_list()
    after = corpus.list_documents(published=("2024-04-01", None)).to_list()
    assert not {document.id for document in after} & {document.id for document in expected}


def test_answers_are_taken_as_arguments(corpus: dateline.Corpus) -> None:
    hit = corpus.search_entities(kinds="PERSON").first()
    assert hit is not None
    entity = corpus.get_entity(hit)
    assert entity.id == hit.entity.id == corpus.get_entity(hit.entity.id).id
    assert corpus.batch_get_entities([entity.id]) == [entity]
    mentions = corpus.list_mentions(entity).to_list()
    assert len(mentions) == entity.mention_count
    assert {mention.entity.id for mention in mentions} == {entity.id}
    assert corpus.list_events(entity).to_list() == corpus.list_events([dateline.Participant(entity.id)]).to_list()


def test_every_answer_carries_the_text_that_it_came_from(corpus: dateline.Corpus) -> None:
    texts = {document.id: corpus.get_document(document.id).analysis.text for document in corpus.list_documents()}
    events, quotes = corpus.list_events().to_list(), corpus.list_quotes().to_list()
    assert events
    assert quotes
    passages = [report.evidence for event in events for report in event.reports]
    passages += [quote.passage for quote in quotes]
    for passage in passages:
        assert passage.span.of(texts[passage.document]) == passage.text


def test_events_are_counted(corpus: dateline.Corpus) -> None:
    events = corpus.list_events().to_list()
    assert sum(bucket.events for bucket in corpus.aggregate_events("act")) == len(events)
    assert {bucket.key for bucket in corpus.aggregate_events("act")} == {event.act for event in events}
    assert all(len(bucket.key) == 7 for bucket in corpus.aggregate_events("month", time="2024"))


def test_a_corpus_pickles_as_its_reader(corpus: dateline.Corpus) -> None:
    with pickle.loads(pickle.dumps(corpus)) as again:
        assert again.read_only
        assert again.get_statistics() == corpus.get_statistics()


def test_a_corpus_reads_pages_without_storing(corpus: dateline.Corpus) -> None:
    before = corpus.get_statistics()
    page = SAMPLES / "mindanao-aid.txt"
    assert corpus.analyze(page) == dateline.analyze(page)
    assert corpus.get_statistics() == before


def test_a_document_knows_what_it_is_a_copy_of(tmp_path: Path) -> None:
    nouns = ("bridge", "harbour", "station", "market", "airport", "theatre", "library", "school")
    body = " ".join(f"The {word} of the town met on Monday and spoke of the plan for the {word}." for word in nouns)
    pages = [
        dateline.Page(f"{body} {ending}", "article", id=name, published=f"2024-03-0{day}")
        for name, day, ending in (("second", 2, "It ends so."), ("first", 1, "It ends otherwise."))
    ]
    with dateline.Corpus(tmp_path / "corpus") as corpus:
        corpus.ingest(pages)
        second, first = (corpus.get_document(name) for name in ("second", "first"))
    assert (second.copy_of, first.copy_of) == ("first", None)
    assert [copy.document for copy in first.copies] == ["second"]
    assert 0.4 <= first.copies[0].similarity < 1
