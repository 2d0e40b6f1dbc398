"""Comparing names of people."""

from __future__ import annotations

from dataclasses import dataclass

from dateline import _native
from dateline.values.base import Value
from dateline.values.kinds import NameVerdict, WritingSystem


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NameComparison(Value):
    """What two names come to.

    `score` says from 0 to 1 how likely they are one name, `verdict` whether they are, `reasons` why, and `assumed`
    which language both were read as romanised from, where one is clearly likelier than the others.
    """

    score: float
    verdict: NameVerdict
    reasons: tuple[str, ...]
    assumed: WritingSystem | None = None


def compare_names(left: str, right: str) -> NameComparison:
    """Say how likely two names are one: across romanisations, orders of words and short forms.

    >>> import dateline
    >>> found = dateline.compare_names("Han Seo-jun", "Han Suh-joon")
    >>> found.verdict, found.assumed
    ('same', 'korean')
    """
    return NameComparison.from_json(_native.compare_names(left, right))
