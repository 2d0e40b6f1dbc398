"""The development sets, read from a folder."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import zstandard
from conll18 import Analysis, Word

#: Sentences that are read as one document where a set does not say which belong together.
SENTENCES = 14

Name = tuple[int, int, str]


@dataclass
class Document:
    """Paragraphs, and what is known of them; places count code points of the paragraphs joined by empty lines."""

    id: str
    paragraphs: list[str]
    names: list[Name] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


def read(path: Path) -> str:
    """A text file, unpacked where its name ends in `.zst`."""
    if path.suffix != ".zst":
        return path.read_text(encoding="utf-8")
    with path.open("rb") as file:
        stream = zstandard.ZstdDecompressor(max_window_size=2**27).stream_reader(file)
        return io.TextIOWrapper(stream, encoding="utf-8").read()


# Treebanks


def treebank(path: Path) -> tuple[list[Document], list[Analysis]]:
    """The raw text of a treebank, a document each, and its analyses."""
    documents: list[Document] = []
    analyses: list[Analysis] = []
    space = False
    for block in read(path).split("\n\n"):
        lines = block.split("\n")
        comments = [line for line in lines if line.startswith("#")]
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if not rows:
            continue
        new = next((line.split("=")[1].strip() for line in comments if line.startswith("# newdoc id")), None)
        if new is not None or not documents:
            documents.append(Document(new or "", []))
            analyses.append(Analysis())
        if not documents[-1].paragraphs or any(line.startswith("# newpar") for line in comments):
            documents[-1].paragraphs.append("")
            space = False
        between = " " if space else ""
        text, space = sentence(rows, analyses[-1])
        documents[-1].paragraphs[-1] += between + text
    return documents, analyses


def sentence(rows: list[list[str]], analysis: Analysis) -> tuple[str, bool]:
    """Adds a sentence to an analysis; gives its text, and whether a space follows."""
    first, start = len(analysis.words), len(analysis.characters)
    text, space, until = "", True, 0
    for number, form, _, upos, _, _, head, relation, _, misc in rows:
        if "." in number:
            continue
        bare = "".join(form.split())
        if "-" in number:
            until = int(number.split("-")[1])
            span = (len(analysis.characters), len(analysis.characters) + len(bare))
            is_part = True
        elif int(number) > until:
            span, is_part = (len(analysis.characters), len(analysis.characters) + len(bare)), False
        if "-" not in number:
            place = -1 if head == "0" else first + int(head) - 1
            analysis.words.append(Word(*span, bare, upos, place, relation, is_part))
        if "-" in number or int(number) > until:
            analysis.tokens.append(span)
            analysis.characters += bare
            text += form
            space = "SpaceAfter=No" not in misc.split("|")
            text += " " if space else ""
    analysis.sentences.append((start, len(analysis.characters)))
    return text.strip(), space


def golden_rules(path: Path) -> tuple[list[Document], list[list[str]]]:
    """The English golden rules of sentence splitting: texts, and the sentences of each without white space."""
    rows = [json.loads(line) for line in read(path).splitlines()]
    rows = [row for row in rows if row["set"] == "english/GOLDEN_EN_RULES_TEST_CASES"]
    documents = [Document(str(row["i"]), [row["text"]]) for row in rows]
    return documents, [["".join(sentence.split()) for sentence in row["expected"]] for row in rows]


# Names


def named(path: Path, columns: tuple[int, int], kinds: dict[str, str]) -> list[Document]:
    """A set of names, a token a line; `kinds` maps its labels, and labels that it leaves out are kept as `other`."""
    sentences: list[list[tuple[str, str]]] = [[]]
    for line in read(path).split("\n"):
        cells = line.split("\t") if "\t" in line else line.split()
        if line.startswith("# "):
            continue
        if len(cells) > max(columns) and cells[columns[0]]:
            sentences[-1].append((cells[columns[0]], cells[columns[1]]))
        elif not line.strip() and sentences[-1]:
            sentences.append([])
    written = [written_out(rows, kinds) for rows in sentences if rows]
    return list(documents_of(path.stem, written))


def documents_of(name: str, written: list[tuple[str, list[Name]]]) -> Iterator[Document]:
    """Sentences as documents of so many paragraphs."""
    for start in range(0, len(written), SENTENCES):
        document = Document(f"{name}-{start}", [])
        at = 0
        for text, names in written[start : start + SENTENCES]:
            document.paragraphs.append(text)
            document.names += [(at + first, at + last, kind) for first, last, kind in names]
            at += len(text) + 2
        yield document


def written_out(rows: list[tuple[str, str]], kinds: dict[str, str]) -> tuple[str, list[Name]]:
    """Tokens as prose, and the names in it."""
    text, places, quoted, glue = "", [], False, True
    for token, _ in rows:
        closes = token in {",", ".", ";", ":", "!", "?", "%", ")", "]", "n't", "''", "..."}
        closes |= token.startswith("'") and len(token) > 1 or token == '"' and quoted
        text += "" if glue or closes else " "
        places.append((len(text), len(text) + len(token)))
        text += token
        quoted ^= token == '"'
        glue = token in {"(", "[", "$", "``"} or token == '"' and quoted
    names: list[Name] = []
    before = "O"
    for (_, label), (start, end) in zip(rows, places, strict=True):
        mark, _, kind = label.partition("-")
        if mark == "I" and names and before.partition("-")[2] == kind:
            names[-1] = (names[-1][0], end, names[-1][2])
        elif mark in {"B", "I"}:
            names.append((start, end, kinds.get(kind, "other")))
        before = label
    return text, [name for name in names if name[2] != "nothing"]


def name_sets(folder: Path) -> dict[str, list[Document]]:
    """The sets of names, by name."""
    language = folder / "language"
    gmb = {"per": "PERSON", "org": "ORG", "geo": "PLACE", "tim": "nothing"}
    politics = {
        **dict.fromkeys(("person", "politician"), "PERSON"),
        **dict.fromkeys(("organisation", "politicalparty"), "ORG"),
        **dict.fromkeys(("location", "country"), "PLACE"),
    }
    plain = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}
    news = named(language / "gmb-ner" / "gmb.conll.zst", (0, 2), gmb)
    return {
        "GMB, last tenth": last_tenth(news),
        "CrossNER politics": named(language / "crossner-politics" / "dev.txt", (0, 1), politics),
        "UNER EWT": named(language / "uner-pud-ewt" / "en_ewt-uner-dev.iob2.zst", (1, 2), plain),
        "WikiGold": named(language / "wikigold" / "wikigold.conll.txt", (0, 1), plain),
    }


def last_tenth(documents: list[Document]) -> list[Document]:
    """The last tenth of a set's sentences, as whole documents."""
    return documents[-(len(documents) // 10) :]


# Predicates


@dataclass
class Propositions:
    """A sentence with its predicates: for each the heads of its arguments, by place and part."""

    characters: list[tuple[int, int]]
    arguments: set[tuple[int, int, str]]


def propositions(path: Path, roles: Iterable[str]) -> tuple[list[Document], list[list[Propositions]]]:
    """The sentences of a set of propositions, by document, and their arguments; places leave out white space."""
    documents: dict[str, Document] = {}
    said: dict[str, list[Propositions]] = {}
    for line in read(path).splitlines():
        row = json.loads(line)
        name = row["sent_id"].rsplit("-", 1)[0]
        words = zip(row["tokens"], row["space_after"], strict=True)
        text = "".join(token + (" " if space else "") for token, space in words).strip()
        documents.setdefault(name, Document(name, [])).paragraphs.append(text)
        spans, at = [], 0
        for token in row["tokens"]:
            length = len("".join(token.split()))
            spans.append((at, at + length))
            at += length
        arguments = {
            (proposition["i"], head_of(row, first, last), label)
            for proposition in row["props"]
            for label, first, last in proposition["args"]
            if label in set(roles)
        }
        said.setdefault(name, []).append(Propositions(spans, arguments))
    return list(documents.values()), [said[name] for name in documents]


def head_of(row: dict, first: int, last: int) -> int:
    """The word of a stretch whose head lies outside it; the first that is no mark."""
    outside = [at for at in range(first, last + 1) if not first <= row["head"][at] - 1 <= last]
    words = [at for at in outside if row["upos"][at] != "PUNCT"]
    return (words or outside or [first])[0]
