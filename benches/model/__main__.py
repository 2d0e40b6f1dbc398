"""Measures a language model on development sets beside spaCy's small one, and prints tables.

make bench-model DATA=../shared/data MODEL=models/english-small.dateline
"""

from __future__ import annotations

import argparse
import platform
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import data
from conll18 import Analysis, f1, scores
from systems import Dateline, Found, Spacy, Speed

HERE = Path(__file__).parent
TITLES = frozenset((HERE / "titles.txt").read_text(encoding="utf-8").split())
LABELS = ("PERSON", "ORG", "PLACE")
ROLES = ("ARG0", "ARG1", "ARG2", "ARGM-LOC", "ARGM-TMP", "ARGM-NEG", "ARGM-MOD")
MEASURES = ("tokens", "words", "sentences", "UPOS", "UAS", "LAS")


def main() -> None:
    """Runs all measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the development sets")
    parser.add_argument("--program", type=Path, required=True, help="the built `dateline-training`")
    parser.add_argument("--model", type=Path, required=True, help="the language model")
    parser.add_argument("--alone", action="store_true", help="leave spaCy out")
    arguments = parser.parse_args()
    dateline = Dateline(arguments.program, arguments.model)
    spacy = None if arguments.alone else Spacy()
    readers = {system.name: system.read for system in (dateline, spacy) if system}
    treebanks = {
        name: data.treebank(arguments.data / "language" / file)
        for name, file in (
            ("EWT", "ud-ewt/en_ewt-ud-dev.conllu.zst"),
            ("GUM", "ud-gum/en_gum-ud-dev.conllu.zst"),
        )
    }
    sets = data.name_sets(arguments.data)
    print(f"{arguments.model} on {platform.machine()}, development sets, F1 in percent\n")
    show_names(sets | {"GMB, one manner": dateline.gold(arguments.data)}, readers)
    cut = {"Dateline, hyphens cut": lambda documents: dateline.read(documents, "--cut")}
    for name, (documents, gold) in treebanks.items():
        show_syntax(name, documents, gold, cut | readers)
    show_golden(arguments.data, readers)
    show_roles(arguments.data, cut | {dateline.name: dateline.read})
    texts = [document for documents, _ in treebanks.values() for document in documents]
    texts += sets["GMB, last tenth"]
    show_speed([dateline.speed(texts)] + ([spacy.speed(texts)] if spacy else []), list(readers))
    same = dateline.read(texts) == dateline.read(texts, "--portable")
    print(f"without the processor's special instructions: {'the same' if same else 'ANOTHER RESULT'}")


Reader = Callable[[list[data.Document]], list[Found]]


def show_names(sets: dict[str, list[data.Document]], readers: dict[str, Reader]) -> None:
    """Prints the figures of names, each set and label apart."""
    print(f"names, exact span, titles off\n{'':20}{'':14}" + "".join(f"{label:>9}" for label in (*LABELS, "all")))
    for name, documents in sets.items():
        for system, read in readers.items():
            counts = name_counts(documents, read(documents))
            cells = "".join(f"{100 * f1(*counts[label]):9.1f}" for label in (*LABELS, "all"))
            print(f"{name:20}{system:14}{cells}")
        print(f"{'':20}{'in the set':14}" + "".join(f"{counts[label][1]:9}" for label in (*LABELS, "all")))
    print()


def name_counts(documents: list[data.Document], found: list[Found]) -> dict[str, tuple[int, int, int]]:
    """Right, in the set and found, for each label and all. What a set calls by another label counts for nothing, nor does
    what touches a stretch that it leaves open."""
    counts: Counter[tuple[str, str]] = Counter()
    for document, said in zip(documents, found, strict=True):
        gold = untitled(document.text, document.names)
        other = {(start, end) for start, end, kind in gold if kind == "other"}
        system = untitled(document.text, [name for name in said.names if name[2] in LABELS])
        left = [(start, end) for start, end, kind in gold if kind == "open"]
        system = {name for name in system if (name[0], name[1]) not in other and not touches(name, left)}
        gold = {name for name in gold if name[2] in LABELS}
        for kind, names in (("right", gold & system), ("gold", gold), ("found", system)):
            for _, _, label in names:
                counts[label, kind] += 1
                counts["all", kind] += 1
    return {
        label: (counts[label, "right"], counts[label, "gold"], counts[label, "found"]) for label in (*LABELS, "all")
    }


def touches(name: data.Name, stretches: list[tuple[int, int]]) -> bool:
    """Whether a name lies in one of the stretches, or in part."""
    return any(start < name[1] and name[0] < end for start, end in stretches)


def untitled(text: str, names: Iterable[data.Name]) -> set[data.Name]:
    """Names, those of persons without the titles before them; of a title alone nothing is left."""
    found = set()
    for start, end, kind in names:
        while kind == "PERSON" and start < end:
            word = text[start:end].split(" ")[0]
            if word.lower().rstrip(".") not in TITLES:
                break
            start = min(end, start + len(word) + 1)
        if start < end:
            found.add((start, end, kind))
    return found


def show_syntax(name: str, documents: list[data.Document], gold: list[Analysis], readers: dict[str, Reader]) -> None:
    """Prints the figures of sentences, tags and trees from raw text."""
    print(f"{name}, from raw text{'':12}" + "".join(f"{measure:>11}" for measure in MEASURES))
    whole = joined(gold)
    for system, read in readers.items():
        said = scores(whole, joined(found.analysis for found in read(documents)))
        trees = system.startswith(Dateline.name)
        cells = "".join(
            f"{'not UD':>11}" if measure in {"UAS", "LAS"} and not trees else f"{100 * said[measure]:11.1f}"
            for measure in MEASURES
        )
        print(f"{system:31}{cells}")
    print()


def show_golden(folder: Path, readers: dict[str, Reader]) -> None:
    """Prints how many of the golden rules of sentence splitting hold."""
    documents, gold = data.golden_rules(folder / "language" / "sbd-golden-rules" / "pysbd_cases.jsonl")
    for system, read in readers.items():
        analyses = [found.analysis for found in read(documents)]
        split = [[said.characters[start:end] for start, end in said.sentences] for said in analyses]
        right = sum(theirs == ours for theirs, ours in zip(split, gold, strict=True))
        print(f"{system:31}{right} of {len(gold)} English golden rules of sentence splitting")
    print()


def joined(analyses: Iterable[Analysis]) -> Analysis:
    """The analyses of documents as one."""
    whole = Analysis()
    for analysis in analyses:
        words, characters = len(whole.words), len(whole.characters)
        for word in analysis.words:
            head = word.head if word.head < 0 else word.head + words
            moved = type(word)(
                word.start + characters, word.end + characters, word.form, word.upos, head, word.relation, word.is_part
            )
            whole.words.append(moved)
        whole.tokens += [(start + characters, end + characters) for start, end in analysis.tokens]
        whole.sentences += [(start + characters, end + characters) for start, end in analysis.sentences]
        whole.characters += analysis.characters
    return whole


def show_roles(folder: Path, readers: dict[str, Reader]) -> None:
    """Prints the figures of arguments: predicate, head of the argument and part must be right."""
    path = folder / "language" / "propbank-ewt" / "propbank-ewt-dev.jsonl.zst"
    documents, gold = data.propositions(path, ROLES)
    print(
        f"{'arguments by their heads,':31}\n{'PropBank on EWT, from raw text':31}"
        + "".join(f"{role:>10}" for role in ROLES)
    )
    for system, read in readers.items():
        counts = role_counts(gold, read(documents))
        values = [f1(counts[role, "right"], counts[role, "gold"], counts[role, "found"]) for role in ROLES]
        print(f"{system:31}" + "".join(f"{100 * value:10.1f}" for value in values))
    print()


def role_counts(gold: list[list[data.Propositions]], said: list[Found]) -> Counter[tuple[str, str]]:
    """Right, in the set and found, for each role."""
    counts: Counter[tuple[str, str]] = Counter()
    for sentences, found in zip(gold, said, strict=True):
        wanted, at = set(), 0
        for sentence in sentences:
            places = [(start + at, end + at) for start, end in sentence.characters]
            wanted |= {(places[predicate], places[word], role) for predicate, word, role in sentence.arguments}
            at = places[-1][1]
        words = [(word.start, word.end) for word in found.analysis.words]
        system = {(words[predicate], words[word], role) for predicate, word, role in found.roles}
        for kind, arguments in (("right", wanted & system), ("gold", wanted), ("found", system)):
            counts.update((role, kind) for _, _, role in arguments)
    return counts


def show_speed(speeds: list[Speed], names: list[str]) -> None:
    """Prints how quick the systems are."""
    print(f"one core{'':8}{'words/s':>10}{'load ms':>10}{'peak MB':>10}  does")
    for name, speed in zip(names, speeds, strict=True):
        figures = f"{speed.words_per_second:10.0f}{speed.load_milliseconds:10.0f}{speed.peak_megabytes:10.0f}"
        print(f"{name:16}{figures}  {speed.does}")
    if len(speeds) > 1:
        ratio = speeds[0].words_per_second / speeds[1].words_per_second
        print(f"{names[0]} with everything is {ratio:.1f} times as fast as {names[1]} with names alone")
    print()


if __name__ == "__main__":
    main()
