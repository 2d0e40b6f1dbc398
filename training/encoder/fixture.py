"""Writes a tiny random model and what it says of random tokens, for the test that Rust computes the same.

    python training/encoder/fixture.py crates/dateline-core/src/tag/network/fixture

The arithmetic is written out once more, in numpy's 32-bit floats and in the order of the definition, apart from the
training's own and from Rust's.
"""

import json
import struct
import sys
from pathlib import Path

import numpy as np
from write import ALIGNMENT, FORMAT, MAGIC, Sections, checksum

WIDTH, LAYERS, ARCS, PAIRS, WORDS, HASHED, SMALL, TOKENS, LANES = 32, 2, 16, 16, 9, 16, 50, 13, 16
RELATIONS = ["dep", "nsubj", "obj", "punct", "root"]
TAGS = ["NOUN|NN", "VERB|VBD", "PUNCT|.", "ADP|IN", "X|FW"]
ROLES = ["none", "ARG0", "ARG1", "ARG2", "ARGM-LOC", "ARGM-TMP", "ARGM-NEG", "ARGM-MOD"]
KINDS = ["PERSON", "ORG", "GPE", "LOC", "NORP", "EVENT", "FAC", "WORK"]
NAMES = ["O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BILU")]
F = np.float32
random = np.random.default_rng(7)


def quantise(values: np.ndarray, inverse: np.float32) -> np.ndarray:
    """Integers of eight bits, half to even."""
    return np.rint(np.clip(values * inverse, F(-127), F(127))).astype(np.int8)


def normalise(values: np.ndarray, gain: np.ndarray) -> np.ndarray:
    """Divided by the root of the mean of squares, which is added up in lanes."""
    out = np.empty_like(values)
    for at, row in enumerate(values):
        lanes = np.zeros(LANES, F)
        for start in range(0, len(row), LANES):
            lanes = lanes + row[start : start + LANES] * row[start : start + LANES]
        while len(lanes) > 1:
            lanes = lanes[: len(lanes) // 2] + lanes[len(lanes) // 2 :]
        inverse = F(1) / np.sqrt(lanes[0] / F(len(row)) + F(1e-6))
        out[at] = row * inverse * gain
    return out


def gate(x: np.ndarray) -> np.ndarray:
    """The gates' function."""
    return F(0.5) + F(0.5) * (x / np.sqrt(F(1) + x * x))


class Linear:
    """A random linear map with weights of eight bits."""

    def __init__(self, out: Sections, name: str, rows: int, columns: int) -> None:
        self.weight = random.integers(-127, 128, (rows, columns)).astype(np.int8)
        self.scale = (random.uniform(0.5, 1.5, rows) / (127 * 60 * np.sqrt(columns))).astype(F)
        self.bias = random.normal(0, 0.3, rows).astype(F)
        out.tensor(f"{name}.weight", self.weight)
        out.numbers(f"{name}.scale", self.scale)
        out.numbers(f"{name}.bias", self.bias)

    def __call__(self, inputs: np.ndarray) -> np.ndarray:
        sums = inputs.astype(np.int64) @ self.weight.T.astype(np.int64)
        return sums.astype(F) * self.scale + self.bias


def embed(out: Sections, rows: list[dict]) -> np.ndarray:
    """The tokens' first numbers."""
    hashes = np.sort(random.choice(2**32, WORDS - 1, replace=False)).astype("<u4")
    tables = [random.integers(-127, 128, (count, WIDTH)).astype(np.int8) for count in (WORDS, HASHED, SMALL)]
    scales, gain = np.array([0.02, 0.01, 0.015], F), random.uniform(0.5, 1.5, WIDTH).astype(F)
    out.tensor("vocabulary.hashes", hashes)
    for name, table in zip(("vocabulary", "hashed", "small"), tables, strict=True):
        out.tensor(f"{name}.rows", table)
    out.numbers("table.scales", scales)
    out.numbers("table.gain", gain)
    numbers = []
    for at, row in enumerate(rows):
        if at % 2:
            row["lower"] = int(random.choice(hashes))
        found = np.flatnonzero(hashes == row["lower"])
        chosen = (
            [1 + found[0] if len(found) else 0],
            [hash_ & HASHED - 1 for hash_ in row["hashed"]],
            [bit for bit in range(SMALL) if row["small"] >> bit & 1],
        )
        sums = [table[which].astype(np.int64).sum(0).astype(F) for table, which in zip(tables, chosen, strict=True)]
        numbers.append(sums[0] * scales[0] + sums[1] * scales[1] + sums[2] * scales[2])
    return normalise(np.array(numbers, F), gain)


def layer(out: Sections, name: str, x: np.ndarray) -> np.ndarray:
    """A recurrent layer."""
    half = WIDTH // 2
    inverse, gain = F(60), random.uniform(0.5, 1.5, WIDTH).astype(F)
    linear = Linear(out, f"{name}.linear", 6 * half, WIDTH)
    v = random.normal(0, 0.5, (2, 2, half)).astype(F)
    out.numbers(f"{name}.v", v)
    out.numbers(f"{name}.gain", gain)
    out.numbers(f"{name}.input", inverse)
    u = linear(quantise(x, inverse)).reshape(len(x), 2, 3, half)
    result = np.empty_like(x)
    for direction, order in ((0, range(len(x))), (1, reversed(range(len(x))))):
        state = np.zeros(half, F)
        side = slice(direction * half, (direction + 1) * half)
        for at in order:
            candidate, forget, highway = u[at, direction]
            keep = gate(forget + v[direction, 0] * state)
            let = gate(highway + v[direction, 1] * state)
            state = keep * state + (F(1) - keep) * candidate
            result[at, side] = let * state + (F(1) - let) * x[at, side]
    return normalise(result, gain)


def heads(out: Sections, x: np.ndarray) -> dict:
    """What the heads say, all tokens as one sentence; of relations what each pair of tokens would have."""
    inverse = F(60)
    out.numbers("heads.input", inverse)
    q = quantise(x, inverse)
    single = {"tags": len(TAGS), "names": len(NAMES), "sentences": 1, "predicates": 1}
    pair = {"dependents": ARCS, "governors": ARCS}
    pair |= dict.fromkeys(("relation_dependents", "relation_governors", "role_predicates", "role_tokens"), PAIRS)
    said = {name: Linear(out, f"heads.{name}", rows, WIDTH)(q) for name, rows in (single | pair).items()}
    steps = {name: F(40) for name in ("dependents", "governors", "keys", "relation", "role")}
    for name, step in steps.items():
        out.numbers(f"heads.{name}.output", step)
    dependents, governors = (quantise(np.maximum(said[name], 0), steps[name]) for name in ("dependents", "governors"))
    keys = quantise(Linear(out, "heads.keys", ARCS, ARCS)(governors), steps["keys"])
    prior = Linear(out, "heads.prior", 1, ARCS)(governors)[:, 0]
    root, root_prior, scale = random.integers(-127, 128, ARCS).astype(np.int8), F(0.4), F(0.001)
    distance = random.normal(0, 0.5, 65).astype(F)
    out.tensor("heads.root", root)
    out.numbers("heads.root.prior", root_prior)
    out.numbers("heads.arc.scale", scale)
    out.numbers("heads.distance", distance)
    dots = dependents.astype(np.int64) @ keys.T.astype(np.int64)
    places = np.arange(len(x))
    away = np.clip(places[None, :] - places[:, None], -32, 32) + 32
    arcs = dots.astype(F) * scale + prior[None, :] + distance[away]
    roots = (dependents.astype(np.int64) @ root.astype(np.int64)).astype(F) * scale + root_prior
    relations = Linear(out, "heads.relations", len(RELATIONS), PAIRS)
    Linear(out, "heads.roles", len(ROLES), PAIRS)
    out.numbers("heads.role_pairs", random.normal(0, 0.5, (4 * len(RELATIONS) + 3, PAIRS)).astype(F))
    hidden = np.maximum(said["relation_dependents"][:, None] + said["relation_governors"][None], 0)
    named = relations(quantise(hidden, steps["relation"]))[..., : RELATIONS.index("root")]
    return {
        "tags": said["tags"].argmax(1).tolist(),
        "names": [[int(np.rint(score * F(256))) for score in row] for row in said["names"]],
        "ends": [float(score) for score in said["sentences"][:, 0]],
        "predicates": [bool(score > 0) for score in said["predicates"][:, 0]],
        "arcs": [
            [int(np.rint(score * F(4096))) for score in [*row, root_score]]
            for row, root_score in zip(arcs, roots, strict=True)
        ],
        "relations": named.argmax(-1).tolist(),
        "last": q.tolist(),
    }


def main() -> None:
    """Writes the model and what it says."""
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    out = Sections()
    rows = [
        {
            "lower": int(random.integers(2**32)),
            "hashed": [int(number) for number in random.integers(2**32, size=9)],
            "small": int(random.integers(2**50)),
        }
        for _ in range(TOKENS)
    ]
    x = embed(out, rows)
    for number in range(LAYERS):
        x = layer(out, f"layer{number}", x)
    said = heads(out, x)
    for name in ("lemmas", "bases", "confidence"):
        out.text(name, "0\t500" if name == "confidence" else "")
    card = {
        "name": "tiny",
        "version": "0.0.0",
        "licence": "Apache-2.0",
        "sources": [],
        "sizes": {
            "width": WIDTH,
            "layers": LAYERS,
            "vocabulary": WORDS,
            "hashed": HASHED,
            "small": SMALL,
            "arcs": ARCS,
            "pairs": PAIRS,
        },
        "labels": {"tags": TAGS, "relations": RELATIONS, "names": NAMES, "roles": ROLES},
        "heads": [],
        "texts": out.texts,
        "tensors": out.tensors,
    }
    head = json.dumps(card).encode()
    head += b" " * (-(24 + len(head)) % ALIGNMENT)
    rest = head + bytes(out.body)
    (target / "tiny.dateline").write_bytes(MAGIC + struct.pack("<IIQ", FORMAT, len(head), checksum(rest)) + rest)
    (target / "tiny.json").write_text(json.dumps({"rows": rows} | said))


if __name__ == "__main__":
    main()
