"""Writes a student as the file that Dateline reads."""

import json
import struct
from dataclasses import asdict
from pathlib import Path

import numpy as np
from batches import Vocabulary
from corpus import Labels
from model import Integers, Student, row_scales
from torch import Tensor, nn

MAGIC, FORMAT, ALIGNMENT = b"DATELINE", 2, 64
_PRIME, _LANES, _ALL = 0x9E3779B97F4A7C15, 4, (1 << 64) - 1


def checksum(content: bytes) -> int:
    """Four lanes of multiply and rotate, as the reader computes it."""

    def turned(number: int, by: int) -> int:
        return (number << by | number >> 64 - by) & _ALL

    lanes = [lane * _PRIME & _ALL for lane in (1, 2, 3, 4)]
    whole = len(content) // (8 * _LANES) * 8 * _LANES
    for block in np.frombuffer(content[:whole], "<u8").reshape(-1, _LANES).tolist():
        lanes = [turned((lane ^ word) * _PRIME & _ALL, 29) for lane, word in zip(lanes, block)]
    total = len(content)
    for byte in content[whole:]:
        total = turned((total ^ byte) * _PRIME & _ALL, 17)
    for lane in lanes:
        total = turned((total ^ lane) * _PRIME & _ALL, 31)
    return total


class Sections:
    """The body of the file."""

    def __init__(self) -> None:
        self.body = bytearray()
        self.tensors: list[dict] = []
        self.texts: list[list] = []

    def _add(self, content: bytes) -> dict[str, int]:
        self.body += bytes(-len(self.body) % ALIGNMENT)
        start = len(self.body)
        self.body += content
        return {"start": start, "end": len(self.body)}

    def tensor(self, name: str, values: np.ndarray) -> None:
        kind = {"u4": "u32", "i1": "i8", "f4": "f32"}[values.dtype.str[1:]]
        at = self._add(np.ascontiguousarray(values).tobytes())
        self.tensors.append({"name": name, "kind": kind, "shape": list(values.shape), "at": at})

    def numbers(self, name: str, values) -> None:
        self.tensor(name, np.asarray(values, np.float32).reshape(np.shape(values) or (1,)))

    def text(self, name: str, text: str) -> None:
        self.texts.append([name, self._add(text.encode())])

    def linear(self, name: str, part: Integers, scale: float) -> None:
        """A linear map whose input is integers times `scale`."""
        weight = part.weight.detach()
        scales = row_scales(weight)
        self.tensor(f"{name}.weight", integers(weight, scales))
        self.numbers(f"{name}.scale", (scales[:, 0] * scale).numpy())
        bias = part.bias.detach().numpy() if part.bias is not None else np.zeros(len(weight))
        self.numbers(f"{name}.bias", bias)


def integers(values: Tensor, scale) -> np.ndarray:
    """Values in steps of the scale."""
    return (values.detach() / scale).round().clamp(-127, 127).numpy().astype(np.int8)


def _encoder(out: Sections, student: Student, vocabulary: Vocabulary) -> None:
    encoder, sizes = student.encoder, student.sizes
    table = encoder.table
    first, second = table.scales
    words = 1 + len(vocabulary.hashes)
    out.tensor("vocabulary.hashes", vocabulary.hashes.astype("<u4"))
    out.tensor("vocabulary.rows", integers(table.weights[:words], first))
    out.tensor("hashed.rows", integers(table.weights[sizes.vocabulary :], second))
    small = encoder.small.detach()
    third = float(small.abs().max() / 127)
    out.tensor("small.rows", integers(small, third))
    out.numbers("table.scales", [first, second, third])
    out.numbers("table.gain", encoder.gain.detach().numpy())
    for number, layer in enumerate(encoder.layers):
        name = f"layer{number}"
        scale = float(layer.quantised.scale)
        out.linear(f"{name}.linear", layer.linear, scale)
        out.numbers(f"{name}.v", layer.v.detach().numpy())
        out.numbers(f"{name}.gain", layer.gain.detach().numpy())
        out.numbers(f"{name}.input", 1 / scale)


def _heads(out: Sections, heads: nn.Module) -> None:
    scale = float(heads.quantised.scale)
    out.numbers("heads.input", 1 / scale)
    names = ("tags", "names", "sentences", "predicates", "dependents", "governors")
    pairs = ("relation_dependents", "relation_governors", "role_predicates", "role_tokens")
    for name in names + pairs:
        out.linear(f"heads.{name}", getattr(heads, name), scale)
    dependents, governors, keys = (
        float(part.scale) for part in (heads.quantised_dependents, heads.quantised_governors, heads.quantised_keys)
    )
    out.numbers("heads.dependents.output", 1 / dependents)
    out.numbers("heads.governors.output", 1 / governors)
    out.linear("heads.keys", heads.keys, governors)
    out.numbers("heads.keys.output", 1 / keys)
    out.linear("heads.prior", heads.prior, governors)
    out.tensor("heads.root", integers(heads.root[0], keys))
    out.numbers("heads.root.prior", heads.root_prior.detach().numpy())
    out.numbers("heads.arc.scale", dependents * keys)
    out.numbers("heads.distance", heads.distance.detach().numpy())
    for name, quantised in (("relation", heads.quantised_relations), ("role", heads.quantised_roles)):
        out.numbers(f"heads.{name}.output", 1 / float(quantised.scale))
        out.linear(f"heads.{name}s", getattr(heads, f"{name}s"), float(quantised.scale))
    out.numbers("heads.role_pairs", heads.role_pairs.weight.detach().numpy())


def write(
    student: Student, vocabulary: Vocabulary, labels: Labels, card: dict, texts: dict[str, str], target: Path
) -> int:
    """Writes the file; returns its size in bytes."""
    out = Sections()
    _encoder(out, student, vocabulary)
    _heads(out, student.heads)
    for name, text in texts.items():
        out.text(name, text)
    sizes = asdict(student.sizes) | {"vocabulary": 1 + len(vocabulary.hashes)}
    named = asdict(labels)
    named["roles"] = named["roles"][:8]
    card = card | {"sizes": sizes, "labels": named, "heads": [], "texts": out.texts, "tensors": out.tensors}
    head = json.dumps(card).encode()
    # The body starts on a boundary too, so that rows lie well in memory: JSON may end in blanks.
    head += b" " * (-(24 + len(head)) % ALIGNMENT)
    rest = head + bytes(out.body)
    content = MAGIC + struct.pack("<IIQ", FORMAT, len(head), checksum(rest)) + rest
    target.write_bytes(content)
    return len(content)
