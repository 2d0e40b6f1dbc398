"""Learns what the likeness of two tellings of events weighs, on the training topics of ECB+.

    python training/likeness/fit.py ../shared/data --program target/release/examples/coreference \
        > crates/dateline-corpus/src/likeness/data/weights.tsv

The program gives the features of all pairs that are one event and of three in ten of the others; the start is mended for
that. Needs `benches/events/requirements.txt`.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

import numpy
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benches/events"))

from ecbplus import documents

#: Of pairs that are not one event, how many the program gives.
GIVEN = 0.3
#: The inverse of how strongly weights are held near 0; on standardised features.
FREEDOM = 0.1

HEAD = """\
# What each feature of a pair of tellings weighs; `training/likeness/fit.py` makes this file from the training
# topics of ECB+ ({documents} documents, {pairs} pairs of which {same} are one event): Cybulska and Vossen,
# LREC 2014, annotation under CC BY 3.0 (https://creativecommons.org/licenses/by/3.0/). Learned numbers alone are here.
"""


def main() -> None:
    """Prints the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--program", required=True)
    arguments = parser.parse_args()
    read = documents(arguments.data / "coreference/ecbplus", "train")
    lines = "".join(json.dumps(document) + "\n" for document in read)
    run = subprocess.run([arguments.program, "--pairs"], input=lines, capture_output=True, text=True, check=True)
    rows = numpy.array([line.split("\t") for line in run.stdout.splitlines()], dtype=numpy.float32)
    same, features = rows[:, 0] == 1, rows[:, 1:]
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-6
    model = LogisticRegression(C=FREEDOM, max_iter=1000).fit((features - mean) / spread, same)
    weights = model.coef_[0] / spread
    start = model.intercept_[0] - weights @ mean + numpy.log(GIVEN)
    source = (ROOT / "crates/dateline-corpus/src/likeness/features.rs").read_text()
    names = re.findall(r'"([^"]+)"', re.search(r"FEATURES: \[&str; \d+\] = \[(.*?)\];", source, re.DOTALL).group(1))
    print(HEAD.format(documents=len(read), pairs=len(same), same=same.sum()), end="")
    print(f"start\t{start:.4f}")
    for name, weight in zip(names, weights, strict=True):
        print(f"{name}\t{weight:.4f}")


if __name__ == "__main__":
    main()
