"""The commands of training: `python training/encoder COMMAND`."""

import argparse
import json
import sys
from pathlib import Path

import numpy as np
import torch
from batches import Vocabulary
from corpus import Corpus, Labels, Soft, taught
from measure import confidence, margins, table
from model import Sizes, Student
from restore import restore
from student import Plan, Reader, Start, encode, load, save, train
from tasks import Prepared, Weights
from teacher import Pieces, Teacher
from teacher import encode as encode_teacher
from teacher import label as label_corpus
from teacher import load as load_teacher
from teacher import train as train_teacher
from words import place
from write import write

# The sets that are trained on, with the share of each that a round reads.
GOLD = {
    "ewt-train": 1.0, "ewt-train-restyled": 0.5, "gum-train": 1.0, "gum-train-restyled": 0.5, "gmb-train": 0.35,
    "gmb-copies": 0.6, "crossner-train": 1.0, "crossner-train-copies": 1.0, "wnut-train": 0.5,
    "wnut-train-copies": 0.5, "furniture": 0.5,
}  # fmt: skip
# The sets that the teacher reads, which has time for fewer.
TAUGHT = {
    "ewt-train": 1.0, "ewt-train-restyled": 0.25, "gum-train": 1.0, "gum-train-restyled": 0.25, "gmb-train": 0.2,
    "gmb-copies": 0.35, "crossner-train": 1.0, "crossner-train-copies": 1.0, "wnut-train": 0.5, "furniture": 0.3,
}  # fmt: skip
# What it labels, and the share of it.
LABELLED = {"pages": 1.0, "ewt-train": 1.0, "crossner-train": 1.0, "wnut-train": 1.0, "gmb-train": 0.25}
# What the student reads.
DISTILLED = {
    "ewt-train": 0.6, "ewt-train-cut": 0.6, "ewt-train-joined": 0.5, "ewt-train-restyled": 0.25, "gum-train": 0.6,
    "gum-train-cut": 0.5, "gum-train-joined": 0.3, "gum-train-restyled": 0.25, "gmb-train": 0.3, "gmb-copies": 0.33,
    "crossner-train": 1.0, "crossner-train-copies": 1.0, "wnut-train": 0.5, "pages": 0.45, "furniture": 0.3,
}  # fmt: skip
# How much the tasks count for a student that is trained further.
FURTHER = Weights(tags=1.6, names=2.0, ends=2.5, arcs=1.0)
# The share of where it started in what such a student becomes.
KEPT = 0.2


def log(line: str) -> None:
    print(line, flush=True)


def gold(arguments: argparse.Namespace) -> None:
    """A student from labelled text alone."""
    folder = arguments.folder
    labels = Labels.read(folder)
    sizes = Sizes()
    parts = [(Corpus.read(folder, name), share) for name, share in GOLD.items()]
    plan = Plan(parts)
    log(f"{len(plan.corpus)} tokens, {plan.tokens()} a round")
    vocabulary = Vocabulary.of([part for part, _ in parts] + [Corpus.read(folder, "pages")], sizes.vocabulary)
    log(f"{len(vocabulary.hashes)} words")
    counts = {name: len(value) for name, value in vars(labels).items()}
    student = Student(sizes, counts)
    train(
        student, Reader(plan.corpus, vocabulary, sizes), plan, Prepared(plan.corpus), minutes=arguments.minutes, log=log
    )
    save(student, vocabulary, labels, arguments.model)
    measure(arguments)


def teach(arguments: argparse.Namespace) -> None:
    """The teacher, from labelled text."""
    folder = arguments.folder
    given = labels = Labels.read(folder)
    teacher = Teacher({name: len(value) for name, value in vars(labels).items()})
    if arguments.done > 0:
        teacher, labels = load_teacher(arguments.teacher)
    parts = ((Corpus.read(folder, name, True).renumber(given.tags, labels.tags), TAUGHT[name]) for name in TAUGHT)
    plan = Plan(list(parts))
    log(f"{plan.tokens()} tokens a round")
    train_teacher(
        teacher, labels, plan, minutes=arguments.minutes, target=arguments.teacher, done=arguments.done, log=log
    )
    measure_teacher(arguments)


def measure_teacher(arguments: argparse.Namespace) -> None:
    """Figures of the teacher on the development sets."""
    teacher, labels = load_teacher(arguments.teacher)
    teacher.eval()

    def encode_of(corpus: Corpus):
        pieces = Pieces(corpus)
        return lambda batch: encode_teacher(teacher, pieces, batch)[0]

    log(table(encode_of, teacher.heads, arguments.folder, labels))


def label(arguments: argparse.Namespace) -> None:
    """What the teacher says of text."""
    teacher, labels = load_teacher(arguments.teacher)
    teacher.eval()
    for name, share in LABELLED.items():
        corpus = Corpus.read(arguments.folder, name, True)
        label_corpus(teacher, labels, corpus, arguments.folder / f"{name}.soft.npz", share, log)


def place_words(student: Student, vocabulary: Vocabulary, parts: list[tuple[Corpus, float]], sums: list) -> None:
    """Gives words that labelled text has seldom the rows that the teacher's vectors tell."""
    read = np.zeros(len(vocabulary.hashes) + 1)
    for corpus, share in parts:
        if corpus.name != "pages":
            np.add.at(read, vocabulary.rows(corpus.lower), share)
    log(f"rows explained by the teacher's vectors: {place(student, vocabulary, sums, read):.2f}")


def read_student(path: Path) -> tuple[Student, Vocabulary, Labels]:
    """A student as it was saved, or as it was written for Dateline."""
    return restore(path) if path.suffix == ".dateline" else load(path)


def distil(arguments: argparse.Namespace) -> None:
    """A student from labelled text and from what the teacher says of that and of more."""
    folder = arguments.folder
    student, vocabulary, labels = read_student(arguments.start)
    student.release()
    given = Labels.read(folder)
    parts, softs, sums = [], [], []
    for name, share in DISTILLED.items():
        if (folder / f"{name}.soft.npz").exists():
            corpus, soft, found = taught(folder, name, labels.tags)
            sums.append(found)
        else:
            corpus = Corpus.read(folder, name)
            soft = Soft.none(len(corpus))
        parts.append((corpus.renumber(given.tags, labels.tags), share))
        softs.append(soft)
    plan = Plan(parts)
    rows = vocabulary.rows(plan.corpus.lower)
    vocabulary.counts = np.bincount(rows, minlength=len(vocabulary.hashes) + 1)[1:]
    log(f"{len(plan.corpus)} tokens, {plan.tokens()} a round, {len(vocabulary.hashes)} words")
    if not arguments.further:
        place_words(student, vocabulary, parts, sums)
    reader, prepared = Reader(plan.corpus, vocabulary, student.sizes), Prepared(plan.corpus, Soft.join(softs))
    # Of some paragraphs nothing is said: there was no time for the teacher to read them.
    said = (
        (prepared.soft.tags[1][plan.starts, 0] > 0)
        | (prepared.names[plan.starts] >= 0)
        | (prepared.tags[plan.starts] >= 0)
    )
    plan.shares = np.where(said, plan.shares, 0)
    log(f"{plan.tokens()} a round of which something is said")
    weights = FURTHER if arguments.further else Weights()
    start = Start(student)
    train(student, reader, plan, prepared, minutes=arguments.minutes, rate=arguments.rate, weights=weights, log=log)
    if arguments.further:
        start.mix(student, KEPT)
    save(student, vocabulary, labels, arguments.model)
    measure(arguments)


def file(arguments: argparse.Namespace) -> None:
    """Writes a student as the file that Dateline reads."""
    student, vocabulary, labels = load(arguments.model)
    sets = []
    for name in ("gmb-dev", "gum-dev", "crossner-dev"):
        corpus = Corpus.read(arguments.folder, name)
        reader = Reader(corpus, vocabulary, student.sizes)
        sets.append(margins(lambda batch, reader=reader: encode(student, reader, batch), student.heads, corpus, labels))
    texts = {name: (arguments.folder / f"{name}.txt").read_text() for name in ("lemmas", "bases")}
    texts["confidence"] = confidence([pair for found in sets for pair in found])
    card = json.loads(Path(__file__).with_name("card.json").read_text())
    size = write(student, vocabulary, labels, card, texts, arguments.target)
    log(f"{arguments.target}: {size} bytes")


def measure(arguments: argparse.Namespace) -> None:
    """Figures of a student on the development sets."""
    student, vocabulary, labels = read_student(arguments.model)

    def encode_of(corpus: Corpus):
        reader = Reader(corpus, vocabulary, student.sizes)
        return lambda batch: encode(student, reader, batch)

    log(table(encode_of, student.heads, arguments.folder, labels))


COMMANDS = {
    "gold": gold, "student": distil, "teacher": teach, "measure-teacher": measure_teacher, "label": label, "measure": measure,
    "write": file,
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("--folder", type=Path, default=Path("target/encoder"), help="what `prepare` wrote")
    parser.add_argument("--model", type=Path, default=Path("target/encoder/student.pt"))
    parser.add_argument("--teacher", type=Path, default=Path("target/encoder/teacher.pt"))
    parser.add_argument(
        "--start",
        type=Path,
        default=Path("target/encoder/gold.pt"),
        help="where the student starts: a saved or a written one",
    )
    parser.add_argument("--target", type=Path, default=Path("models/english-small.dateline"))
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--rate", type=float, default=1.5e-3, help="the highest rate of learning of the student")
    parser.add_argument("--further", action="store_true", help="train a student further that was taught before")
    parser.add_argument("--done", type=float, default=0.0, help="the share of the teacher's training that is done")
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(1)
    np.random.default_rng(1)
    COMMANDS[arguments.command](arguments)


if __name__ == "__main__":
    sys.exit(main())
