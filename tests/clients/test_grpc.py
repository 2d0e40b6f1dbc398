"""The questions that Dateline is for, asked over gRPC by a client generated from the proto."""

from __future__ import annotations

from typing import Any

import grpc
import pytest
from conftest import PARENT, Server, Stubs
from google.protobuf.descriptor_pool import DescriptorPool
from google.rpc import error_details_pb2, status_pb2
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import (
    ProtoReflectionDescriptorDatabase,
)

SERVICES = ("CorpusService", "DocumentService", "EntityService", "EventService", "QuoteService")


def assert_stands(server: Server, passage: Any) -> None:
    """Fails unless the words of a passage are what stands there in the document, counted in code points."""
    assert passage.text
    assert server.documents[passage.document][passage.span.start : passage.span.end] == passage.text


def test_who_is(server: Server, stubs: Stubs) -> None:
    messages = stubs.messages
    entities = stubs.entities.EntityServiceStub(server.channel)
    # The family name in lower case and the given name after it.
    query = messages.EntityQuery(name="lund henrik", kinds=[messages.ENTITY_TYPE_PERSON])
    hits = entities.SearchEntities(messages.SearchEntitiesRequest(parent=PARENT, query=query)).hits
    assert hits[0].entity.name == "Henrik Lund"

    name = f"{PARENT}/entities/{hits[0].entity.id}"
    lund = entities.GetEntity(messages.GetEntityRequest(name=name)).entity
    assert lund.type == messages.ENTITY_TYPE_PERSON
    assert any("minister" in role.title.lower() for role in lund.roles)
    assert lund.document_count > 1
    for passage in [*lund.passages, *(role.evidence for role in lund.roles)]:
        assert_stands(server, passage)

    batch = messages.BatchGetEntitiesRequest(parent=PARENT, names=[name, name])
    assert list(entities.BatchGetEntities(batch).entities) == [lund, lund]


def test_what_happened_between_two_countries_in_a_year(server: Server, stubs: Stubs) -> None:
    messages = stubs.messages
    events = stubs.events.EventServiceStub(server.channel)
    event_filter = messages.EventFilter(
        participants=[messages.Participant(who="Norway"), messages.Participant(who="Chile")],
        time=messages.TimeRange(start="2024", end="2025"),
    )
    request = messages.ListEventsRequest(parent=PARENT, filter=event_filter)
    found = events.ListEvents(request).events
    assert messages.ACT_CONSULT in {event.act for event in found}
    for event in found:
        assert event.reports
        for report in event.reports:
            assert_stands(server, report.trigger)
            assert_stands(server, report.evidence)

    by_act = messages.Aggregation(by=messages.AGGREGATION_KEY_ACT)
    counted = messages.AggregateEventsRequest(parent=PARENT, filter=event_filter, aggregation=by_act)
    buckets = events.AggregateEvents(counted).buckets
    assert sum(bucket.events for bucket in buckets) == len(found)

    one = events.GetEvent(messages.GetEventRequest(name=f"{PARENT}/events/{found[0].id}")).event
    assert one.id == found[0].id


def test_what_somebody_said(server: Server, stubs: Stubs) -> None:
    messages = stubs.messages
    quotes = stubs.quotes.QuoteServiceStub(server.channel)
    quote_filter = messages.QuoteFilter(speaker="Henrik Lund")
    found = quotes.ListQuotes(messages.ListQuotesRequest(parent=PARENT, filter=quote_filter)).quotes
    assert any("rules together" in quote.passage.text for quote in found)
    for quote in found:
        assert quote.speaker_entity.name == "Henrik Lund"
        assert_stands(server, quote.passage)


def test_which_pages_speak_of_it(server: Server, stubs: Stubs) -> None:
    messages = stubs.messages
    documents = stubs.documents.DocumentServiceStub(server.channel)
    query = messages.DocumentQuery(text='"rescue station"')
    hits = documents.SearchDocuments(messages.SearchDocumentsRequest(parent=PARENT, query=query)).hits
    assert hits
    for hit in hits:
        for passage in hit.passages:
            assert_stands(server, passage)


def test_pages_of_results_hold_everything_once(server: Server, stubs: Stubs) -> None:
    messages = stubs.messages
    documents = stubs.documents.DocumentServiceStub(server.channel)
    request = messages.ListDocumentsRequest(parent=PARENT, page_size=3)
    seen: list[str] = []
    while True:
        page = documents.ListDocuments(request)
        seen += [document.id for document in page.documents]
        if not page.next_page_token:
            break
        request.page_token = page.next_page_token
    assert sorted(seen) == sorted(server.documents)

    request.filter.languages.append("en")
    with pytest.raises(grpc.RpcError) as refused:
        documents.ListDocuments(request)
    assert refused.value.code() == grpc.StatusCode.INVALID_ARGUMENT


def test_a_page_twice_is_one_document(server: Server, stubs: Stubs) -> None:
    messages = stubs.messages
    documents = stubs.documents.DocumentServiceStub(server.channel)
    known = messages.Known(id="passing")

    def ingest(text: bytes) -> Any:
        page = messages.Page(bytes=text, form=messages.FORM_ARTICLE, known=known)
        request = messages.IngestDocumentsRequest(parent=PARENT, page=page)
        (acknowledged,) = documents.IngestDocuments(iter([request]))
        return acknowledged.ingested

    assert ingest(b"All is calm.").outcome == messages.OUTCOME_NEW
    assert ingest(b"All is calm.").outcome == messages.OUTCOME_UNCHANGED
    changed = ingest(b"All is calm again.")
    assert (changed.outcome, changed.revision) == (messages.OUTCOME_CHANGED, 2)

    name = f"{PARENT}/documents/passing"
    basic = messages.GetDocumentRequest(name=name, view=messages.DOCUMENT_VIEW_BASIC)
    document = documents.GetDocument(basic).document
    assert (document.revision, document.analysis.text) == (2, "")
    documents.DeleteDocument(messages.DeleteDocumentRequest(name=name))
    with pytest.raises(grpc.RpcError) as gone:
        documents.GetDocument(messages.GetDocumentRequest(name=name))
    assert gone.value.code() == grpc.StatusCode.NOT_FOUND


def test_a_page_is_read_without_being_stored(server: Server, stubs: Stubs) -> None:
    messages = stubs.messages
    documents = stubs.documents.DocumentServiceStub(server.channel)
    page = messages.Page(bytes=b"\x89PNG\r\n\x1a\n\x00\x00")
    analysis = documents.AnalyzePage(messages.AnalyzePageRequest(page=page)).analysis
    assert analysis.diagnostics[0].code == messages.DIAGNOSTIC_CODE_NOT_TEXT


def test_errors_say_why(server: Server, stubs: Stubs) -> None:
    messages = stubs.messages
    events = stubs.events.EventServiceStub(server.channel)
    with pytest.raises(grpc.RpcError) as refused:
        events.ListEvents(messages.ListEventsRequest(parent="nowhere", page_size=-1))
    details = {detail.TypeName(): detail for detail in status(refused.value).details}
    info = error_details_pb2.ErrorInfo.FromString(details["google.rpc.ErrorInfo"].value)
    assert (info.domain, info.reason) == ("dateline.dev", "INVALID_ARGUMENT")
    request = error_details_pb2.BadRequest.FromString(details["google.rpc.BadRequest"].value)
    assert [violation.field for violation in request.field_violations] == ["parent", "page_size"]


def test_the_corpus_in_numbers(server: Server, stubs: Stubs) -> None:
    messages = stubs.messages
    corpus = stubs.corpus.CorpusServiceStub(server.channel)
    statistics = corpus.GetStatistics(messages.GetStatisticsRequest(name=PARENT)).statistics
    assert statistics.documents == len(server.documents)
    assert statistics.sequence >= statistics.documents

    changes = corpus.ListChanges(messages.ListChangesRequest(parent=PARENT, page_size=5))
    assert len(changes.changes) == 5
    assert changes.latest_sequence == statistics.sequence
    watched = corpus.WatchChanges(messages.WatchChangesRequest(parent=PARENT, after_sequence=0))
    assert next(watched).change == changes.changes[0]
    watched.cancel()


def test_health(address: str) -> None:
    with grpc.insecure_channel(address) as channel:
        health = health_pb2_grpc.HealthStub(channel)
        for service in ("", *(f"dateline.v1.{name}" for name in SERVICES)):
            answer = health.Check(health_pb2.HealthCheckRequest(service=service))
            assert answer.status == health_pb2.HealthCheckResponse.SERVING


def test_reflection(address: str) -> None:
    with grpc.insecure_channel(address) as channel:
        database = ProtoReflectionDescriptorDatabase(channel)
        assert {f"dateline.v1.{name}" for name in SERVICES} <= set(database.get_services())
        events = DescriptorPool(database).FindServiceByName("dateline.v1.EventService")
        assert "ListEvents" in events.methods_by_name


def status(error: grpc.RpcError) -> status_pb2.Status:
    """The `google.rpc.Status` that an error carries."""
    metadata = dict(error.trailing_metadata())
    return status_pb2.Status.FromString(metadata["grpc-status-details-bin"])
