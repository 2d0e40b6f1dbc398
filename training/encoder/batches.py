"""From sets to batches."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from corpus import HASHED, SMALL, Corpus
from torch import Tensor

REST = 1  # The row of words that are not in the vocabulary is 0; known words start here.


@dataclass
class Vocabulary:
    """The words that have rows of their own, by hash, rising."""

    hashes: np.ndarray
    counts: np.ndarray

    @classmethod
    def of(cls, corpora: list[Corpus], most: int, least: int = 2) -> "Vocabulary":
        hashes, counts = np.unique(np.concatenate([corpus.lower for corpus in corpora]), return_counts=True)
        order = np.argsort(-counts, kind="stable")[: most - REST]
        order = np.sort(order[counts[order] >= least])
        return cls(hashes[order], counts[order])

    def rows(self, lower: np.ndarray) -> np.ndarray:
        """The row of each word."""
        at = np.searchsorted(self.hashes, lower).clip(max=len(self.hashes) - 1)
        return np.where(self.hashes[at] == lower, at + REST, 0)


def index_of(corpus: Corpus, vocabulary: Vocabulary, rows: int, hashed: int) -> np.ndarray:
    """The rows of every token in the one table that holds both tables; `rows` is where the hashed ones start."""
    index = np.empty((len(corpus), 1 + HASHED), np.int32)
    index[:, 0] = vocabulary.rows(corpus.lower)
    index[:, 1:] = rows + (corpus.hashed & (hashed - 1))
    return index


_BITS = np.arange(SMALL, dtype=np.uint64)


def bits_of(small: np.ndarray) -> np.ndarray:
    """The bits of the small table as numbers."""
    return (small[..., None] >> _BITS & np.uint64(1)).astype(np.float32)


@dataclass
class Batch:
    """Paragraphs side by side."""

    # Places in the corpus, [T, B], -1 where a paragraph has ended, and the same as a mask.
    places: np.ndarray
    mask: Tensor
    # The places of the tokens in the corpus, and where they stand in [T * B].
    tokens: np.ndarray
    flat: Tensor


def batch(starts: np.ndarray, lengths: np.ndarray) -> Batch:
    """A batch of paragraphs."""
    steps = np.arange(lengths.max())[:, None]
    inside = steps < lengths[None]
    places = np.where(inside, starts[None] + steps, -1)
    flat = np.flatnonzero(inside.ravel())
    return Batch(places, torch.from_numpy(inside.astype(np.float32)), places.ravel()[flat], torch.from_numpy(flat))


def batches(starts: np.ndarray, lengths: np.ndarray, size: int, random: np.random.Generator) -> Iterator[Batch]:
    """All paragraphs, those of like length together, in an order drawn anew."""
    order = np.argsort(lengths + random.random(len(lengths)) * 6, kind="stable")
    ends = np.cumsum(lengths[order]) // size
    groups = np.split(order, np.flatnonzero(np.diff(ends)) + 1)
    for group in random.permutation(len(groups)):
        chosen = groups[group]
        yield batch(starts[chosen], lengths[chosen])


def sentences_of(tokens: np.ndarray, ends: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """The sentences among the places of a batch, in groups of like length: [S, L] positions in the batch (-1 beyond the
    end) and the place in the corpus where each sentence starts."""
    sentence = np.searchsorted(ends, tokens, side="right")
    order = np.lexsort((tokens, sentence))
    cut = np.flatnonzero(np.diff(sentence[order])) + 1
    starts = np.concatenate([[0], cut])
    lengths = np.diff(np.concatenate([starts, [len(order)]]))
    by_length = np.argsort(lengths, kind="stable")
    groups = []
    for part in np.array_split(by_length, 4):
        if len(part):
            steps = np.arange(lengths[part].max())[None]
            inside = steps < lengths[part][:, None]
            at = np.where(inside, starts[part][:, None] + steps, 0)
            places = np.where(inside, order[at], -1)
            groups.append((places, tokens[order[starts[part]]]))
    return groups
