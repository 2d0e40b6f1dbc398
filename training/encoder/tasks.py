"""What the heads are to say of a batch, and how far off they are."""

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from batches import Batch, sentences_of
from corpus import PREDICATE, Corpus, Soft
from model import Heads
from torch import Tensor


class Prepared:
    """A corpus with what the losses need at hand."""

    def __init__(self, corpus: Corpus, soft: Soft | None = None) -> None:
        self.corpus = corpus
        self.soft = soft
        self.tags, self.names, self.relations = corpus.tags, corpus.names, corpus.relations
        self.heads, self.ends, self.predicates = corpus.heads(), corpus.ends(), corpus.predicates()
        lengths = np.diff(np.concatenate([[0], corpus.sentence_ends]))
        self.sentence_start = np.repeat(corpus.sentence_ends - lengths, lengths)
        self.sentence_length = np.repeat(lengths, lengths)
        # Roles in the order of their predicates, and where those of each predicate start.
        roles = corpus.roles[corpus.roles[:, 2] != PREDICATE]
        self.roles = roles[np.argsort(roles[:, 0], kind="stable")]
        # Where a tree is known or thought, so that a guess at it can be had.
        shares = soft.heads[1][:, 0] > 0 if soft is not None else False
        self.treed = (self.heads != -1) | shares
        self._where = np.full(len(corpus), -1, np.int64)

    def positions(self, tokens: np.ndarray) -> np.ndarray:
        """Where places of the corpus stand in the batch; valid until the next call."""
        self._where[tokens] = np.arange(len(tokens))
        return self._where


@dataclass
class Weights:
    """How much each task counts."""

    tags: float = 1.0
    names: float = 1.5
    ends: float = 1.5
    predicates: float = 0.5
    arcs: float = 1.2
    relations: float = 0.7
    roles: float = 1.2
    soft: float = 1.0


def cross(scores: Tensor, gold: np.ndarray) -> Tensor:
    """The sum of losses over what is known."""
    return F.cross_entropy(scores, torch.from_numpy(gold), ignore_index=-1, reduction="sum")


def binary(scores: Tensor, gold: np.ndarray) -> Tensor:
    """The same for two labels."""
    known = np.flatnonzero(gold >= 0)
    target = torch.from_numpy(gold[known].astype(np.float32))
    return F.binary_cross_entropy_with_logits(scores[torch.from_numpy(known), 0], target, reduction="sum")


def towards(scores: Tensor, soft: tuple[np.ndarray, np.ndarray], tokens: np.ndarray) -> Tensor:
    """The loss against the shares that a teacher gives; those without shares count nothing."""
    labels, shares = soft[0][tokens].astype(np.int64), soft[1][tokens].astype(np.float32)
    known = np.flatnonzero(shares.sum(1) > 0)
    if not len(known):
        return scores.sum() * 0
    likely = F.log_softmax(scores[torch.from_numpy(known)], -1)
    return -(likely.gather(1, torch.from_numpy(labels[known])) * torch.from_numpy(shares[known])).sum()


def losses(
    heads: Heads, x: Tensor, prepared: Prepared, batch: Batch, weights: Weights, random: np.random.Generator
) -> dict[str, Tensor]:
    """The losses of a batch; x holds its tokens."""
    tokens, soft = batch.tokens, prepared.soft
    x = heads.quantised(x)
    tags, names, ends = heads.tags(x), heads.names(x), heads.sentences(x)
    found = {
        "tags": cross(tags, prepared.tags[tokens]) * weights.tags,
        "names": cross(names, prepared.names[tokens]) * weights.names,
        "ends": binary(ends, prepared.ends[tokens]) * weights.ends,
        "predicates": binary(heads.predicates(x), prepared.predicates[tokens]) * weights.predicates,
    }
    if soft is not None:
        found["soft tags"] = towards(tags, soft.tags, tokens) * weights.soft * weights.tags
        found["soft names"] = towards(names, soft.names, tokens) * weights.soft * weights.names
        end = soft.ends[tokens].astype(np.float32)
        known = torch.from_numpy(np.flatnonzero(end >= 0))
        target = torch.from_numpy(end)[known]
        found["soft ends"] = (
            weights.soft * weights.ends * F.binary_cross_entropy_with_logits(ends[known, 0], target, reduction="sum")
        )
    found |= _trees(heads, x, prepared, batch, weights, random)
    return found


def _trees(
    heads: Heads, x: Tensor, prepared: Prepared, batch: Batch, weights: Weights, random: np.random.Generator
) -> dict[str, Tensor]:
    tokens, soft = batch.tokens, prepared.soft
    arcs = heads.arcs(x)
    positions = prepared.positions(tokens)
    found = {"arcs": x.sum() * 0}
    gold = prepared.heads[tokens]
    guess = np.full(len(tokens), -1)
    shares = soft.heads[1][tokens].sum(1) if soft is not None else np.zeros(len(tokens))
    # Sentences of which nothing is to be learnt are left out.
    wanted = np.flatnonzero((gold != -1) | (shares > 0))
    if not len(wanted):
        return found
    for places, _ in sentences_of(tokens[wanted], prepared.corpus.sentence_ends):
        places = np.where(places >= 0, wanted[places.clip(0)], -1)
        scores = heads.arc_scores(arcs, torch.from_numpy(places))
        length = places.shape[1]
        inside = places >= 0
        flat = torch.from_numpy(np.flatnonzero(inside.ravel()))
        rows = places[inside]
        scores = scores.reshape(-1, length + 1)[flat]
        target = np.where(gold[rows] == -2, length, gold[rows])
        found["arcs"] = found["arcs"] + cross(scores, target) * weights.arcs
        if soft is not None:
            labels = soft.heads[0][tokens[rows]].astype(np.int64)
            # A root is one beyond the longest sentence that can be.
            labels = np.where(labels >= 0xFFFE, length, labels).clip(max=length)
            likely = F.log_softmax(scores, -1).gather(1, torch.from_numpy(labels))
            share = torch.from_numpy(soft.heads[1][tokens[rows]].astype(np.float32))
            found["arcs"] = found["arcs"] - (likely * share).sum() * weights.arcs * weights.soft
        best = scores.detach().argmax(1).numpy()
        head = positions[(prepared.sentence_start[tokens[rows]] + best).clip(max=len(positions) - 1)]
        guess[rows] = np.where(best == length, -1, head)
    start = prepared.sentence_start[tokens]
    known = np.flatnonzero(gold >= 0)
    if len(known):
        governor = positions[start[known] + gold[known]]
        scores = heads.relation_scores(x, torch.from_numpy(known), torch.from_numpy(governor))
        found["relations"] = cross(scores, prepared.relations[tokens[known]]) * weights.relations
    if soft is not None:
        top = soft.heads[0][tokens, 0].astype(np.int64)
        known = np.flatnonzero((soft.relations[1][tokens].sum(1) > 0) & (top < 0xFFFE))
        if len(known):
            governor = positions[start[known] + top[known]]
            scores = heads.relation_scores(x, torch.from_numpy(known), torch.from_numpy(governor))
            found["soft relations"] = towards(scores, soft.relations, tokens[known]) * weights.relations * weights.soft
    roles = _roles(heads, x, prepared, batch, guess, random.random() < 0.6)
    if roles is not None:
        found["roles"] = roles * weights.roles
    return found


def pair_kinds(
    predicates: np.ndarray, others: np.ndarray, heads: np.ndarray, relations: np.ndarray, count: int
) -> np.ndarray:
    """How tokens stand to predicates in the tree; all are positions, heads -1 for roots."""
    head = np.where(others >= 0, heads[others], -1)
    beyond = np.where(head >= 0, heads[head.clip(0)], -1)
    kinds = np.where(others < predicates, 1 + 4 * count, 2 + 4 * count)
    kinds = np.where((beyond == predicates) & (head >= 0), 1 + 3 * count + relations[others], kinds)
    siblings = (head == heads[predicates]) & (head >= 0)
    kinds = np.where(siblings, 1 + 2 * count + relations[others], kinds)
    kinds = np.where(heads[predicates] == others, 1 + count + relations[predicates], kinds)
    kinds = np.where(head == predicates, 1 + relations[others], kinds)
    return np.where(others == predicates, 0, kinds)


def _roles(
    heads: Heads, x: Tensor, prepared: Prepared, batch: Batch, guessed: np.ndarray, is_guess: bool
) -> Tensor | None:
    tokens = batch.tokens
    positions = prepared._where
    predicates = np.flatnonzero((prepared.predicates[tokens] == 1) & prepared.treed[tokens])
    guess = guessed if is_guess else None
    # Without a tree of the set's own, that of the student has to do.
    if guess is None and (prepared.heads[tokens[predicates]] == -1).any():
        guess = guessed
    if not len(predicates):
        return None
    start = prepared.sentence_start[tokens]
    gold = prepared.heads[tokens]
    if guess is None:
        governors = np.where(gold >= 0, positions[(start + gold).clip(0)], -1)
        relations = prepared.relations[tokens].clip(0)
    else:
        governors = guess
        with torch.no_grad():
            places = torch.from_numpy(np.flatnonzero(guess >= 0))
            scores = heads.relation_scores(x, places, torch.from_numpy(guess[guess >= 0]))
        relations = np.zeros(len(tokens), np.int64)
        relations[guess >= 0] = scores.argmax(1).numpy()
    lengths = prepared.sentence_length[tokens[predicates]]
    of = np.repeat(predicates, lengths)
    begins = np.cumsum(lengths) - lengths
    steps = np.arange(lengths.sum()) - np.repeat(begins, lengths)
    others = positions[start[of] + steps]
    kinds = pair_kinds(of, others, governors, relations, heads.labels["relations"])
    gold = np.zeros(len(of), np.int64)
    first = np.searchsorted(prepared.roles[:, 0], tokens[predicates])
    last = np.searchsorted(prepared.roles[:, 0], tokens[predicates], side="right")
    count = last - first
    nth = np.repeat(first, count) + np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    triples = prepared.roles[nth]
    gold[np.repeat(begins, count) + triples[:, 1] - np.repeat(start[predicates], count)] = triples[:, 2]
    numbers = (torch.from_numpy(part) for part in (of, others, kinds))
    return cross(heads.role_scores(x, *numbers), gold)
