"""Whether a name of the gold and a reference of an analysis are one."""

import re
from typing import Any

from pagetext import Json, fold, several

SMALL = frozenset(["the", "a", "an", "of", "and", "in", "on", "at", "to", "for", "its", "his", "her", "their", "s"])


def key(name: str | None) -> str:
    """A name as compared: case, a leading article and a possessive aside."""
    text = fold(name or "").casefold().strip(" ,.;:\"'")
    return re.sub(r"'s?$", "", re.sub(r"^(the|a|an|its|his|her|their) ", "", text))


def content(name: str) -> frozenset[str]:
    """The words of a name that carry meaning."""
    return frozenset(re.findall(r"\w+", key(name))) - SMALL


class Analysed:
    """The entities of an analysis, by which its references are read."""

    def __init__(self, analysis: Json) -> None:
        self.entities = {str(entity.get("id")): entity for entity in analysis.get("entities", [])}

    def names(self, reference: Any) -> frozenset[str]:
        """Every name by which a reference is known: its own words, and its entity's."""
        if not reference:
            return frozenset()
        if isinstance(reference, str):
            reference = {"text": reference}
        found = {key(reference.get("text")), key(reference.get("name"))}
        entity = self.entities.get(str(reference.get("entity"))) if reference.get("entity") is not None else None
        if entity:
            found |= {key(entity.get("name"))} | {key(mention["text"]) for mention in entity.get("mentions", [])}
        country = reference.get("country") or (entity or {}).get("country")
        if country and (entity is None or entity.get("type") in ("GPE", "ORG", "NORP")):
            found.add(f"country:{country.casefold()}")
        return frozenset(found - {""})


class Cast:
    """The entities and parties of a page's gold, and the forms of each."""

    def __init__(self, gold: Json) -> None:
        self.entities: dict[str, Json] = {entity["name"]: entity for entity in gold["entities"]}
        self.parties: dict[str, Json] = {party["name"]: party for party in gold.get("parties", [])}

    def forms(self, name: str) -> frozenset[str]:
        """The forms of a name, as compared."""
        item = self.entities.get(name) or self.parties.get(name) or {}
        forms = {key(form) for form in [name, *item.get("forms", []), *item.get("nominals", [])]}
        if item.get("country") and "GPE" in several(item.get("type")) and self.is_state(item):
            forms.add(f"country:{item['country'].casefold()}")
        return frozenset(forms)

    @staticmethod
    def is_state(item: Json) -> bool:
        """A capital listed beside its state is only a place: a state has more than one form, or none like it."""
        return len(item["forms"]) > 1 or bool(item.get("nominals")) or " " not in item["name"]

    def is_one(self, wanted: Any, found: frozenset[str]) -> bool:
        """Whether any of the acceptable names is among the found ones."""
        return any(self.is_name(name, found) for name in several(wanted))

    def is_name(self, name: str, found: frozenset[str]) -> bool:
        """By an equal form; an unnamed party also by its words alone."""
        forms = self.forms(name)
        if forms & found:
            return True
        if name in self.parties:
            bags = [content(form) for form in forms]
            return any(
                words and bag and (words <= bag or bag <= words) for words in map(content, found) for bag in bags
            )
        return any(len(form) > 3 and any(f" {form} " in f" {other} " for other in found) for form in forms)
