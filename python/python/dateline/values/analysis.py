"""What is taken from one page."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.values.base import OMIT_EMPTY, Span, Value
from dateline.values.kinds import (
    Act,
    Basis,
    EntityType,
    Form,
    Granularity,
    Manner,
    MentionKind,
    PageKind,
    Quad,
    QuoteKind,
    Scope,
    Severity,
    Source,
    Status,
    TimexType,
)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Evidence(Value):
    """One reason for a value: what was read, and where."""

    text: str
    span: Span | None = None
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Party(Value):
    """Somebody who acts, is acted on, or speaks; `entity` is the id of an `Entity` of the page."""

    text: str
    entity: str | None = None
    country: str | None = None
    sector: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Place(Value):
    """Where something happened."""

    text: str
    entity: str | None = None
    country: str | None = None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DocumentDate(Value):
    """A time at which the document was published or updated, and how that is known."""

    value: str
    granularity: Granularity
    basis: Basis
    evidence: tuple[Evidence, ...]
    confidence: float
    alternatives: tuple[str, ...] = field(default=(), metadata=OMIT_EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Dateline(Value):
    """The line at the head of a story that says where and when."""

    place: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Block(Value):
    """A paragraph or a caption.

    `source_bytes`, of an HTML page, is its range in the bytes as given (of a `str`, in UTF-8), half-open:
    `body[start:end]` is what to highlight.
    """

    text: str
    span: Span
    source_bytes: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Article(Value):
    """The story that a page carries."""

    kind: PageKind
    title: str | None = None
    title_span: Span | None = None
    authors: tuple[str, ...]
    agency: str | None = None
    outlet: str | None = None
    section: str | None = None
    language: str
    published: DocumentDate | None = None
    updated: DocumentDate | None = None
    dateline: Dateline | None = None
    paragraphs: tuple[Block, ...]
    captions: tuple[Block, ...]
    evidence: tuple[Evidence, ...] = field(default=(), metadata=OMIT_EMPTY)

    @property
    def text(self) -> str:
        """The body, its paragraphs set apart by an empty line."""
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Mention(Value):
    """One reference to an entity."""

    text: str
    span: Span
    kind: MentionKind


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Role(Value):
    """A post that a person holds or held."""

    title: str
    of: Party | None = None
    span: Span
    qualifier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Entity(Value):
    """One person, organisation or place of the page, with all that refers to it."""

    id: str
    name: str
    type: EntityType
    country: str | None = None
    part_of: str | None = None
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Timex(Value):
    """A time expression with its value, after TIMEX3."""

    text: str
    span: Span
    type: TimexType
    value: str | None = None
    start: str | None = None
    end: str | None = None
    granularity: Granularity
    mod: str | None = None
    anchor: str | None = None
    rule: str
    alternatives: tuple[str, ...] = field(default=(), metadata=OMIT_EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Cue(Value):
    """The verb or phrase that tells of speaking."""

    text: str
    span: Span
    manner: Manner


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Quote(Value):
    """A piece of speech."""

    text: str
    span: Span
    kind: QuoteKind
    speaker: Party | None = None
    about: Party | None = None
    cue: Cue | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Cited(Value):
    """Words and where they stand."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Attribution(Value):
    """Who says that an event is so."""

    text: str
    entity: str | None = None
    country: str | None = None
    sector: str | None = None
    span: Span | None = None
    cue: Cue | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class When(Value):
    """When an event was, or is to be: the TIMEX3 value and the half-open interval that it means."""

    value: str
    start: str
    end: str
    granularity: Granularity
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Slots(Value):
    """How near to its trigger each slot of a report was filled from."""

    actors: Scope | None = None
    recipients: Scope | None = None
    when: Scope | None = None
    where: Scope | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Plover(Value):
    """The code that the PLOVER manual would give."""

    type: Act
    quad: Quad
    intensity: float
    cameo_root: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Report(Value):
    """One page's statement of one event; a slot that the text does not fill is empty."""

    act: Act
    mode: str | None = None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    reciprocal: bool
    when: When | None = None
    where: Place | None = None
    status: Status
    status_cue: Cited | None = None
    attribution: Attribution | None = None
    trigger: Cited
    evidence: Cited
    scope: Slots
    plover: Plover
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Diagnostic(Value):
    """One thing that a user should know about an analysis."""

    code: str
    severity: Severity
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Analysis(Value):
    """Everything that is taken from one page.

    Every span is a range of `text` in code points, so that `analysis.slice(span)` is what a value was read from.
    """

    document: str
    engine: str
    form: Form
    url: str | None = None
    fetched: str | None = None
    text: str
    article: Article
    entities: tuple[Entity, ...]
    timexes: tuple[Timex, ...]
    quotes: tuple[Quote, ...]
    reports: tuple[Report, ...]
    diagnostics: tuple[Diagnostic, ...]

    def slice(self, span: Span) -> str:
        """The words at a place of the text."""
        return span.of(self.text)

    def entity(self, who: str | Party | Attribution | Place | None) -> Entity | None:
        """The entity of an id, or the one that a party or a place resolves to; `None` where there is none."""
        key = who if isinstance(who, str) or who is None else who.entity
        return next((entity for entity in self.entities if entity.id == key), None)

    def __repr__(self) -> str:
        title = self.article.title
        counts = f"entities={len(self.entities)}, quotes={len(self.quotes)}, reports={len(self.reports)}"
        return f"Analysis(document={self.document!r}, title={title!r}, {counts})"

    def _repr_html_(self) -> str:
        from dateline import display

        return display.analysis(self)
