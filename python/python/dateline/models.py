"""Language models and ontologies from files."""

from __future__ import annotations

import os

from dateline import _native

__all__ = ["LanguageModel", "Ontology", "load_model", "load_ontology"]


class LanguageModel:
    """A language model in a file, to take the place of the one that comes with the package. Made by `load_model`."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = os.path.abspath(os.fspath(path))
        self._native = _native.LanguageModel(self._path)

    @property
    def path(self) -> str:
        """The file."""
        return self._path

    @property
    def name(self) -> str:
        """The model's name."""
        return self._native.name

    @property
    def version(self) -> str:
        """The model's version. `Analysis.engine` names it, and the model's name, with the package's own."""
        return self._native.version

    @property
    def licence(self) -> str:
        """The licence of the model's weights."""
        return self._native.licence

    def __repr__(self) -> str:
        return f"LanguageModel({self._path!r}, name={self.name!r}, version={self.version!r})"

    def __reduce__(self) -> tuple[type[LanguageModel], tuple[str]]:
        return (LanguageModel, (self._path,))


def load_model(path: str | os.PathLike[str]) -> LanguageModel:
    """Read a language model from its file, for the `model` argument of `analyze`, `pipe` and `Corpus`.

    What is no model, is damaged or was made for another version of the package raises `InputError`.
    """
    return LanguageModel(path)


class Ontology:
    """A user's words for acts, laid over the ontology that comes with the package. Made by `load_ontology`."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = os.path.abspath(os.fspath(path))
        self._native = _native.Ontology(self._path)

    @property
    def path(self) -> str:
        """The folder."""
        return self._path

    @property
    def version(self) -> str:
        """What tells it from other ontologies: `Analysis.engine` names it."""
        return self._native.version

    def __repr__(self) -> str:
        return f"Ontology({self._path!r}, version={self.version!r})"

    def __reduce__(self) -> tuple[type[Ontology], tuple[str]]:
        return (Ontology, (self._path,))


def load_ontology(path: str | os.PathLike[str]) -> Ontology:
    """Read the files of an ontology in a folder, for the `ontology` argument of `analyze`, `pipe` and `Corpus`.

    What they say comes before what the package's own files say, which otherwise stay. A line that is not understood
    raises `InputError`, which names the file, the line and the column, and what to do.
    """
    return Ontology(path)


def native(
    model: LanguageModel | None, ontology: Ontology | None
) -> tuple[_native.LanguageModel | None, _native.Ontology | None]:
    """What the native module knows the two by."""
    return (None if model is None else model._native, None if ontology is None else ontology._native)
