"""Asks through the Python package, in this process or over the network.

ask_package.py corpus DIR WHO FIRST SECOND YEAR SPEAKER
ask_package.py server ADDRESS WHO FIRST SECOND YEAR SPEAKER
"""

from __future__ import annotations

import json
import sys

import dateline
from questions import said, what, who


def main(door: str, place: str, name: str, first: str, second: str, year: str, speaker: str) -> None:
    """Prints the three answers as one JSON list."""
    opened = dateline.Corpus(place, read_only=True) if door == "corpus" else dateline.connect(place)
    with opened as corpus:
        best = next(iter(corpus.search_entities(name)))
        events = corpus.list_events([first, second], (year, str(int(year) + 1)))
        quotes = corpus.list_quotes(speaker)
        print(json.dumps([who(corpus.get_entity(best.entity.id)), what(events), said(quotes)]))


if __name__ == "__main__":
    main(*sys.argv[1:])
