"""Reads a written file back as a student, to train it further where what `save` wrote is lost."""

import json
import struct
from pathlib import Path

import numpy as np
import torch
from batches import Vocabulary
from corpus import Labels
from model import Integers, Sizes, Student
from write import MAGIC

KINDS = {"u32": "<u4", "i8": "i1", "f32": "<f4"}


class Tensors:
    """The tensors of a file."""

    def __init__(self, path: Path) -> None:
        content = path.read_bytes()
        _, length, _ = struct.unpack_from("<IIQ", content, len(MAGIC))
        body = len(MAGIC) + 16 + length
        self.card = json.loads(content[body - length : body])
        self._content, self._body = content, body
        self._listed = {tensor["name"]: tensor for tensor in self.card["tensors"]}

    def __getitem__(self, name: str) -> np.ndarray:
        tensor = self._listed[name]
        start, end = (self._body + tensor["at"][side] for side in ("start", "end"))
        return np.frombuffer(self._content[start:end], KINDS[tensor["kind"]]).reshape(tensor["shape"])

    def number(self, name: str) -> float:
        """The one number that a tensor holds."""
        return float(self[name].ravel()[0])

    def real(self, name: str) -> torch.Tensor:
        """A tensor as real numbers."""
        return torch.from_numpy(self[name].astype(np.float32))


def restore(path: Path) -> tuple[Student, Vocabulary, Labels]:
    """The student of a file; how often its words were seen is not in the file."""
    found = Tensors(path)
    card = found.card
    labels = Labels(**card["labels"])
    vocabulary = Vocabulary(found["vocabulary.hashes"].astype(np.uint32), np.full(len(found["vocabulary.hashes"]), 8))
    sizes = Sizes(**card["sizes"])
    student = Student(sizes, {name: len(value) for name, value in card["labels"].items()})
    with torch.no_grad():
        _encoder(found, student)
        _heads(found, student)
    return student.eval(), vocabulary, labels


def _linear(found: Tensors, name: str, part: Integers, inverse: float) -> None:
    """A linear map whose input is integers times 1 / `inverse`."""
    part.weight.copy_(found.real(f"{name}.weight") * (found.real(f"{name}.scale") * inverse)[:, None])
    if part.bias is not None:
        part.bias.copy_(found.real(f"{name}.bias"))


def _encoder(found: Tensors, student: Student) -> None:
    encoder, sizes = student.encoder, student.sizes
    first, second, third = found["table.scales"].tolist()
    encoder.table.weights[: sizes.vocabulary] = found.real("vocabulary.rows") * first
    encoder.table.weights[sizes.vocabulary :] = found.real("hashed.rows") * second
    encoder.small.copy_(found.real("small.rows") * third)
    encoder.gain.copy_(found.real("table.gain"))
    for number, layer in enumerate(encoder.layers):
        name = f"layer{number}"
        inverse = found.number(f"{name}.input")
        layer.quantised.scale.fill_(1 / inverse)
        _linear(found, f"{name}.linear", layer.linear, inverse)
        layer.v.copy_(found.real(f"{name}.v"))
        layer.gain.copy_(found.real(f"{name}.gain"))


def _heads(found: Tensors, student: Student) -> None:
    heads = student.heads
    inverse = found.number("heads.input")
    heads.quantised.scale.fill_(1 / inverse)
    names = ("tags", "names", "sentences", "predicates", "dependents", "governors")
    pairs = ("relation_dependents", "relation_governors", "role_predicates", "role_tokens")
    for name in names + pairs:
        _linear(found, f"heads.{name}", getattr(heads, name), inverse)
    governors, keys = found.number("heads.governors.output"), found.number("heads.keys.output")
    heads.quantised_dependents.scale.fill_(1 / found.number("heads.dependents.output"))
    heads.quantised_governors.scale.fill_(1 / governors)
    heads.quantised_keys.scale.fill_(1 / keys)
    _linear(found, "heads.keys", heads.keys, governors)
    _linear(found, "heads.prior", heads.prior, governors)
    heads.root.copy_(found.real("heads.root")[None] / keys)
    heads.root_prior.copy_(found.real("heads.root.prior"))
    heads.distance.copy_(found.real("heads.distance"))
    for name, quantised in (("relation", heads.quantised_relations), ("role", heads.quantised_roles)):
        scale = found.number(f"heads.{name}.output")
        quantised.scale.fill_(1 / scale)
        _linear(found, f"heads.{name}s", getattr(heads, f"{name}s"), scale)
    heads.role_pairs.weight.copy_(found.real("heads.role_pairs"))
