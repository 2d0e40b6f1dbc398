"""What the scripts over gold sentences are asked, and the pages and analyses that they exchange with the program."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def asked(description: str | None) -> argparse.Namespace:
    """The arguments: the gold, the analyses of its pages, or that the pages are wanted."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("analyses", type=Path, nargs="?")
    parser.add_argument("--pages", action="store_true", help="print the sentences as pages and stop")
    parser.add_argument("--misses", action="store_true")
    return parser.parse_args()


def print_pages(sentences: Iterable[tuple[str, str]]) -> None:
    """Prints sentences, each with its id, as pages to be analysed."""
    for identifier, text in sentences:
        print(json.dumps({"id": identifier, "article": text}))


def read_analyses(path: Path) -> dict[str, Any]:
    """The analyses of a file, by the id of their page."""
    found = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {analysis["document"]: analysis for analysis in found}
