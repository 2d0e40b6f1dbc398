"""Every stage but the reports: article, entities, roles, times, quotes."""

import re
from collections import Counter
from typing import Any

from figures import Figures
from naming import Analysed, Cast, key
from pagetext import GoldPage, Json, Range, Text, fold, overlap, several, union, within

TYPES = frozenset(["PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT"])
LIKE = ({"GPE", "LOC"}, {"LOC", "FAC"})
PLAIN_VALUE = re.compile(r"(\d{2,4}|P\d|PT\d|T\d)[^X]*")
COVER = 0.8
MARKS = str.maketrans({"“": '"', "”": '"', "«": '"', "»": '"'})


def bag_f1(left: str, right: str) -> float:
    """F1 of two texts as bags of words."""
    bags = [Counter(re.findall(r"\w+", fold(text).casefold())) for text in (left, right)]
    return 2 * sum((bags[0] & bags[1]).values()) / max(1, sum(map(sum, (bag.values() for bag in bags))))


def same_value(gold: Any, got: Any) -> bool:
    """Normalised times agree to the precision that the gold states."""
    text = str(got or "").replace(" ", "T")
    return bool(text) and any(text.startswith((want, want.removesuffix(":00"))) for want in several(gold))


def paragraphs(article: Json) -> list[str]:
    """The paragraphs of an analysed article."""
    return [item["text"] if isinstance(item, dict) else item for item in article.get("paragraphs", [])]


def score_article(page: GoldPage, got: Json, figures: Figures) -> None:
    """Title, people, dates and body."""
    gold, article = page.gold["article"], got.get("article") or {}
    say = page.name + ": "
    figures.rate("article.title", key(article.get("title")) == key(gold["title"]), say + str(article.get("title")))
    published = (article.get("published") or {}).get("value")
    right = same_value(gold["published"], published) if gold["published"] else not published
    figures.rate("article.published", right, say + f"{published} want {gold['published']}")
    names = [sorted(map(key, each.get("authors") or [])) for each in (article, gold)]
    figures.rate("article.authors", names[0] == names[1], say + f"{names[0]} want {names[1]}")
    for field in ("outlet", "agency", "section"):
        if gold.get(field):
            figures.rate(f"article.{field}", key(gold[field]) == key(article.get(field)), say + str(article.get(field)))
    if gold.get("dateline"):
        place = key((article.get("dateline") or {}).get("place"))
        wanted = [key(part) for part in re.split(r"[,/(]", gold["dateline"])]
        figures.rate("article.dateline", place and any(part and part in place for part in wanted), say + place)
    body = "\n".join(paragraphs(article))
    score = bag_f1(body, page.body())
    figures.rate("article.body (F1 >= .97)", score >= 0.97, say + f"body {score:.3f}")
    for text in gold.get("not_body", []):
        figures.rate("article.boilerplate_out", fold(text) not in fold(body), say + f"kept {text!r}")


def score_entities(page: GoldPage, got: Json, figures: Figures) -> None:
    """Named entities found one to one, their types and forms, and institutions without a name."""
    entities = [entity for entity in got.get("entities", []) if entity.get("type") in TYPES]
    spoken = [{key(entity.get("name")), *(key(m["text"]) for m in entity.get("mentions", []))} for entity in entities]
    golds = page.gold["entities"]
    forms = [{key(form) for form in gold["forms"]} for gold in golds]
    known = [forms[i] | {key(form) for form in gold.get("nominals", [])} for i, gold in enumerate(golds)]
    pairs = sorted(
        ((len(forms[g] & spoken[e]), -g, -e) for g in range(len(golds)) for e in range(len(entities))), reverse=True
    )
    gold_of: dict[int, int] = {}
    for shared, minus_gold, minus_entity in pairs:
        if shared and -minus_gold not in gold_of.values() and -minus_entity not in gold_of:
            gold_of[-minus_entity] = -minus_gold
    for index, entity in enumerate(entities):
        if index not in gold_of and any(spoken[index] & each for each in known):
            continue
        what = f"{page.name}: not there: {entity.get('name')!r} {entity.get('type')}"
        figures.precise("entities.found", index in gold_of, what)
    for index, gold in enumerate(golds):
        if not gold["forms"]:
            figures.rate("entities.unnamed_institutions", any(known[index] & names for names in spoken))
            continue
        if TYPES.isdisjoint(several(gold["type"])):
            continue
        entity_of = [e for e, g in gold_of.items() if g == index]
        figures.recall("entities.found", entity_of, f"{page.name}: missed: {gold['name']!r}")
        if not entity_of:
            continue
        kind = entities[entity_of[0]].get("type")
        fits = any(kind == want or {kind, want} in LIKE for want in several(gold["type"]))
        figures.rate("entities.type", fits, f"{page.name}: {gold['name']!r} is {kind}")
        for form in sorted(forms[index]):
            figures.rate("entities.forms", form in spoken[entity_of[0]], f"{page.name}: {form!r} of {gold['name']!r}")


def score_roles(page: GoldPage, got: Json, figures: Figures) -> None:
    """Who holds which office of what."""
    cast, analysed = Cast(page.gold), Analysed(got)
    found = [
        (analysed.names({"entity": entity.get("id")}), key(role.get("title")), analysed.names(role.get("of")))
        for entity in got.get("entities", [])
        for role in entity.get("roles", [])
        if entity.get("type") == "PERSON"
    ]
    used: set[int] = set()
    for gold in page.gold["roles"]:
        title = key(gold["role"])
        fits = [
            index
            for index, (person, got_title, _) in enumerate(found)
            if got_title and (title in got_title or got_title in title) and cast.is_one(gold["person"], person)
        ]
        used.update(fits)
        figures.recall("roles.title", fits, f"{page.name}: missed: {gold['person']}, {gold['role']}")
        if fits and gold["of"]:
            right = any(cast.is_one(gold["of"], found[index][2]) for index in fits)
            figures.rate("roles.of", right, f"{page.name}: {gold['person']}, {gold['role']} of {gold['of']}")
    for index, (person, title, _) in enumerate(found):
        figures.precise("roles.title", index in used, f"{page.name}: not there: {sorted(person)[:2]}, {title!r}")


def gold_times(page: GoldPage, text: Text, story: list[Range]) -> list[tuple[Range, Any]]:
    """Every occurrence of a time of the gold in the story; the longer expression holds the place."""
    placed: list[tuple[Range, Any]] = []
    for item in sorted(page.gold["times"], key=lambda item: (-len(item), -len(item[0]))):
        contexts = text.find(item[2], story) if len(item) > 2 else story
        for place in text.find(item[0], contexts):
            if all(not overlap(place, other) for other, _ in placed):
                placed.append((place, item[1]))
    return placed


def score_times(page: GoldPage, got: Json, text: Text, story: list[Range], figures: Figures) -> None:
    """Calendar expressions found, and their values."""
    golds = gold_times(page, text, story)
    timexes = [timex for timex in got.get("timexes", []) if within(tuple(timex["span"]), story)]
    used: set[int] = set()
    for place, value in golds:
        hits = [index for index, timex in enumerate(timexes) if overlap(place, tuple(timex["span"]))]
        right = [index for index in hits if same_value(value, timexes[index].get("value"))]
        used.update(hits)
        values = [timexes[index].get("value") for index in hits]
        figures.recall("times.found", hits)
        what = f"{page.name}: {text.text[slice(*place)]!r} want {value} got {values}"
        figures.recall("times.value", right, what)
        for _ in hits[:1]:
            figures.precise("times.found", True)
            figures.precise("times.value", right)
    for index, timex in enumerate(timexes):
        if index not in used and timex.get("type") != "SET" and PLAIN_VALUE.fullmatch(str(timex.get("value"))):
            figures.precise("times.found", False)
            figures.precise("times.value", False, f"{page.name}: not there: {timex['text']!r} = {timex['value']}")


def quote_places(quote: Json, text: Text, body: list[Range]) -> tuple[list[Range], list[Range]]:
    """What a system has to give of a quote, and what it may give: of a mixed one, the words in marks are enough."""
    place = text.first(quote["text"], body)
    if place is None:
        return [], []
    pieces = [place, *(piece for rest in quote.get("rest", []) for piece in text.find(rest, body)[:1])]
    allowed = [(start - 1, end + 1) for start, end in pieces]
    if quote["kind"] != "mixed":
        return [place], allowed
    marked = re.finditer(r'"([^"]+)"', text.text[slice(*place)].translate(MARKS))
    return [(place[0] + m.start(1), place[0] + m.end(1)) for m in marked] or [place], allowed


def score_quotes(page: GoldPage, got: Json, text: Text, body: list[Range], figures: Figures) -> None:
    """Quotes found, by kind, and with the right speaker."""
    cast, analysed = Cast(page.gold), Analysed(got)
    quotes = [quote for quote in got.get("quotes", []) if within(tuple(quote["span"]), body)]
    golds = [(quote, *quote_places(quote, text, body)) for quote in page.gold["quotes"]]
    speaks = {id(quote): analysed.names(quote.get("speaker")) for quote in quotes}
    for quote in quotes:
        span = tuple(quote["span"])
        touched = [(gold, allowed) for gold, _, allowed in golds if within(span, allowed)]
        covered = within(span, union([place for _, allowed in touched for place in allowed]))
        right = covered >= COVER * (span[1] - span[0])
        what = f"{page.name}: not there: {quote['kind']} {quote['text'][:70]!r}"
        figures.precise("quotes.found", right, what)
        speaker = right and any(cast.is_one(gold["speaker"], speaks[id(quote)]) for gold, _ in touched)
        figures.precise("quotes.speaker", speaker)
    for gold, needed, _ in golds:
        if gold.get("inner"):
            continue
        length = sum(end - start for start, end in needed)
        hits = [q for q in quotes if needed and within(tuple(q["span"]), needed) >= COVER * length]
        right = [q for q in hits if cast.is_one(gold["speaker"], speaks[id(q)])]
        figures.recall("quotes.found", hits)
        figures.rate(f"quotes.recall.{gold['kind']}", hits)
        heard = hits[0].get("speaker") if hits else "no quote"
        what = f"{page.name}: {gold['text'][:60]!r} want {gold['speaker']} got {heard}"
        figures.recall("quotes.speaker", right, what)
