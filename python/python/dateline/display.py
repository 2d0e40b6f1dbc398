"""What notebooks show: HTML without scripts, in which every word of a page is escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Any

from dateline import values

#: A faint background for each kind of entity, legible on light and dark pages.
_COLOURS = {
    "PERSON": "#4c9aff55",
    "ORG": "#ffab0055",
    "GPE": "#36b37e55",
    "LOC": "#00b8d955",
    "NORP": "#6554c055",
    "EVENT": "#ff563055",
    "FAC": "#8993a455",
    "WORK": "#8993a455",
}

Cells = tuple[str, ...]


def analysis(shown: values.Analysis) -> str:
    """Show a page: its article with the names marked, and what it reports."""
    article = shown.article
    published = article.published
    dated = f"{published.value} ({published.basis})" if published else "undated"
    facts = [dated, article.outlet, article.agency, *article.authors, article.language]
    parts = [
        f"<h4>{escape(article.title or '(no title)')}</h4>",
        f"<p style='opacity:.7'>{escape(' · '.join(fact for fact in facts if fact))}</p>",
    ]
    parts += [f"<p>{_marked(shown, paragraph.span)}</p>" for paragraph in article.paragraphs]
    if shown.reports:
        names = {entity.id: entity.name for entity in shown.entities}
        rows = [_report(report, names) for report in shown.reports]
        parts.append(_table(("when", "act", "who", "whom", "where", "status", "evidence"), rows))
    for diagnostic in shown.diagnostics:
        parts.append(f"<p><strong>{escape(diagnostic.severity)}</strong>: {escape(diagnostic.message)}</p>")
    return _box("".join(parts))


def entity(shown: values.EntityRecord) -> str:
    """Show who somebody is: names, and posts over time with the words that show them."""
    head = f"<h4>{escape(shown.name)}</h4>"
    kind = " · ".join(part for part in (shown.type, shown.country, shown.id) if part)
    aliases = ", ".join(f"{alias.name} ({alias.count}×)" for alias in shown.aliases)
    rows = [
        (
            _period(role.first_seen, role.last_seen),
            f"{role.qualifier} {role.title}" if role.qualifier else role.title,
            (role.of_entity.name if role.of_entity else role.of) or "",
            _quoted(role.evidence.words),
        )
        for role in shown.roles
    ]
    roles = _table(("seen", "post", "of", "evidence"), rows) if rows else ""
    return _box(f"{head}<p style='opacity:.7'>{escape(kind)}</p><p>{escape(aliases)}</p>{roles}")


def table(items: Iterable[values.Value], *, has_more: bool = False) -> str:
    """Show results as a table."""
    items = list(items)
    if not items:
        return _box("<p>no results</p>")
    columns, row = _ROWS.get(type(items[0]), (("value",), lambda item: (repr(item),)))
    more = "<p style='opacity:.7'>there are more</p>" if has_more else ""
    return _box(_table(columns, [row(item) for item in items]) + more)


def _marked(shown: values.Analysis, within: values.Span) -> str:
    """The text at a place, with every named mention in its colour; mentions that overlap are marked once."""
    mentions = sorted(
        (mention.span, entity.type, entity.name)
        for entity in shown.entities
        for mention in entity.mentions
        if mention.kind != "pronoun" and within.start <= mention.span.start and mention.span.end <= within.end
    )
    parts, place = [], within.start
    for span, kind, name in mentions:
        if span.start < place:
            continue
        parts.append(escape(shown.text[place : span.start]))
        words, title = escape(span.of(shown.text)), escape(f"{name} ({kind})", quote=True)
        style = f"background:{_COLOURS.get(kind, '#8993a455')};border-radius:3px;padding:0 2px"
        parts.append(f'<mark style="{style};color:inherit" title="{title}">{words}</mark>')
        place = span.end
    parts.append(escape(shown.text[place : within.end]))
    return "".join(parts)


def _report(report: values.Report, names: dict[str, str]) -> Cells:
    def named(parties: Sequence[values.Party]) -> str:
        return ", ".join(names.get(party.entity or "", party.text) for party in parties)

    return (
        report.when.value if report.when else "",
        f"{report.act} ({report.mode})" if report.mode else report.act,
        named(report.actors),
        named(report.recipients),
        report.where.text if report.where else "",
        report.status,
        _quoted(report.evidence.text),
    )


def _event(event: values.EventRecord) -> Cells:
    first = event.reports[0] if event.reports else None
    return (
        event.when.value if event.when else "",
        f"{event.act} ({event.mode})" if event.mode else event.act,
        ", ".join(one.name for one in event.actors),
        ", ".join(one.name for one in event.recipients),
        event.where or "",
        event.status,
        str(event.sources),
        f"{_quoted(first.evidence.words)} — {_origin(first.evidence)}" if first else "",
    )


def _quote(quote: values.QuoteRecord) -> Cells:
    speaker = quote.speaker_entity.name if quote.speaker_entity else quote.speaker
    about = quote.about_entity.name if quote.about_entity else quote.about
    return (
        _day(quote.passage.published),
        speaker or "",
        about or "",
        quote.kind,
        f"{_quoted(quote.text)} — {_origin(quote.passage)}",
    )


def _document(document: values.DocumentSummary) -> Cells:
    published = document.published.value if document.published else None
    return (_day(published), document.outlet or "", document.title or f"({document.kind})", document.id)


def _hit(hit: values.DocumentHit) -> Cells:
    passages = " … ".join(passage.words for passage in hit.passages)
    return (*_document(hit.document), passages)


def _entity_hit(hit: values.EntityHit) -> Cells:
    entity = hit.entity
    return (entity.name, entity.type, entity.country or "", hit.role or "", str(hit.mention_count), entity.id)


def _mention(mention: values.MentionRecord) -> Cells:
    passage = mention.passage
    return (_day(passage.published), passage.text, mention.kind, _quoted(passage.words), passage.document)


_ROWS: dict[type, tuple[Cells, Callable[[Any], Cells]]] = {
    values.EventRecord: (
        ("when", "act", "who", "whom", "where", "status", "sources", "evidence"),
        _event,
    ),
    values.QuoteRecord: (("published", "speaker", "about", "kind", "words"), _quote),
    values.DocumentSummary: (("published", "outlet", "title", "id"), _document),
    values.DocumentHit: (("published", "outlet", "title", "id", "passages"), _hit),
    values.EntityHit: (("name", "type", "country", "last seen as", "mentions", "id"), _entity_hit),
    values.MentionRecord: (("published", "words", "kind", "sentence", "document"), _mention),
}


def _table(columns: Cells, rows: Sequence[Cells]) -> str:
    head = "".join(f"<th style='text-align:left'>{escape(column)}</th>" for column in columns)
    body = "".join(
        "<tr>" + "".join(f"<td style='text-align:left'>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _box(content: str) -> str:
    return f"<div class='dateline'>{content}</div>"


def _quoted(words: str) -> str:
    return f"“{words.strip()}”"


def _origin(passage: values.Passage) -> str:
    return ", ".join(fact for fact in (passage.outlet, _day(passage.published), passage.document) if fact)


def _day(time: str | None) -> str:
    return (time or "")[:10]


def _period(first: str | None, last: str | None) -> str:
    first, last = _day(first), _day(last)
    return first if first == last else f"{first} – {last}"
