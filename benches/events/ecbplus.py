"""The corpus ECB+ with its gold tellings of events, as its authors split it."""

from __future__ import annotations

import json
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import zstandard


def documents(folder: Path, part: str) -> list[dict]:
    """The documents of a part, `train` or `dev`, each `{"id", "text", "tellings"}`.

    A line of the text is a sentence. A telling is `[start, end, chain]`, in characters; of one with gaps the first run of
    words is taken. The addresses that pages of the newer half begin with are left out.
    """
    gold = defaultdict(list)
    name = {"train": "Train", "dev": "Dev"}[part]
    with zstandard.open(folder / f"cybulska_setup/ECB_{name}_Event_gold_mentions.json.zst", "rt") as file:
        for mention in json.load(file):
            gold[mention["doc_id"]].append(mention)
    return [
        document(identifier, tokens, gold[identifier])
        for identifier, tokens in sorted(texts(folder))
        if identifier in gold
    ]


def texts(folder: Path) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Each document's tokens: sentence, number in the sentence, word."""
    with (
        zstandard.open(folder / "ecbplus-topics-1-35.tar.zst", "rb") as file,
        tarfile.open(fileobj=file, mode="r|") as archive,
    ):
        for member in archive:
            if not member.name.endswith(".xml"):
                continue
            root = ElementTree.parse(archive.extractfile(member)).getroot()
            yield (
                Path(member.name).stem,
                [
                    (int(token.get("sentence")), int(token.get("number")), token.text or "")
                    for token in root.iter("token")
                ],
            )


def document(identifier: str, tokens: list[tuple[int, int, str]], mentions: list[dict]) -> dict:
    """The text of a document, and where its events are told."""
    # The setup counts sentences without the address.
    address = 1 if identifier.endswith("plus") else 0
    pieces, places, length, before = [], {}, 0, None
    for sentence, number, word in tokens:
        if sentence < address:
            continue
        if pieces:
            pieces.append("\n" if sentence != before else " ")
            length += 1
        before = sentence
        places[sentence, number] = (length, length + len(word))
        pieces.append(word)
        length += len(word)
    tellings = []
    for mention in mentions:
        numbers = sorted(mention["tokens_number"])
        run = [number for place, number in enumerate(numbers) if number == numbers[0] + place]
        sentence = mention["sent_id"] + address
        start, end = places[sentence, run[0]][0], places[sentence, run[-1]][1]
        tellings.append([start, end, mention["coref_chain"]])
    return {"id": identifier, "text": "".join(pieces), "tellings": tellings}
