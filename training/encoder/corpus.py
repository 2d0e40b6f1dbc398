"""The sets that `prepare` wrote, as arrays."""

import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

WIDTH = 17
HASHED = 9
SMALL = 50
TAG = 12
UNKNOWN = 0xFFFF
ROOT = 0xFFFE
LAST_OF_SENTENCE, LAST_OF_BLOCK, LAST_OF_PAGE, IS_SENTENCE, HAS_ROLES = 1, 2, 4, 8, 16
PREDICATE = 8
# How much the second opinion on names counts: what was best on UNER's development set with the teacher's own.
SECOND = 0.3


@dataclass
class Labels:
    """The names of the labels of each task."""

    tags: list[str]
    relations: list[str]
    names: list[str]
    roles: list[str]

    @classmethod
    def read(cls, folder: Path) -> "Labels":
        return cls(**json.loads((folder / "labels.json").read_text()))


@dataclass
class Soft:
    """What a teacher thinks: the likeliest labels of each token with their shares."""

    tags: tuple[np.ndarray, np.ndarray]
    names: tuple[np.ndarray, np.ndarray]
    heads: tuple[np.ndarray, np.ndarray]
    relations: tuple[np.ndarray, np.ndarray]
    ends: np.ndarray

    def renumber(self, old: list[str], new: list[str]) -> None:
        """Gives tags their numbers in another list; of what is not in it nothing is thought."""
        labels, shares = self.tags
        numbers = numbers_of(old, new)[labels.clip(max=len(old) - 1)]
        self.tags = np.where(numbers == UNKNOWN, 0, numbers).astype(labels.dtype), shares * (numbers != UNKNOWN)

    @classmethod
    def none(cls, count: int) -> "Soft":
        """Of so many tokens nothing is thought."""

        def top(size: int) -> tuple[np.ndarray, np.ndarray]:
            return np.zeros((count, size), np.uint16), np.zeros((count, size), np.float16)

        return cls(top(4), top(4), top(3), top(2), np.full(count, -1, np.float16))

    @classmethod
    def join(cls, parts: list["Soft"]) -> "Soft":
        """What is thought of all sets."""

        def both(name: str) -> tuple[np.ndarray, np.ndarray]:
            # A second opinion takes a column more.
            width = max(getattr(part, name)[0].shape[1] for part in parts)
            first, second = (np.concatenate([widened(getattr(part, name)[n], width) for part in parts]) for n in (0, 1))
            return first, second

        ends = np.concatenate([part.ends for part in parts])
        return cls(both("tags"), both("names"), both("heads"), both("relations"), ends)


@dataclass
class Corpus:
    """Tokens with their rows and labels; paragraphs are what the encoder reads at once."""

    name: str
    rows: np.ndarray
    roles: np.ndarray
    sentence_ends: np.ndarray
    block_ends: np.ndarray
    words: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, folder: Path, name: str, with_words: bool = False) -> "Corpus":
        rows = np.fromfile(folder / f"{name}.rows", dtype="<u4").reshape(-1, WIDTH)
        roles = np.fromfile(folder / f"{name}.roles", dtype="<u4").reshape(-1, 3).astype(np.int64)
        flags = rows[:, 16]
        words = (folder / f"{name}.words").read_text().split("\n")[:-1] if with_words else []
        ends = [np.flatnonzero(flags & flag) + 1 for flag in (LAST_OF_SENTENCE, LAST_OF_BLOCK)]
        return cls(name, rows, roles, ends[0], ends[1], words)

    @classmethod
    def join(cls, parts: list["Corpus"]) -> "Corpus":
        """All sets as one."""
        starts = np.cumsum([0] + [len(part.rows) for part in parts])
        moved = [part.roles + np.array([at, at, 0]) for part, at in zip(parts, starts)]
        return cls(
            "+".join(part.name for part in parts),
            np.concatenate([part.rows for part in parts]),
            np.concatenate(moved),
            np.concatenate([part.sentence_ends + at for part, at in zip(parts, starts)]),
            np.concatenate([part.block_ends + at for part, at in zip(parts, starts)]),
            [word for part in parts for word in part.words],
        )

    def __len__(self) -> int:
        return len(self.rows)

    def renumber(self, old: list[str], new: list[str]) -> "Corpus":
        """Gives tags their numbers in another list: `prepare` orders them by how often they are read."""
        known = self.rows[:, TAG] != UNKNOWN
        self.rows[known, TAG] = numbers_of(old, new)[self.rows[known, TAG]]
        return self

    @property
    def lower(self) -> np.ndarray:
        return self.rows[:, 0]

    @property
    def hashed(self) -> np.ndarray:
        return self.rows[:, 1 : 1 + HASHED]

    @property
    def small(self) -> np.ndarray:
        return self.rows[:, 10].astype(np.uint64) | self.rows[:, 11].astype(np.uint64) << np.uint64(32)

    @property
    def tags(self) -> np.ndarray:
        return signed(self.rows[:, TAG])

    @property
    def names(self) -> np.ndarray:
        return signed(self.rows[:, 15])

    @property
    def relations(self) -> np.ndarray:
        return signed(self.rows[:, 14])

    @property
    def flags(self) -> np.ndarray:
        return self.rows[:, 16]

    def heads(self) -> np.ndarray:
        """The head of each token as a place in its sentence; -2 for roots, -1 where not known."""
        found = self.rows[:, 13].astype(np.int64)
        found[found == UNKNOWN] = -1
        found[found == ROOT] = -2
        return found

    def predicates(self) -> np.ndarray:
        """1 for predicates, 0 for other tokens, -1 where not known."""
        found = np.where(self.flags & HAS_ROLES, 0, -1)
        found[self.roles[self.roles[:, 2] == PREDICATE, 0]] = 1
        return found

    def ends(self) -> np.ndarray:
        """1 for the last token of a sentence, 0 for others, -1 where not known."""
        return np.where(self.flags & IS_SENTENCE, self.flags & LAST_OF_SENTENCE, 0xFF).astype(np.uint8).astype(np.int8)


def taught(folder: Path, name: str, tags: list[str]) -> tuple[Corpus, Soft, dict[str, np.ndarray]]:
    """A set as the teacher sees it: with its sentences and roles where the set has none, its shares (of tags by their
    places in the list), and the sums of the vectors of words."""
    corpus = Corpus.read(folder, name)
    said = np.load(folder / f"{name}.soft.npz")

    def both(field: str) -> tuple[np.ndarray, np.ndarray]:
        return said[f"{field}0"], said[f"{field}1"]

    soft = Soft(both("tags"), both("names"), both("heads"), both("relations"), said["ends"])
    soft.renumber(said["labels"].tolist(), tags)
    second = folder / f"{name}.second"
    if second.exists():
        soft.names = mixed(soft.names, np.fromfile(second, np.uint8))
    corpus.sentence_ends = said["sentence_ends"]
    if not len(corpus.roles):
        corpus.roles = said["roles"]
        asked = soft.tags[1][:, 0] > 0
        corpus.rows[asked, 16] |= HAS_ROLES
    return corpus, soft, {key: said[key] for key in ("kinds", "sums", "counts")}


def numbers_of(old: list[str], new: list[str]) -> np.ndarray:
    """The number in the new list of each label of the old one; unknown where it is not in it."""
    return np.array([new.index(label) if label in new else UNKNOWN for label in old], np.uint32)


def widened(array: np.ndarray, width: int) -> np.ndarray:
    """The array with columns of nothing up to the width."""
    return np.pad(array, ((0, 0), (0, width - array.shape[1])))


def mixed(names: tuple[np.ndarray, np.ndarray], second: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The teacher's shares of labels of names with a second opinion beside them, where the teacher was asked at all."""
    labels, shares = names
    asked = (shares[:, 0] > 0).astype(np.float16)
    labels = np.concatenate([labels, second[:, None].astype(labels.dtype)], 1)
    return labels, np.concatenate([shares * np.float16(1 - SECOND), (asked * np.float16(SECOND))[:, None]], 1)


def signed(numbers: np.ndarray) -> np.ndarray:
    """Labels with -1 for what is not known."""
    found = numbers.astype(np.int64)
    found[found == UNKNOWN] = -1
    return found
