#!/usr/bin/env python3
"""Measure the comparison of names, beside others in the same run.

    compare.py DATA --dateline PATH

DATA holds the folders that `pairs.py` reads. Pairs of the development part are answered by `dateline names compare
--tsv` (same: one name; unsure and different: not), by Jaro-Winkler similarity of `jellyfish`, by the name distance of
`rigour`, the library behind nomenklatura's matcher, and by `nomenklatura`'s matcher itself (logic-v2, names alone), which
looks names up in tables that hold many of the very pairs that are asked; the thresholds of the others are the best on the
training part, one for all languages. Precision, recall and F1 of *same* for each language and source.

Then the person pairs of name-bench, all of them: **its labels mean "screen it"**, not "the same person" (`Lee Jae Hyung`
matches `Lee Jae Myung` there), so that figure is context and not a bar; there `unsure` counts as a match.
"""

import argparse
import csv
import subprocess
from pathlib import Path

import jellyfish
import pairs as maker
from followthemoney import model
from nomenklatura.matching import get_algorithm
from rigour.names import NameTypeTag, analyze_names, compare_parts


def dateline(command, pairs):
    """The verdicts and scores of the command, in order."""
    lines = "".join(f"{left}\t{right}\n" for left, right in pairs)
    done = subprocess.run(
        [command, "names", "compare", "--tsv"], input=lines, capture_output=True, text=True, check=True
    )
    return [line.split("\t")[:2] for line in done.stdout.splitlines()]


def jaro_winkler(left, right):
    """The similarity of jellyfish, letter case aside."""
    return jellyfish.jaro_winkler_similarity(left.lower(), right.lower())


def rigour(left, right):
    """The similarity of rigour's comparison of name parts, weighted by their letters, as nomenklatura's matcher uses it.

    Its tables of known names are left aside: they hold the very pairs that are asked.
    """
    first, second = (next(iter(analyze_names(NameTypeTag.PER, [name], symbols=False)), None) for name in (left, right))
    if first is None or second is None:
        return 0.0
    parts = compare_parts(first.parts, second.parts)
    letters = [max(len(part.qstr or ""), len(part.rstr or "")) for part in parts]
    return sum(part.score * n for part, n in zip(parts, letters, strict=True)) / max(sum(letters), 1)


MATCHER = get_algorithm("logic-v2")
CONFIGURATION = MATCHER.default_config()


def nomenklatura(left, right):
    """The score that nomenklatura gives two people of whom only the names are known."""
    people = []
    for name in (left, right):
        person = model.make_entity("Person")
        person.id = name
        person.add("name", name)
        people.append(person)
    return MATCHER.compare(*people, CONFIGURATION).score


#: Others that are asked the same.
OTHERS = {"jellyfish": jaro_winkler, "rigour": rigour, "nomenklatura": nomenklatura}


def measure(gold, said):
    """Precision, recall and F1 of what is said to be the same."""
    right = sum(1 for truth, answer in zip(gold, said, strict=True) if truth and answer)
    precision, recall = right / max(sum(said), 1), right / max(sum(gold), 1)
    return precision, recall, 2 * right / max(sum(said) + sum(gold), 1)


def best_threshold(similarity, pairs):
    """The threshold with the best F1 on these pairs."""
    scores = [similarity(pair.left, pair.right) for pair in pairs]
    gold = [pair.same for pair in pairs]
    return max((step / 100 for step in range(100)), key=lambda least: measure(gold, [s >= least for s in scores])[2])


def row(title, gold, answers):
    """Prints one line: F1 of each, and precision and recall of ours."""
    cells = [f"{measure(gold, said)[2]:.3f}" for said in answers.values()]
    precision, recall, _ = measure(gold, answers["dateline"])
    print(f"| {title} | {len(gold)} | {' | '.join(cells)} | {precision:.2f} / {recall:.2f} |")


def measure_pairs(command, data):
    """The table of languages and sources."""
    pairs = maker.make(data)
    train = [pair for pair in pairs if pair.part == "train"]
    dev = [pair for pair in pairs if pair.part == "dev"]
    least = {name: best_threshold(similarity, train) for name, similarity in OTHERS.items()}
    print("Thresholds: " + ", ".join(f"{name} {value:.2f}" for name, value in least.items()) + "\n")
    print("| Pairs | Number | Dateline F1 | Jaro-Winkler F1 | rigour F1 | nomenklatura F1 | Dateline P / R |")
    print("|---|---|---|---|---|---|---|")
    verdicts = dateline(command, [(pair.left, pair.right) for pair in dev])
    said = {"dateline": [verdict == "same" for _, verdict in verdicts]}
    for name, similarity in OTHERS.items():
        said[name] = [similarity(pair.left, pair.right) >= least[name] for pair in dev]
    for language in maker.LANGUAGES:
        for source in [None, *sorted({pair.source for pair in dev if pair.language == language})]:
            chosen = [n for n, pair in enumerate(dev) if pair.language == language and source in (None, pair.source)]
            answers = {name: [answer[n] for n in chosen] for name, answer in said.items()}
            row(f"**{language}**" if source is None else source, [dev[n].same for n in chosen], answers)


def measure_screening(command, data):
    """Person pairs of name-bench; the others' thresholds are the best on these pairs themselves."""
    with (data / "name-bench" / "cases.csv").open() as file:
        cases = [case for case in csv.DictReader(file) if case["schema"] == "Person"]
    gold = [case["is_match"] == "true" for case in cases]
    names = [(case["name1"], case["name2"]) for case in cases]
    said = {"dateline": [verdict in ("same", "unsure") for _, verdict in dateline(command, names)]}
    for name, similarity in OTHERS.items():
        scores = [similarity(*pair) for pair in names]
        tries = [[score >= step / 100 for score in scores] for step in range(100)]
        said[name] = max(tries, key=lambda answers: measure(gold, answers)[2])
    row("name-bench, people (screening)", gold, said)


def main():
    """Reads the arguments and prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA")
    parser.add_argument("--dateline", required=True, metavar="PATH", help="the dateline command")
    arguments = parser.parse_args()
    measure_pairs(arguments.dateline, arguments.data)
    measure_screening(arguments.dateline, arguments.data)


if __name__ == "__main__":
    main()
