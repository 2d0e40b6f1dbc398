"""Articles with gold TIMEX3 annotation, read from TimeML files and from CAT files."""

import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

DAY = re.compile(r"\d{4}-\d\d-\d\d")

# Of a CAT file only the first sentences are annotated; the second of them is the date of the article alone.
CAT_ANNOTATED_SENTENCES = 6
CAT_DATE_LINE = 1
NO_SPACE_BEFORE = set(".,;:!?%)]}'’”") | {"'s", "n't", "''", "’s"}
NO_SPACE_AFTER = set("([{$£€#“‘") | {"``", "`"}


@dataclass
class Expression:
    """A time expression: its place in code points, its TIMEX3 type and its value."""

    span: tuple[int, int]
    type: str
    value: str
    rule: str = ""

    def overlap(self, other):
        """How many characters the two share; not positive if none."""
        return min(self.span[1], other.span[1]) - max(self.span[0], other.span[0])


@dataclass
class Article:
    """A text, when it was written, and the expressions that annotators found in it."""

    name: str
    text: str
    created: str | None
    gold: list[Expression]
    annotated: int
    """How much of the text was annotated, in code points from its begin."""
    date_line: tuple[int, int] = (0, 0)
    """Where the text says when it was written, on a line of its own."""

    @property
    def half(self):
        """A or B: articles with an even number in their name are half A."""
        digits = re.search(r"\d+", self.name)
        return "AB"[int(digits.group()) % 2] if digits else "AB"[sum(self.name.encode()) % 2]


def read_folder(folder):
    """Reads every annotated file under a folder, each name once."""
    articles = {}
    for path in sorted(p for p in Path(folder).rglob("*") if p.suffix in {".tml", ".xml"}):
        root = ElementTree.parse(path).getroot()
        # MEANTIME comes in two versions of which the one with identity across documents is the later.
        if root.tag == "Document" and "intra-doc_annotation" in path.parts:
            continue
        article = read_cat(path.stem, root) if root.tag == "Document" else read_timeml(path.stem, root)
        articles.setdefault(article.name, article)
    return list(articles.values())


def read_timeml(name, root):
    """A TimeML file: the text is what TEXT holds, as it stands; expressions without words are left out."""
    document = root.find(".//TEXT")
    document = root if document is None else document
    pieces, gold, length = [], [], 0

    def walk(element):
        nonlocal length
        start = length
        for content in (element.text, *element):
            if isinstance(content, str):
                pieces.append(content)
                length += len(content)
            elif content is not None:
                walk(content)
                tail = content.tail or ""
                pieces.append(tail)
                length += len(tail)
        if element.tag == "TIMEX3" and length > start:
            gold.append(Expression((start, length), element.get("type"), element.get("value", "")))

    walk(document)
    created = root.find(".//DCT/TIMEX3")
    created = root.find(".//TIMEX3[@functionInDocument='CREATION_TIME']") if created is None else created
    day = DAY.match(created.get("value", "")) if created is not None else None
    gold.sort(key=lambda expression: expression.span)
    return Article(name, "".join(pieces), day and day.group(), gold, length)


def read_cat(name, root):
    """A CAT file, laid out as text: token by token, a blank line after the title and after the date."""
    text, spans, sentences, index, previous = "", [], [], {}, ""
    for token in root.findall("token"):
        word, sentence = token.text or "", int(token.get("sentence"))
        if spans:
            if sentence != sentences[-1]:
                text += "\n\n" if sentence <= CAT_DATE_LINE + 1 else " "
            elif word not in NO_SPACE_BEFORE and previous not in NO_SPACE_AFTER:
                text += " "
        previous = word
        index[token.get("t_id")] = len(spans)
        spans.append((len(text), len(text) + len(word)))
        sentences.append(sentence)
        text += word

    def limit(wanted):
        return max((end for (_, end), s in zip(spans, sentences, strict=True) if wanted(s)), default=0)

    gold, created = [], None
    for mark in root.find("Markables").findall("TIMEX3"):
        tokens = sorted(index[anchor.get("t_id")] for anchor in mark.findall("token_anchor"))
        if mark.get("functionInDocument") == "CREATION_TIME":
            created = mark.get("value")
        if tokens and sentences[tokens[0]] < CAT_ANNOTATED_SENTENCES:
            span = (spans[tokens[0]][0], spans[tokens[-1]][1])
            gold.append(Expression(span, mark.get("type"), mark.get("value", "")))
    date_line = [span for span, s in zip(spans, sentences, strict=True) if s == CAT_DATE_LINE]
    date_line = (date_line[0][0], date_line[-1][1]) if date_line else (0, 0)
    if not created or not DAY.fullmatch(created):
        days = (g.value for g in gold if date_line[0] <= g.span[0] < date_line[1])
        created = next((day for day in days if DAY.fullmatch(day)), None)
    annotated = limit(lambda sentence: sentence < CAT_ANNOTATED_SENTENCES)
    return Article(name.split("_")[0], text, created, gold, annotated, date_line)
