"""Training of the student."""

import time
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from batches import Batch, Vocabulary, batches, bits_of, index_of
from corpus import Corpus, Labels
from model import Sizes, Student
from tasks import Prepared, Weights, losses
from torch import Tensor


class Reader:
    """Feeds a student the tokens of a corpus."""

    def __init__(self, corpus: Corpus, vocabulary: Vocabulary, sizes: Sizes) -> None:
        self.index = index_of(corpus, vocabulary, sizes.vocabulary, sizes.hashed)
        self.small = corpus.small
        self.known = np.concatenate([[0], vocabulary.counts])
        self.form = 1

    def read(self, batch: Batch, random: np.random.Generator | None) -> tuple[Tensor, Tensor]:
        """The rows of a batch; with `random`, some are dropped, the rare ones more often."""
        places = batch.places
        index = self.index[places]
        bits = bits_of(self.small[places])
        if random is not None:
            counts = self.known[index[..., 0].clip(max=len(self.known) - 1)]
            drop = random.random(places.shape) < 0.02 + 0.35 / (1 + counts / 3)
            index[..., 0] = np.where(drop, 0, index[..., 0])
            index[..., self.form] = np.where(drop & (random.random(places.shape) < 0.7), -1, index[..., self.form])
            # What lists know, and what the rest of the page says, is not always there to lean on.
            paragraphs = places.shape[1]
            bits[..., 8:41] *= random.random((1, paragraphs, 1)) > 0.15
            bits[..., 41:] *= random.random((1, paragraphs, 1)) > 0.3
            bits[..., 24:41] *= random.random((*places.shape, 1)) > 0.05
        index[places < 0] = -1
        return torch.from_numpy(np.ascontiguousarray(index)), torch.from_numpy(bits)


def encode(student: Student, reader: Reader, batch: Batch, random: np.random.Generator | None = None) -> Tensor:
    """The vectors of the tokens of a batch."""
    index, bits = reader.read(batch, random)
    x = student.encoder(index, bits, batch.mask)
    return x.view(-1, x.shape[-1])[batch.flat]


class Plan:
    """Which paragraphs are read in a round: all, or a share, of each set."""

    def __init__(self, parts: list[tuple[Corpus, float]]) -> None:
        self.corpus = Corpus.join([part for part, _ in parts])
        ends = self.corpus.block_ends
        self.starts = np.concatenate([[0], ends[:-1]])
        self.lengths = ends - self.starts
        self.shares = np.concatenate([np.full(len(part.block_ends), share) for part, share in parts])

    def round(self, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        """Starts and lengths of what is read. No paragraph is read twice, for a batch tells them apart by place."""
        read = random.random(len(self.shares)) < self.shares
        return self.starts[read], self.lengths[read]

    def tokens(self) -> int:
        """How many tokens a round has, about."""
        return int((self.lengths * self.shares.clip(max=1)).sum())


class Start:
    """The weights of a student as they were, to be mixed with what they became: further training fits the sets better and
    other text worse, and a share of where it began takes that back."""

    def __init__(self, student: Student) -> None:
        self._weights = {name: weight.clone() for name, weight in student.state_dict().items()}
        self._table = student.encoder.table.weights.clone()

    @torch.no_grad()
    def mix(self, student: Student, share: float) -> None:
        """Gives the start that share of the student's weights."""
        now = student.state_dict()
        student.load_state_dict({name: weight.lerp(self._weights[name], share) for name, weight in now.items()})
        student.encoder.table.weights.lerp_(self._table, share)
        student.quantise()


def train(
    student: Student, reader: Reader, plan: Plan, prepared: Prepared, *, minutes: float, rate: float = 2e-3,
    size: int = 2400, weights: Weights | None = None, seed: int = 1, quantised_from: float = 0.85, log=print,
    least_rate: float = 0.1,
) -> None:  # fmt: skip
    """Trains for so many minutes; the rate falls along a cosine, and the last part is trained with integers."""
    weights = weights or Weights()
    random = np.random.default_rng(seed)
    optimiser = torch.optim.AdamW(student.parameters(), lr=rate, betas=(0.9, 0.98), weight_decay=1e-3)
    student.train()
    started, step, seen, quantised = time.time(), 0, 0, False
    sums: dict[str, float] = {}
    counted = 0
    while (time.time() - started) / 60 < minutes:
        for chosen in batches(*plan.round(random), size, random):
            share = (time.time() - started) / 60 / minutes
            if share >= 1:
                break
            if share >= quantised_from and not quantised:
                student.quantise()
                quantised = True
            factor = min(1.0, (step + 1) / 150) * (least_rate + (1 - least_rate) * 0.5 * (1 + np.cos(np.pi * share)))
            for group in optimiser.param_groups:
                group["lr"] = rate * factor
            x = encode(student, reader, chosen, random)
            found = losses(student.heads, x, prepared, chosen, weights, random)
            loss = sum(found.values()) / len(chosen.tokens)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(student.parameters(), 2.0)
            optimiser.step()
            student.encoder.table.step(rate * factor)
            step, seen, counted = step + 1, seen + len(chosen.tokens), counted + len(chosen.tokens)
            for name, value in found.items():
                sums[name] = sums.get(name, 0.0) + float(value.detach())
            if step % 200 == 0:
                told = " ".join(f"{name} {value / counted:.3f}" for name, value in sums.items())
                log(
                    f"{time.time() - started:.0f} s, step {step}, {seen / (time.time() - started):.0f} tokens/s: {told}"
                )
                sums, counted = {}, 0
    if not quantised:
        student.quantise()
    student.eval()


def save(student: Student, vocabulary: Vocabulary, labels: Labels, target: Path) -> None:
    """Writes everything that is needed to go on, or to write the file."""
    table = student.encoder.table
    torch.save(
        {
            "sizes": asdict(student.sizes), "labels": asdict(labels), "state": student.state_dict(),
            "table": table.weights, "scales": table.scales, "hashes": vocabulary.hashes, "counts": vocabulary.counts,
        },
        target,
    )  # fmt: skip


def load(path: Path) -> tuple[Student, Vocabulary, Labels]:
    """Reads what `save` wrote."""
    found = torch.load(path, weights_only=False)
    labels = Labels(**found["labels"])
    student = Student(Sizes(**found["sizes"]), {name: len(value) for name, value in found["labels"].items()})
    student.load_state_dict(found["state"])
    student.encoder.table.weights = found["table"]
    if found["scales"][0] > 0:
        student.quantise()
        student.encoder.table.scales = found["scales"]
    student.eval()
    return student, Vocabulary(found["hashes"], found["counts"]), labels
