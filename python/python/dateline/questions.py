"""What can be asked of a corpus, here or on a server."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from dateline import _native
from dateline.errors import InvalidArgumentError
from dateline.ingesting import IngestFailure, IngestReport, Meter, Progress
from dateline.pages import PageLike, given_pages, one_page
from dateline.results import Listing, Results
from dateline.values import (
    Analysis,
    Bucket,
    Changes,
    Document,
    DocumentHit,
    DocumentSummary,
    EntityHit,
    EntityRecord,
    EntityRef,
    EventRecord,
    Explanation,
    HeldRole,
    Incumbent,
    Ingested,
    Judgement,
    ListReport,
    MentionRecord,
    Participant,
    QuoteRecord,
    Statistics,
    Value,
)

if TYPE_CHECKING:
    from typing_extensions import Self

    from dateline.values.kinds import (
        Act,
        EntityType,
        Form,
        Grouping,
        JudgementKind,
        MentionKind,
        Order,
        QuoteKind,
        Status,
        TimeAxis,
    )

S = TypeVar("S")
T = TypeVar("T", bound=Value)

OneOrMany: TypeAlias = S | Sequence[S]
Who: TypeAlias = str | EntityRef | EntityRecord | EntityHit
"""A person, organisation or place: a name, an id, or what an answer held."""
Time: TypeAlias = str | date | tuple[str | date | None, str | date | None] | None
"""A range of time: a period of the calendar (`"2023"`, `"2023-Q1"`, `"2023-01"`, `"2023-W05"`, a day), or its first
moment and the moment after its last, each ISO 8601, a date, or `None` where it is open."""

#: Pages that are stored in one call; Ctrl-C is heard between calls.
BATCH_SIZE = 64


class Questions:
    """The methods of `Corpus` and `Client`, which give the same answers."""

    _handle: _native.Handle

    def close(self) -> None:
        """Let go of the corpus. Asking afterwards raises `ClosedError`; closing again does nothing."""
        self._handle.close()

    @property
    def is_closed(self) -> bool:
        """Whether `close` was called."""
        return self._handle.is_closed

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    # Pages

    def analyze(
        self,
        page: PageLike,
        *,
        form: Form | None = None,
        id: str | None = None,
        url: str | None = None,
        title: str | None = None,
        published: str | date | None = None,
        fetched: str | date | None = None,
    ) -> Analysis:
        """Read one page as this corpus reads pages, without storing it."""
        known = {"id": id, "url": url, "title": title, "published": published, "fetched": fetched}
        return Analysis.from_json(self._handle.analyze(one_page(page, form, known)))

    def ingest(
        self,
        pages: PageLike | Iterable[PageLike],
        *,
        form: Form | None = None,
        progress: Progress = None,
        batch_size: int = BATCH_SIZE,
    ) -> IngestReport:
        """Read and store pages; a path among them may be a file, a folder, a `.jsonl` file, or a web archive.

        The same page twice is one document. What cannot be read or stored is counted in the report, and the others go
        on. Ctrl-C ends the ingest after the batch in hand; what was stored stays stored, and the same call goes on.
        """
        report = IngestReport()
        meter = Meter(progress, len(pages) if isinstance(pages, (list, tuple)) else None)
        try:
            for origin, ingested in self._store(pages, form, batch_size, report.skipped):
                if isinstance(ingested, str):
                    report.failures.append(IngestFailure(origin, ingested))
                elif ingested.outcome == "failed":
                    report.failures.append(IngestFailure(origin, ingested.reason or "no reason was given"))
                else:
                    report.count(ingested.outcome)
                meter.advance(1)
        finally:
            meter.close()
        return report

    def iter_ingest(
        self,
        pages: PageLike | Iterable[PageLike],
        *,
        form: Form | None = None,
        batch_size: int = BATCH_SIZE,
    ) -> Iterator[Ingested]:
        """Read and store pages, and tell what became of each, in order, as soon as it is durable."""
        for origin, ingested in self._store(pages, form, batch_size):
            if isinstance(ingested, str):
                yield Ingested(document="", outcome="failed", revision=0, reason=f"{origin}: {ingested}")
            else:
                yield ingested

    def _store(
        self,
        pages: PageLike | Iterable[PageLike],
        form: Form | None,
        batch_size: int,
        skipped: Counter[str] | None = None,
    ) -> Iterator[tuple[str, Ingested | str]]:
        """Store pages batch by batch; gives where each was found, and what became of it or why it is no page."""
        given = given_pages(pages, form, skipped)
        while batch := list(islice(given, max(1, batch_size))):
            tuples = [page for page, _, _ in batch if page is not None]
            answers = map(Ingested.from_dict, json.loads(self._handle.ingest(tuples)) if tuples else [])
            for page, origin, problem in batch:
                yield origin, next(answers) if page is not None else problem or "no page"

    # Documents

    def get_document(self, id: str) -> Document:
        """The document of that id, with all that was read from it."""
        return Document.from_json(self._handle.get_document(id))

    def list_documents(
        self,
        *,
        published: Time = None,
        outlets: OneOrMany[str] = (),
        languages: OneOrMany[str] = (),
        entities: OneOrMany[Who] = (),
        page_size: int | None = None,
        page_token: str | None = None,
    ) -> Results[DocumentSummary]:
        """Documents, the latest published first: those that mention all of `entities`."""
        documents = _document_filter(published, outlets, languages, entities)
        return self._results(self._handle.list_documents, documents, DocumentSummary, page_size, page_token)

    def search_documents(
        self,
        text: str,
        *,
        published: Time = None,
        outlets: OneOrMany[str] = (),
        languages: OneOrMany[str] = (),
        entities: OneOrMany[Who] = (),
        page_size: int | None = None,
        page_token: str | None = None,
    ) -> Results[DocumentHit]:
        """Documents whose text matches words, `"exact phrases"`, `+must`, `-mustnot`, `title:word`; the best first."""
        documents = _document_filter(published, outlets, languages, entities)
        query = {"text": text, "filter": documents}
        return self._results(self._handle.search_documents, query, DocumentHit, page_size, page_token)

    def delete_document(self, id: str) -> None:
        """Delete a document and all that was read from it."""
        self._handle.delete_document(id)

    # Entities

    def get_entity(self, who: Who) -> EntityRecord:
        """The entity of an id, or the one that a search for a name puts first."""
        return EntityRecord.from_json(self._handle.get_entity(_who(who)))

    def batch_get_entities(self, ids: Sequence[str]) -> list[EntityRecord]:
        """The entities of those ids, in the same order."""
        return [EntityRecord.from_dict(item) for item in json.loads(self._handle.batch_get_entities(ids))]

    def search_entities(
        self,
        name: str = "",
        *,
        kinds: OneOrMany[EntityType] = (),
        countries: OneOrMany[str] = (),
        page_size: int | None = None,
        page_token: str | None = None,
    ) -> Results[EntityHit]:
        """Entities by name, the best match first; a part of a name, another order or spelling, or a slip will do.

        Without a name, the most mentioned first.
        """
        query = {"name": name, "kinds": _many(kinds), "countries": _many(countries)}
        return self._results(self._handle.search_entities, query, EntityHit, page_size, page_token)

    def list_mentions(
        self,
        entity: Who,
        *,
        document: str | None = None,
        kinds: OneOrMany[MentionKind] = (),
        page_size: int | None = None,
        page_token: str | None = None,
    ) -> Results[MentionRecord]:
        """Mentions of an entity, document by document."""
        mentions = {"entity": _who(entity), "document": document, "kinds": _many(kinds)}
        return self._results(self._handle.list_mentions, mentions, MentionRecord, page_size, page_token)

    def list_roles(
        self,
        of: Who | None = None,
        *,
        holder: Who | None = None,
        title: str = "",
        seen: Time = None,
        page_size: int | None = None,
        page_token: str | None = None,
    ) -> Results[HeldRole]:
        """Who held which post when, the latest seen first: posts of a body, of a holder, with words in the title."""
        roles = {
            "holder": None if holder is None else _who(holder),
            "of": None if of is None else _who(of),
            "title": title,
            "seen": _range(seen),
        }
        return self._results(self._handle.list_roles, roles, HeldRole, page_size, page_token)

    def find_incumbent(self, post: str, at: str, *, of: Who | None = None) -> Incumbent:
        """Who held a post then, as far as the documents show; `holder` is `None` where that is not known.

        >>> corpus.find_incumbent("the NATO chief", "2024-10").holder.entity.name  # doctest: +SKIP
        """
        query = {"post": post, "of": None if of is None else _who(of), "at": at}
        return Incumbent.from_json(self._handle.find_incumbent(json.dumps(query)))

    def explain_entities(self, left: Who, right: Who) -> Explanation:
        """Why two entities, or two names of one, are one or two."""
        return Explanation.from_json(self._handle.explain_entities(_who(left), _who(right)))

    # Lists

    def load_list(self, list: str, path: str | os.PathLike[str]) -> ListReport:
        """Load a list of one's own, in place of what the list held: JSON Lines, or FollowTheMoney.

        Lines that cannot be read are in the report's `bad`, and cost themselves alone.
        """
        return ListReport.from_json(self._handle.load_list(list, path))

    def remove_list(self, list: str) -> int:
        """Remove a list, and what it linked; says how many entities it held."""
        return int(json.loads(self._handle.remove_list(list)))

    def list_lists(self) -> dict[str, int]:
        """The lists that were loaded, with how many entities each holds."""
        return {one["list"]: one["entities"] for one in json.loads(self._handle.list_lists())}

    # Judgements

    def merge_entities(self, left: Who, right: Who, *, author: str, reason: str) -> Judgement:
        """Decide that two are one; kept through re-ingest, and undone by `undo_judgement`."""
        return self._judge("merge", left, author, reason, other=_who(right))

    def distinguish_entities(self, left: Who, right: Who, *, author: str, reason: str) -> Judgement:
        """Decide that two are not one, and will not become one."""
        return self._judge("distinguish", left, author, reason, other=_who(right))

    def split_entity(self, entity: Who, names: OneOrMany[str], *, author: str, reason: str) -> Judgement:
        """Decide that some names of an entity are another's."""
        return self._judge("split", entity, author, reason, names=_many(names))

    def rename_entity(self, entity: Who, name: str, *, author: str, reason: str) -> Judgement:
        """Decide by which name an entity goes."""
        return self._judge("rename", entity, author, reason, name=name)

    def undo_judgement(self, id: str, *, author: str, reason: str) -> Judgement:
        """Take a judgement back; the journal keeps it."""
        return Judgement.from_json(self._handle.undo_judgement(id, author, reason))

    def list_judgements(
        self, *, standing: bool = False, page_size: int | None = None, page_token: str | None = None
    ) -> Results[Judgement]:
        """The journal of judgements, the latest first; with `standing`, only those that nobody took back."""
        filter = {"standing": standing}
        return self._results(self._handle.list_judgements, filter, Judgement, page_size, page_token)

    def _judge(self, kind: JudgementKind, entity: Who, author: str, reason: str, **rest: Any) -> Judgement:
        decision = {"kind": kind, "entity": _who(entity), "author": author, "reason": reason, **rest}
        return Judgement.from_json(self._handle.judge(json.dumps(decision)))

    # Events

    def get_event(self, id: str) -> EventRecord:
        """The event of that id, with all its reports."""
        return EventRecord.from_json(self._handle.get_event(id))

    def list_events(
        self,
        participants: OneOrMany[Who | Participant] = (),
        time: Time = None,
        *,
        acts: OneOrMany[Act] = (),
        statuses: OneOrMany[Status] = (),
        axis: TimeAxis = "event",
        places: OneOrMany[Who] = (),
        documents: OneOrMany[str] = (),
        text: str = "",
        min_confidence: float | None = None,
        order: Order = "oldest_first",
        page_size: int | None = None,
        page_token: str | None = None,
    ) -> Results[EventRecord]:
        """Events in order of time, in which all `participants` take part.

        A participant is a name, an id, an answer, or a `Participant` that says on which side it stands.

        >>> corpus.list_events(["South Korea", "NATO"], "2023").to_list()  # doctest: +SKIP
        """
        events = _event_filter(participants, time, acts, statuses, axis, places, documents, text, min_confidence, order)
        return self._results(self._handle.list_events, events, EventRecord, page_size, page_token)

    def aggregate_events(
        self,
        by: Grouping = "year",
        participants: OneOrMany[Who | Participant] = (),
        *,
        time: Time = None,
        acts: OneOrMany[Act] = (),
        statuses: OneOrMany[Status] = (),
        axis: TimeAxis = "event",
        places: OneOrMany[Who] = (),
        documents: OneOrMany[str] = (),
        text: str = "",
        min_confidence: float | None = None,
    ) -> list[Bucket]:
        """Events counted by time (`day` to `year`), `act`, `actor` or `place`."""
        events = _event_filter(
            participants, time, acts, statuses, axis, places, documents, text, min_confidence, "oldest_first"
        )
        aggregation: Any = by if by in ("act", "actor", "place") else {"time": by}
        answer = self._handle.aggregate_events(json.dumps(events), json.dumps(aggregation))
        return [Bucket.from_dict(item) for item in json.loads(answer)]

    # Quotes

    def list_quotes(
        self,
        speaker: Who | None = None,
        about: Who | None = None,
        *,
        include_members: bool = True,
        kinds: OneOrMany[QuoteKind] = (),
        text: str = "",
        published: Time = None,
        document: str | None = None,
        order: Order = "oldest_first",
        page_size: int | None = None,
        page_token: str | None = None,
    ) -> Results[QuoteRecord]:
        """Quotes in order of publication; with `include_members`, those who speak for `speaker` count too."""
        quotes = {
            "speaker": None if speaker is None else _who(speaker),
            "include_members": include_members,
            "about": None if about is None else _who(about),
            "kinds": _many(kinds),
            "text": text,
            "published": _range(published),
            "document": document,
            "order": order,
        }
        return self._results(self._handle.list_quotes, quotes, QuoteRecord, page_size, page_token)

    # The corpus

    def get_statistics(self) -> Statistics:
        """The corpus in numbers."""
        return Statistics.from_json(self._handle.get_statistics())

    def list_changes(self, after_sequence: int = 0, *, page_size: int = 100) -> Changes:
        """What changed after that sequence number, in order."""
        return Changes.from_json(self._handle.list_changes(after_sequence, page_size))

    def _results(
        self,
        method: Callable[[str, str], str],
        question: dict[str, Any],
        kind: type[T],
        page_size: int | None,
        page_token: str | None,
    ) -> Results[T]:
        asked = json.dumps(question)

        def ask(size: int | None, token: str | None) -> Listing[T]:
            if size is not None and size < 0:
                raise InvalidArgumentError(
                    "page_size: must not be negative", "INVALID_ARGUMENT", {"field": "page_size"}
                )
            answer = json.loads(method(asked, json.dumps({"size": size, "token": token})))
            items = tuple(map(kind.from_dict, answer["items"]))
            return Listing(items, answer.get("next_page_token"), answer.get("total"))

        return Results(ask, page_size, page_token)


def _document_filter(
    published: Time, outlets: OneOrMany[str], languages: OneOrMany[str], entities: OneOrMany[Who]
) -> dict[str, Any]:
    return {
        "published": _range(published),
        "outlets": _many(outlets),
        "languages": _many(languages),
        "entities": [_who(entity) for entity in _many(entities)],
    }


def _event_filter(
    participants: OneOrMany[Who | Participant],
    time: Time,
    acts: OneOrMany[Act],
    statuses: OneOrMany[Status],
    axis: TimeAxis,
    places: OneOrMany[Who],
    documents: OneOrMany[str],
    text: str,
    min_confidence: float | None,
    order: Order,
) -> dict[str, Any]:
    return {
        "participants": [_participant(one) for one in _many(participants)],
        "acts": _many(acts),
        "statuses": _many(statuses),
        "time": _range(time),
        "axis": axis,
        "places": [_who(place) for place in _many(places)],
        "documents": _many(documents),
        "text": text,
        "min_confidence": min_confidence,
        "order": order,
    }


def _many(items: Any) -> list[Any]:
    """One item, which a str is, or a sequence of them, as a list."""
    return list(items) if isinstance(items, Sequence) and not isinstance(items, str) else [items]


def _who(who: Who) -> str:
    if isinstance(who, str):
        return who
    return who.entity.id if isinstance(who, EntityHit) else who.id


def _participant(participant: Who | Participant) -> dict[str, Any]:
    if isinstance(participant, Participant):
        return participant.to_dict()
    return {"who": _who(participant)}


def _range(time: Time) -> dict[str, str]:
    if time is None:
        return {}
    if isinstance(time, tuple):
        ends = zip(("start", "end"), time, strict=True)
        return {name: _moment(end) for name, end in ends if end is not None}
    start, end = _native.period(time if isinstance(time, str) else time.isoformat()[:10])
    return {"start": start, "end": end}


def _moment(time: str | date) -> str:
    return time if isinstance(time, str) else time.isoformat()
