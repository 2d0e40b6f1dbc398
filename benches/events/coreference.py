"""Events across documents on ECB+ with gold tellings: CoNLL F1, beside telling events by their lemma alone.

    python benches/events/coreference.py DATA --program target/release/examples/coreference

DATA holds `coreference/ecbplus`. The lemma baselines use the lemmas that the program finds: one joins all tellings of one
lemma, one those whose documents share their topic as the corpus gives it, which a program cannot know.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from pathlib import Path

from chains import measures
from ecbplus import documents


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--program", required=True)
    parser.add_argument("--part", choices=("train", "dev"), default="dev")
    parser.add_argument("--least", help="the mean odds, as a logarithm, from which two groups are one event")
    arguments = parser.parse_args()
    command = [arguments.program] + (["--least", arguments.least] if arguments.least else [])
    read = documents(arguments.data / "coreference/ecbplus", arguments.part)
    lines = "".join(json.dumps(document) + "\n" for document in read)
    answer = subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout
    found = {line["id"]: line for line in map(json.loads, answer.splitlines())}

    gold = [chain for document in read for *_, chain in document["tellings"]]
    events = [event for document in read for event in found[document["id"]]["events"]]
    lemmas = [(document["id"], lemma) for document in read for lemma in found[document["id"]]["lemmas"]]
    systems = {
        "dateline": events,
        "same lemma": [lemma for _, lemma in lemmas],
        "same lemma, topic given": [(topic(document), lemma) for document, lemma in lemmas],
    }
    print(f"ECB+ {arguments.part}: {len(gold)} tellings of {len(set(gold))} events in {len(read)} documents")
    print(f"{'':26}" + "".join(f"{name:>8}" for name in ("MUC", "B3", "CEAFe", "CoNLL")))
    for name, labels in systems.items():
        print(f"{name:26}" + "".join(f"{value:8.3f}" for value in measures(gold, labels).values()))


def topic(identifier: str) -> tuple[str, bool]:
    """The topic of a document, with the half that says which of its two stories it tells."""
    return identifier.split("_")[0], identifier.endswith("plus")


if __name__ == "__main__":
    main()
