"""The questions that are asked through every door, and their answers in words.

The values of the package and the messages of the API have the same names, so that one reading serves both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Questions:
    """Who is somebody, what happened between two in a year, what did somebody say."""

    who: str
    between: tuple[str, str]
    year: int
    speaker: str

    def asked(self) -> list[str]:
        """The questions in words."""
        first, second = self.between
        return [
            f"Who is {self.who}?",
            f"What happened between {first} and {second} in {self.year}?",
            f"What did {self.speaker} say?",
        ]


REAL_PAGES = Questions("Yoon Sok-yol", ("South Korea", "NATO"), 2023, "Stoltenberg")
SAMPLES = Questions("Han Seo-jun", ("Norway", "Chile"), 2024, "Alejandra Rivas")


def source(passage: Any) -> str:
    """The words of a passage and where they stand."""
    return f"“{passage.text}” {passage.document} [{passage.span.start}, {passage.span.end})"


def who(entity: Any) -> list[str]:
    """Who an entity is: names, posts, and where they were read."""
    names = ", ".join(f"{alias.name} ({alias.count}×)" for alias in entity.aliases)
    lines = [
        f"{entity.id} {entity.name}: {names}; {entity.mention_count} mentions in {entity.document_count} documents"
    ]
    for role in entity.roles:
        lines.append(
            f"{role.title}, {role.of or '?'}, seen {role.first_seen} to {role.last_seen}: {source(role.evidence)}"
        )
    return lines + [source(passage) for passage in entity.passages]


def what(events: Any) -> list[str]:
    """What happened: when, who took part, how many independent sources, and every report's words."""
    lines = []
    for event in events:
        parties = ", ".join(one.name for one in event.participants)
        lines.append(f"{event.id} {event.when.value}: {parties} ({event.sources} independent sources)")
        lines += [f"  {source(report.evidence)}" for report in event.reports]
    return lines


def said(quotes: Any) -> list[str]:
    """What was said, and where it stands."""
    return [f"{quote.speaker_entity.name}: {source(quote.passage)}" for quote in quotes]
