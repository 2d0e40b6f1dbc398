"""The acts of the ontology, as the program's own list names them, in its order."""

from pathlib import Path

LIST = Path(__file__).resolve().parents[2] / "crates/dateline-core/src/events/data/acts.tsv"

ACTS = tuple(
    line.split("\t")[0] for line in LIST.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")
)
