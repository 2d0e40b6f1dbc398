"""Figures on the development sets."""

from dataclasses import dataclass, field

import numpy as np
import torch
from batches import batches, sentences_of
from corpus import Corpus, Labels
from model import Heads
from tasks import pair_kinds
from torch import Tensor

CORE = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE"}


@dataclass
class Found:
    """What the heads say of a corpus."""

    tags: np.ndarray
    names: np.ndarray
    ends: np.ndarray
    heads: np.ndarray
    relations: np.ndarray
    roles: list[tuple[int, int, int]] = field(default_factory=list)
    predicates: np.ndarray | None = None


def grammar(labels: list[str]) -> np.ndarray:
    """Which label may follow which: 0 where it may, a large negative number where not."""
    allowed = np.full((len(labels), len(labels)), -1e9, np.float32)
    for one, first in enumerate(labels):
        for other, second in enumerate(labels):
            opened = first[:2] in ("B-", "I-")
            goes_on = second[:2] in ("I-", "L-")
            if opened == goes_on and (not opened or first[2:] == second[2:]):
                allowed[one, other] = 0
    return allowed


def best_sequence(scores: np.ndarray, labels: list[str], allowed: np.ndarray) -> np.ndarray:
    """The best sequence of labels of a sentence."""
    starts = np.array([0.0 if label[:2] not in ("I-", "L-") else -1e9 for label in labels], np.float32)
    ends = np.array([0.0 if label[:2] not in ("B-", "I-") else -1e9 for label in labels], np.float32)
    best, back = scores[0] + starts, []
    for row in scores[1:]:
        paths = best[:, None] + allowed
        back.append(paths.argmax(0))
        best = paths.max(0) + row
    path = [int((best + ends).argmax())]
    for row in reversed(back):
        path.append(int(row[path[-1]]))
    return np.array(path[::-1])


def spans(labels: list[str], sequence: np.ndarray, start: int) -> list[tuple[int, int, str]]:
    """The names in a sequence; -1 stands for what is not known."""
    found, opened = [], None
    for at, label in enumerate(sequence):
        name = labels[label] if label >= 0 else "O"
        if name[:2] in ("B-", "U-"):
            opened = at
        if name[:2] in ("L-", "U-") and opened is not None:
            found.append((start + opened, start + at + 1, name[2:]))
            opened = None
    return found


@torch.no_grad()
def annotate(encode, heads: Heads, corpus: Corpus, labels: Labels, raw: bool = True) -> Found:
    """Reads a corpus; with `raw`, sentences are those that the model finds, else the given ones."""
    count = len(corpus)
    found = Found(*(np.zeros(count, np.int64) for _ in range(5)), predicates=np.zeros(count, bool))
    starts = np.concatenate([[0], corpus.block_ends[:-1]])
    random = np.random.default_rng(0)
    allowed = grammar(labels.names)
    quick = np.array([label[:2] in ("O", "U-") for label in labels.names])
    for batch in batches(starts, corpus.block_ends - starts, 4000, random):
        tokens = batch.tokens
        x = heads.quantised(encode(batch))
        found.tags[tokens] = heads.tags(x).argmax(1).numpy()
        last = heads.sentences(x)[:, 0].numpy() > 0
        last |= np.isin(tokens + 1, corpus.block_ends)
        found.ends[tokens] = last
        found.predicates[tokens] = heads.predicates(x)[:, 0].numpy() > 0
        ends = np.sort(tokens[last]) + 1 if raw else corpus.sentence_ends
        names = heads.names(x).numpy()
        arcs = heads.arcs(x)
        for places, firsts in sentences_of(tokens, ends):
            _names(found, names, places, tokens, labels.names, allowed, quick)
            _trees(found, heads, x, arcs, places, tokens, firsts, labels.relations.index("root"))
    return found


def _names(found: Found, scores: np.ndarray, places, tokens, labels, allowed, quick) -> None:
    for row in places:
        row = row[row >= 0]
        best = scores[row].argmax(1)
        if not quick[best].all():
            best = best_sequence(scores[row], labels, allowed)
        found.names[tokens[row]] = best


def one_root(scores: np.ndarray) -> np.ndarray:
    """The heads of a sentence by its scores [L, L + 1]: the best head of each token, with one root and no cycle."""
    length = len(scores)
    heads = scores.argmax(1)
    roots = np.flatnonzero(heads == length)
    gain = scores[:, length] - scores[:, :length].max(1, initial=-1e9)
    root = int(roots[gain[roots].argmax()]) if len(roots) else int(gain.argmax())
    heads[roots] = scores[roots, :length].argmax(1) if length > 1 else length
    heads[root] = length
    # A token that does not reach the root hangs its weakest link on one that does.
    while True:
        reaches = np.zeros(length + 1, bool)
        reaches[length] = True
        for _ in range(length):
            now = reaches[heads] | reaches[:length]
            if (now == reaches[:length]).all():
                break
            reaches[:length] = now
        lost = np.flatnonzero(~reaches[:length])
        if not len(lost):
            return heads
        options = np.where(reaches[None, :length], scores[lost, :length], -1e9)
        loss = scores[lost, heads[lost]] - options.max(1)
        # Only links within the cycle help: those whose tokens lie on it.
        on_cycle = np.array([_comes_back(heads, at, length) for at in lost])
        loss = np.where(on_cycle, loss, 1e18)
        at = int(loss.argmin())
        heads[lost[at]] = options[at].argmax()


def _comes_back(heads: np.ndarray, at: int, length: int) -> bool:
    step = heads[at]
    for _ in range(length):
        if step == at or step == length:
            break
        step = heads[step]
    return step == at


def arguments_of(scores: np.ndarray, of: np.ndarray, others: np.ndarray) -> list[tuple[int, int, int]]:
    """Predicates, tokens and roles: the surest first, each token once and each of ARG0, ARG1 and ARG2 once a predicate."""
    gain = scores - scores[:, :1]
    rows, roles = np.nonzero((gain > 0) & (of != others)[:, None])
    order = np.argsort(-gain[rows, roles], kind="stable")
    taken, found = set(), []
    for row, role in zip(rows[order].tolist(), roles[order].tolist()):
        predicate, token = int(of[row]), int(others[row])
        keys = {(predicate, "token", token)} | ({(predicate, "role", role)} if role <= 3 else set())
        if not keys & taken:
            taken |= keys
            found.append((predicate, token, role))
    return found


def _trees(
    found: Found, heads: Heads, x: Tensor, arcs, places: np.ndarray, tokens: np.ndarray, firsts, root: int
) -> None:
    scores = heads.arc_scores(arcs, torch.from_numpy(places)).numpy()
    length = places.shape[1]
    dependents, governors, kept = [], [], []
    for row, table, first in zip(places, scores, firsts):
        row = row[row >= 0]
        best = one_root(np.concatenate([table[: len(row), : len(row)], table[: len(row), length:]], 1))
        governor = np.where(best == len(row), -1, row[best.clip(max=len(row) - 1)])
        found.heads[tokens[row]] = np.where(best == len(row), -1, first + best)
        dependents.append(row)
        governors.append(governor)
        kept.append(row)
    of, to = np.concatenate(dependents), np.concatenate(governors)
    relation = heads.relation_scores(x, torch.from_numpy(of), torch.from_numpy(to.clip(0))).numpy().argmax(1)
    found.relations[tokens[of]] = np.where(to < 0, root, relation)
    governor_of = np.full(len(tokens), -1)
    governor_of[of] = to
    relation_of = np.zeros(len(tokens), np.int64)
    relation_of[of] = found.relations[tokens[of]]
    predicates = [(p, row) for row in kept for p in row[found.predicates[tokens[row]]]]
    if not predicates:
        return
    of = np.concatenate([np.full(len(row), p) for p, row in predicates])
    others = np.concatenate([row for _, row in predicates])
    kinds = pair_kinds(of, others, governor_of, relation_of, heads.labels["relations"])
    numbers = (torch.from_numpy(part) for part in (of, others, kinds))
    scores = heads.role_scores(x, *numbers).numpy()
    found.roles += [(int(tokens[p]), int(tokens[t]), role) for p, t, role in arguments_of(scores, of, others)]


def f1(right: int, found: int, there: int) -> float:
    """In percent."""
    return 200 * right / max(1, found + there)


def names(found: Found, corpus: Corpus, labels: Labels, core_only: bool = False) -> dict[str, tuple[float, int]]:
    """F1 by kind; names that touch what is not known are left out."""
    gold = corpus.names
    ends = corpus.sentence_ends
    counts: dict[str, list[int]] = {}
    guess_ends = np.flatnonzero(found.ends) + 1
    there = [span for s, e in zip([0, *ends[:-1]], ends) for span in spans(labels.names, gold[s:e], s)]
    guess = [
        span for s, e in zip([0, *guess_ends[:-1]], guess_ends) for span in spans(labels.names, found.names[s:e], s)
    ]
    guess = [(a, b, kind) for a, b, kind in guess if (gold[a:b] >= 0).all()]

    def add(kind: str, column: int) -> None:
        counts.setdefault(kind, [0, 0, 0])[column] += 1

    exact = set(there)
    alike = {(a, b, CORE[kind]) for a, b, kind in there if kind in CORE}
    for a, b, kind in guess:
        add(kind, 1)
        if (a, b, kind) in exact:
            add(kind, 0)
        if kind in CORE:
            add("core", 1)
            add(f"core {CORE[kind]}", 1)
            if (a, b, CORE[kind]) in alike:
                add("core", 0)
                add(f"core {CORE[kind]}", 0)
    for _, _, kind in there:
        add(kind, 2)
        if kind in CORE:
            add("core", 2)
            add(f"core {CORE[kind]}", 2)
    return {kind: (f1(*three), three[2]) for kind, three in sorted(counts.items()) if not core_only or "core" in kind}


def syntax(found: Found, corpus: Corpus, labels: Labels) -> dict[str, float]:
    """Sentence F1, and UPOS, tags, UAS, LAS over all tokens; a head is right only in the right sentence's words."""
    upos = np.array([tag.split("|")[0] for tag in labels.tags])
    tags, heads = corpus.tags, corpus.heads()
    known = tags >= 0
    lengths = np.diff(np.concatenate([[0], corpus.sentence_ends]))
    start = np.repeat(corpus.sentence_ends - lengths, lengths)
    gold = np.where(heads == -2, -1, start + heads)
    right = found.heads == gold
    labelled = right & (found.relations == corpus.relations)
    bounds = [np.concatenate([[0], ends]) for ends in (corpus.sentence_ends, np.flatnonzero(found.ends) + 1)]
    there, guess = (set(zip(ends[:-1].tolist(), ends[1:].tolist())) for ends in bounds)
    return {
        "sentences": f1(len(there & guess), len(guess), len(there)),
        "UPOS": 100 * float((upos[found.tags] == upos[tags])[known].mean()),
        "tags": 100 * float((found.tags == tags)[known].mean()),
        "UAS": 100 * float(right.mean()),
        "LAS": 100 * float(labelled.mean()),
    }


def roles(found: Found, corpus: Corpus, labels: Labels) -> dict[str, tuple[float, int]]:
    """F1 of heads of arguments, and of predicates, where roles are known."""
    known = corpus.predicates() >= 0
    gold = {tuple(row) for row in corpus.roles.tolist() if row[2] != 8 and row[0] != row[1]}
    guess = {row for row in found.roles if known[row[0]]}
    result = {}
    for number, name in enumerate(labels.roles[1:8], 1):
        a, b = ({row for row in rows if row[2] == number} for rows in (gold, guess))
        result[name] = (f1(len(a & b), len(b), len(a)), len(a))
    there = corpus.predicates() == 1
    mine = found.predicates & known
    result["predicates"] = (f1(int((there & mine).sum()), int(mine.sum()), int(there.sum())), int(there.sum()))
    return result


@torch.no_grad()
def margins(encode, heads: Heads, corpus: Corpus, labels: Labels) -> list[tuple[int, bool]]:
    """By how much each name beat the other kinds at its weakest token, in 256ths, and whether it was right."""
    kind = np.array([label[2:] for label in labels.names])
    scores = np.zeros((len(corpus), len(labels.names)), np.float32)
    starts = np.concatenate([[0], corpus.block_ends[:-1]])
    for batch in batches(starts, corpus.block_ends - starts, 4000, np.random.default_rng(0)):
        scores[batch.tokens] = heads.names(heads.quantised(encode(batch))).numpy()
    found = annotate(encode, heads, corpus, labels, raw=False)
    gold, result = corpus.names, []
    for start, end in zip([0, *corpus.sentence_ends[:-1]], corpus.sentence_ends):
        there = set(spans(labels.names, gold[start:end], start))
        for a, b, name in spans(labels.names, found.names[start:end], start):
            if (gold[a:b] < 0).any():
                continue
            rows = np.arange(a, b)
            own = scores[rows, found.names[a:b]]
            others = np.where(kind == name, -np.inf, scores[rows]).max(1)
            result.append((round(float((own - others).min()) * 256), (a, b, name) in there))
    return result


def confidence(pairs: list[tuple[int, bool]], steps: int = 16) -> str:
    """The share of right names by margin: `margin TAB thousandths`, rising."""
    pairs = sorted(pairs)
    size, least, lines = max(1, -(-len(pairs) // steps)), 0, []
    for start in range(0, len(pairs), size):
        chunk = pairs[start : start + size]
        least = max(least, sum(right for _, right in chunk) * 1000 // len(chunk))
        lines.append(f"{chunk[0][0]}\t{least}")
    return "\n".join(lines)


NAME_SETS = ["gmb-dev", "gum-dev", "crossner-dev", "uner-dev", "wikigold"]


def table(encode_of, heads: Heads, folder, labels: Labels, raw: bool = True, brief: bool = False) -> str:
    """All figures as text; `encode_of` makes of a corpus a function from batches to vectors."""
    lines = []
    given = Labels.read(folder)
    for name in ["ewt-dev", "gum-dev", "ewt-dev-cut", "gum-dev-cut"]:
        corpus = Corpus.read(folder, name, True).renumber(given.tags, labels.tags)
        found = annotate(encode_of(corpus), heads, corpus, labels, raw)
        told = [f"{key} {value:.2f}" for key, value in syntax(found, corpus, labels).items()]
        lines.append(f"{name}: {', '.join(told)}")
        if name.startswith("ewt"):
            told = [f"{key} {value:.1f} ({n})" for key, (value, n) in roles(found, corpus, labels).items()]
            lines.append(f"propbank on {name}: {', '.join(told)}")
    for name in NAME_SETS:
        corpus = Corpus.read(folder, name, True)
        found = annotate(encode_of(corpus), heads, corpus, labels, raw)
        told = [f"{key} {value:.1f} ({n})" for key, (value, n) in names(found, corpus, labels, brief).items()]
        lines.append(f"names {name}: {', '.join(told)}")
    return "\n".join(lines)
