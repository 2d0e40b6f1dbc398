"""What a corpus answers."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.values.analysis import Analysis, Attribution, Cited, Cue, DocumentDate, Plover, Slots
from dateline.values.base import OMIT_EMPTY, Span, Value
from dateline.values.kinds import (
    Act,
    ChangeKind,
    EntityType,
    Granularity,
    JudgementKind,
    MatchKind,
    MentionKind,
    Outcome,
    PageKind,
    ParticipantSide,
    QuoteKind,
    Side,
    Status,
    TimeBasis,
)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Passage(Value):
    """Words of a document that an answer was read from."""

    document: str
    span: Span
    text: str
    context: Cited | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None

    @property
    def words(self) -> str:
        """The sentence or paragraph around the words, or, where that is not known, the words."""
        return self.context.text if self.context else self.text


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Revision(Value):
    """One state of a document."""

    revision: int
    ingest_time: str
    content_hash: str
    engine: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CopyRecord(Value):
    """A document that carries nearly the same body as another one: syndicated, or scraped again.

    `similarity` is the share of runs of four words that both bodies hold, from 0.4 to 1.
    """

    document: str
    similarity: float
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Document(Value):
    """A document: its latest analysis, and how it came into the corpus.

    `copies` are the other documents with nearly the same body, the first published first (at most 100); `copy_of` is
    the id of the first of them, if that was published before this one.
    """

    id: str
    revision: int
    ingest_time: str
    content_hash: str
    engine: str
    earlier: tuple[Revision, ...]
    analysis: Analysis
    copy_of: str | None = None
    copies: tuple[CopyRecord, ...] = field(default=(), metadata=OMIT_EMPTY)

    def _repr_html_(self) -> str:
        return self.analysis._repr_html_()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DocumentSummary(Value):
    """A document in a list."""

    id: str
    revision: int
    ingest_time: str
    kind: PageKind
    language: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    agency: str | None = None
    published: DocumentDate | None = None
    entity_count: int
    report_count: int
    quote_count: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DocumentHit(Value):
    """A document that matches a query, and where."""

    document: DocumentSummary
    score: float
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class EntityRef(Value):
    """An entity of the corpus in short."""

    id: str
    name: str
    type: EntityType
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Alias(Value):
    """A name of an entity, and how often it stands for it."""

    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RoleRecord(Value):
    """A post, and the time over which documents show it held."""

    title: str
    of: str | None = None
    of_entity: EntityRef | None = None
    qualifier: str | None = None
    first_seen: str | None = None
    last_seen: str | None = None
    document_count: int
    evidence: Passage


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SameBecause(Value):
    """Why two names are one entity's."""

    left: str
    right: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class HeldRole(Value):
    """A post and the one who holds or held it."""

    holder: EntityRef
    role: RoleRecord


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Identifier(Value):
    """What tells an entity of a list from all others of one kind."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ListedRole(Value):
    """A post as a list states it."""

    title: str
    of: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ListedEntity(Value):
    """One entity of a user's own list."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    weak_aliases: tuple[str, ...] = ()
    country: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    roles: tuple[ListedRole, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ListedAs(Value):
    """That an entity of the corpus stands in a list, and by which names."""

    list: str
    entity: ListedEntity
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ListLoaded(Value):
    """What became of a list that was loaded."""

    added: int
    changed: int
    unchanged: int
    removed: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BadLine(Value):
    """A line of a list that cannot be read."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ListReport(Value):
    """What became of a list that was loaded, and which lines could not be read."""

    loaded: ListLoaded
    bad: tuple[BadLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Inferred(Value):
    """Somebody whom a text does not name, found by what the corpus shows."""

    entity: EntityRef
    reason: str
    evidence: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Holder(Value):
    """Somebody who held a post, and when documents show it."""

    entity: EntityRef
    first_seen: str
    last_seen: str
    left: str | None = None
    document_count: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Incumbent(Value):
    """Who held a post at a time: `holder` is absent where the corpus does not know, and `reason` says why."""

    title: str
    of: EntityRef
    holder: Inferred | None = None
    reason: str
    holders: tuple[Holder, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Undoing(Value):
    """That a judgement was taken back."""

    author: str
    reason: str
    time: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Judgement(Value):
    """What somebody decided about who is who: an entry of the journal."""

    id: str
    kind: JudgementKind
    entity: EntityRef
    other: EntityRef | None = None
    names: tuple[str, ...]
    name: str | None = None
    author: str
    reason: str
    time: str
    undone: Undoing | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Explanation(Value):
    """Why two are one, or two: what speaks for each, how alike the names are, and what decided."""

    left: EntityRef
    right: EntityRef
    same: bool
    score: float
    agreed: tuple[str, ...]
    disagreed: tuple[str, ...]
    decided_by: str
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class EntityRecord(Value):
    """One real person, organisation or place, as the corpus shows it."""

    id: str
    name: str
    type: EntityType
    country: str | None = None
    part_of: EntityRef | None = None
    aliases: tuple[Alias, ...]
    roles: tuple[RoleRecord, ...]
    mention_count: int
    document_count: int
    first_seen: str | None = None
    last_seen: str | None = None
    merged_from: tuple[str, ...]
    same_because: tuple[SameBecause, ...]
    listed: tuple[ListedAs, ...] = ()
    passages: tuple[Passage, ...]

    def _repr_html_(self) -> str:
        from dateline import display

        return display.entity(self)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class EntityHit(Value):
    """An entity that matches a query."""

    entity: EntityRef
    matched: str | None = None
    match: MatchKind | None = None
    mention_count: int
    document_count: int
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class MentionRecord(Value):
    """One mention of an entity."""

    entity: EntityRef
    kind: MentionKind
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class EventParticipant(Value):
    """One who takes part in an event, and whom they act for."""

    entity: str | None = None
    name: str
    type: EntityType | None = None
    country: str | None = None
    sector: str | None = None
    side: Side
    inferred: Inferred | None = None
    acts_for: tuple[EntityRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class EventTime(Value):
    """The time of an event: the TIMEX3 value and the half-open interval that it means."""

    value: str
    start: str
    end: str
    granularity: Granularity
    basis: TimeBasis


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class EventStatus(Value):
    """What is said of an event, when, and by whom."""

    status: Status
    published: str | None = None
    attribution: str | None = None
    document: str
    index: int = 0


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ReportRecord(Value):
    """One document's report of an event."""

    document: str
    index: int
    act: Act
    status: Status
    attribution: Attribution | None = None
    when: str | None = None
    trigger: Passage
    evidence: Passage
    scope: Slots
    confidence: float
    source: str | None = None
    source_number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class EventRecord(Value):
    """Something that happened, or is to, merged from the reports of it."""

    id: str
    act: Act
    mode: str | None = None
    plover: Plover
    participants: tuple[EventParticipant, ...]
    reciprocal: bool
    when: EventTime | None = None
    where: str | None = None
    place_entity: EntityRef | None = None
    place_country: str | None = None
    status: Status
    history: tuple[EventStatus, ...]
    confidence: float
    sources: int
    document_count: int
    reports: tuple[ReportRecord, ...]
    report_count: int
    merged_from: tuple[str, ...]

    @property
    def actors(self) -> tuple[EventParticipant, ...]:
        """Those who act."""
        return tuple(one for one in self.participants if one.side == "actor")

    @property
    def recipients(self) -> tuple[EventParticipant, ...]:
        """Those who are acted on."""
        return tuple(one for one in self.participants if one.side == "recipient")

    def __repr__(self) -> str:
        who = ", ".join(one.name for one in self.actors)
        whom = ", ".join(one.name for one in self.recipients)
        when = self.when.value if self.when else None
        return (
            f"EventRecord(id={self.id!r}, act={self.act!r}, actors={who!r}, recipients={whom!r}, "
            f"when={when!r}, where={self.where!r}, status={self.status!r}, sources={self.sources})"
        )

    def _repr_html_(self) -> str:
        from dateline import display

        return display.table([self])


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class QuoteRecord(Value):
    """A piece of speech, with its speaker as an entity of the corpus."""

    document: str
    index: int
    passage: Passage
    kind: QuoteKind
    speaker: str | None = None
    speaker_entity: EntityRef | None = None
    speaker_inferred: Inferred | None = None
    about: str | None = None
    about_entity: EntityRef | None = None
    cue: Cue | None = None

    @property
    def text(self) -> str:
        """The words."""
        return self.passage.text


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Bucket(Value):
    """A count of events."""

    key: str
    label: str
    events: int
    reports: int
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Ingested(Value):
    """What became of one page."""

    document: str
    outcome: Outcome
    revision: int
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Statistics(Value):
    """A corpus in numbers."""

    documents: int
    mentions: int
    entities: int
    reports: int
    events: int
    quotes: int
    first_published: str | None = None
    last_published: str | None = None
    engine: str
    schema: int
    sequence: int
    text_index_sequence: int
    disk_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Change(Value):
    """One change of a corpus."""

    sequence: int
    time: str
    kind: ChangeKind
    id: str
    now: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Changes(Value):
    """A stretch of the change feed; `latest` is the number of the corpus's last change."""

    items: tuple[Change, ...]
    latest: int


@dataclass(frozen=True, slots=True, repr=False)
class Participant(Value):
    """One who takes part in the events asked for: an id or a name, and on which side.

    With `include_members`, those who act for it count too: officials, ministries, members.
    """

    who: str
    side: ParticipantSide = "any"
    include_members: bool = True
