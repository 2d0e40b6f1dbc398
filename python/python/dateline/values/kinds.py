"""The words that values use for kinds of things."""

from __future__ import annotations

from typing import Literal, TypeAlias

Form: TypeAlias = Literal["html", "page", "article"]
PageKind: TypeAlias = Literal["article", "listing", "other"]
Basis: TypeAlias = Literal["page", "metadata", "inferred"]
Source: TypeAlias = Literal["page", "json_ld", "meta", "microdata", "url", "given", "inferred"]
EntityType: TypeAlias = Literal["PERSON", "ORG", "GPE", "LOC", "NORP", "EVENT", "FAC", "WORK"]
MentionKind: TypeAlias = Literal["name", "role", "nominal", "pronoun"]
TimexType: TypeAlias = Literal["DATE", "TIME", "DURATION", "SET"]
Granularity: TypeAlias = Literal[
    "second",
    "minute",
    "hour",
    "part_of_day",
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
    "vague",
]
QuoteKind: TypeAlias = Literal["direct", "indirect", "mixed"]
Manner: TypeAlias = Literal[
    "said", "asked", "denied", "warned", "claimed", "promised", "urged", "praised", "criticised"
]
Act: TypeAlias = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Status: TypeAlias = Literal["occurred", "ongoing", "planned", "possible", "requested", "denied", "negated", "cancelled"]
Quad: TypeAlias = Literal["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"]
Scope: TypeAlias = Literal["clause", "sentence", "document"]
Severity: TypeAlias = Literal["info", "warning", "error"]
MatchKind: TypeAlias = Literal["exact", "reordered", "variant", "partial", "slip"]
Side: TypeAlias = Literal["actor", "recipient"]
ParticipantSide: TypeAlias = Literal["any", "actor", "recipient"]
TimeAxis: TypeAlias = Literal["event", "stated", "published"]
TimeBasis: TypeAlias = Literal["stated", "published"]
Order: TypeAlias = Literal["oldest_first", "newest_first"]
Outcome: TypeAlias = Literal["new", "changed", "unchanged", "failed"]
ChangeKind: TypeAlias = Literal[
    "document_stored", "document_deleted", "entity_merged", "event_merged", "entities_judged", "list_changed"
]
Grouping: TypeAlias = Literal["day", "week", "month", "quarter", "year", "act", "actor", "place"]
JudgementKind: TypeAlias = Literal["merge", "split", "distinguish", "rename"]
NameVerdict: TypeAlias = Literal["same", "different", "unsure"]
WritingSystem: TypeAlias = Literal["korean", "chinese", "arabic", "slavic"]
