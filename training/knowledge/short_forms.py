#!/usr/bin/env python3
"""Write the short forms of English given names, and the family names that are too common to tell by; see README.md.

    short_forms.py --names FOLDER       # the folder of the unpacked package names, which holds the census lists

`short_forms_english.tsv` comes from the package nicknames, without pairs that are no short form: names of the other
gender, full names that hardly anybody bears, and short forms that are common names of their own with short forms of
their own (`Helen` of `Eileen`).
"""

import argparse
import collections
import csv
import importlib.resources
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2] / "crates" / "dateline-core" / "src"
OUT = ROOT / "names" / "compare" / "data"
#: Of a hundred people, how many bear a name that is one of its own, or a family name that says little.
OWN_NAME, FREQUENT = 0.3, 0.05
#: Short forms that a name of its own has at least.
OWN_FORMS = 3


def genders():
    """Whom each known given name is borne by."""
    rows = (line.split("\t") for line in (ROOT / "knowledge/data/given_names.tsv").read_text().splitlines())
    return {row[0]: row[2] if len(row) > 2 else "" for row in rows if not row[0].startswith("#")}


def census(path):
    """How many of a hundred people bear each name."""
    rows = (line.split()[:2] for line in path.read_text().splitlines())
    return {name.lower(): float(share) for name, share in rows}


def short_forms(names):
    """Short forms with the full names that they stand for."""
    gender, shares = genders(), collections.defaultdict(float)
    for file in ("male", "female"):
        for name, share in census(names / f"dist.{file}.first").items():
            shares[name] = max(shares[name], share)
    with (importlib.resources.files("nicknames") / "names.csv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file)
        pairs = {(row["name1"], row["name2"]) for row in rows if row["relationship"] == "has_nickname"}
    # Of pairs that are listed both ways the longer name is the full one.
    pairs = {pair for pair in pairs if pair[::-1] not in pairs or (len(pair[0]), pair[0]) > (len(pair[1]), pair[1])}
    own = collections.Counter(full for full, _ in pairs)
    found = collections.defaultdict(set)
    for full, short in pairs:
        other_gender = gender.get(full) and gender.get(short) and gender[full] != gender[short]
        begins = full.startswith(short) or short.startswith(full[:2])
        own_name = not begins and own[short] >= OWN_FORMS and shares[short] >= OWN_NAME
        if full in gender and not other_gender and not own_name and len(short) > 1:
            found[short].add(full)
    return found


def write(name, remarks, lines):
    """Writes a table of the core."""
    (OUT / name).write_text(remarks + "".join(f"{line}\n" for line in lines))


def main():
    """Reads the arguments and writes both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=pathlib.Path, required=True)
    names = parser.parse_args().names
    write(
        "short_forms_english.tsv",
        "# Short forms of English given names, each with the names that it may stand for (|).\n"
        "# Source: PyPI package nicknames 1.0.1 (Apache-2.0), sieved by training/knowledge/short_forms.py.\n",
        [f"{short}\t{'|'.join(sorted(full))}" for short, full in sorted(short_forms(names).items())],
    )
    frequent = (name for name, share in census(names / "dist.all.last").items() if share >= FREQUENT)
    write(
        "frequent_families.tsv",
        f"# Family names that at least {FREQUENT} in a hundred people bear, so that they tell little.\n"
        "# Source: PyPI package names 0.3 (US census of 1990, public domain); written by training/knowledge/short_forms.py.\n",
        sorted(frequent),
    )


if __name__ == "__main__":
    main()
