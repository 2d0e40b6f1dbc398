#!/usr/bin/env python3
"""Learns which differences of spelling leave a Latin-script name the same name, and writes what the core compiles in.

    learn.py DATA        # DATA holds the folders that benches/names/pairs.py reads; only the training parts are used

Two files come out of it, both under `crates/dateline-core/src/names/compare/data`:

- `languages.tsv`: what runs of up to three letters say of the language that a name was romanised from;
- `spellings.tsv`: weights, in thousandths of a logit, of the differences between two spellings: letters that stand for
  one another, letters left out, where they stand, how many they are; for all languages and, added to those, for each.

Both come from logistic regressions over pairs of the training part. Spellings are aligned with the fixed costs of
`cost`, the same as in `spelling/align.rs`; the regression then says what the differences found are worth.
"""

import argparse
import collections
import sys
import unicodedata
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benches" / "names"))
import pairs as maker

TABLES = ROOT / "crates" / "dateline-core" / "src" / "names" / "compare" / "data"
#: More pairs than the benchmark measures on.
MOST_PAIRS, MOST_OF_ONE, LOOKED_AT = 6_000, 6, 300
#: Runs of letters seen less often than this say nothing of a language, differences seen less often nothing of names.
RARE_RUN, RARE_DIFFERENCE = 60, 5
#: Weights below this many thousandths are left out.
SMALL = 40
#: By how many thousandths of a logit one language must be likelier than the next to be assumed.
CLEARLY = 500
SAME_SOUND = dict(zip("şśçćźż", "ššččžž", strict=True))
SPELLED_OUT = dict(zip("łøðđıəħþßæœ", ["l", "o", "d", "d", "i", "a", "h", "th", "ss", "ae", "oe"], strict=True))
ARTICLE, SPACE = "AL", " "


def read_letters():
    """The letters by spelling: kind and places."""
    letters = {}
    for line in (TABLES / "letters.tsv").read_text().splitlines():
        if not line.startswith("#"):
            spelling, kind, places = line.split("\t")
            letters[spelling] = (kind[0], frozenset(places.split("|")) - {""})
    return letters


LETTERS = read_letters()
LONGEST = max(map(len, LETTERS))


def fold(name):
    """The name in lower case; marks are dropped where they change no consonant."""
    folded = []
    for letter in unicodedata.normalize("NFC", name.lower()):
        letter = SAME_SOUND.get(letter, letter)
        if letter in LETTERS:
            folded.append(letter)
        else:
            plain = unicodedata.normalize("NFD", SPELLED_OUT.get(letter, letter))
            folded.append("".join(part for part in plain if not unicodedata.combining(part)))
    return "".join(folded)


def read(name):
    """The name in letters as `letters.tsv` has them."""
    name, found, start, at = fold(name), [], True, 0
    while at < len(name):
        if not name[at].isalpha():
            if name[at] in " -":
                if found and found[-1] != SPACE:
                    found.append(SPACE)
                start = True
            at += 1
        elif start and name[at : at + 3] in ("al-", "al ", "el-", "el "):
            found.append(ARTICLE)
            at += 3
        else:
            spelling = next(
                (name[at : at + n] for n in range(LONGEST, 0, -1) if name[at : at + n] in LETTERS), name[at]
            )
            found.append(spelling)
            at += len(spelling)
            start = False
    return tuple(found[:-1] if found[-1:] == [SPACE] else found)


def kind(letter):
    """The kind of a letter: vowel, consonant, space, article, or none."""
    special = {None: "-", SPACE: "s", ARTICLE: "a"}
    return special.get(letter) or LETTERS.get(letter, ("c",))[0]


def cost(left, right):
    """What it costs to take one letter for another (or for none) when spellings are aligned."""
    if left == right:
        return 0
    if left is None or right is None:
        letter = left or right
        return {"s": 3, "a": 6, "v": 7}.get(kind(letter), 7 if letter == "h" else 14)
    if kind(left) != kind(right):
        return 22
    if kind(left) == "v":
        return 7
    shared = LETTERS.get(left, (0, frozenset()))[1] & LETTERS.get(right, (0, frozenset()))[1]
    return 5 if shared else 20


def differences(left, right):
    """The letters that stand for one another in the cheapest alignment, and whether they begin or end a word of both."""
    if right < left:
        left, right = right, left
    whole = left, right
    head = 0
    while head < min(len(left), len(right)) and left[head] == right[head]:
        head += 1
    tail = 0
    while tail < min(len(left), len(right)) - head and left[-1 - tail] == right[-1 - tail]:
        tail += 1
    left, right = left[head : len(left) - tail], right[head : len(right) - tail]
    table = [[(0, ())] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            steps = []
            if i and j:
                steps.append((i - 1, j - 1, left[i - 1], right[j - 1]))
            if i:
                steps.append((i - 1, j, left[i - 1], None))
            if j:
                steps.append((i, j - 1, right[j - 1], None))
            options = []
            for x, y, this, that in steps:
                before, path = table[x][y]
                first = all(
                    head + at == 0 or word[head + at - 1] == SPACE for word, at in zip(whole, (x, y), strict=True)
                )
                last = all(
                    word[head + at : head + at + 1] in ((), (SPACE,)) for word, at in zip(whole, (i, j), strict=True)
                )
                step = () if this == that else ((this, that, first, last),)
                options.append((before + cost(this, that), path, step))
            if options:
                best = min(options, key=lambda option: option[0])
                table[i][j] = (best[0], best[1] + best[2])
    return table[-1][-1][1]


def features(left, right, language):
    """What tells one name from two, counted."""
    found = collections.Counter()
    ops = differences(left, right)
    for this, that, first, last in ops:
        pair = sorted([this, that or ""])
        kinds = "".join(sorted([kind(this), kind(that)]))
        found["letters", pair[0], pair[1]] += 1
        found["kinds", kinds, ""] += 1
        for place, holds in (("first", first), ("last", last)):
            if holds:
                found[place, kinds, ""] += 1
                found[f"{place} letters", pair[0], pair[1]] += 1
    length = max(len(left) + len(right), 1)
    found["count", "", ""] = len(ops)
    found["share", "", ""] = 8 * len(ops) / length
    found["length", "", ""] = -min(length, 24) / 12
    if language:
        found.update({(language, *key): value for key, value in list(found.items())})
        found[language, "bias", "", ""] = 1
    return found


def matrix(rows, index):
    """Counted features as a sparse matrix."""
    places, columns, values = [], [], []
    for place, row in enumerate(rows):
        for key, value in row.items():
            if key in index:
                places.append(place)
                columns.append(index[key])
                values.append(value)
    return csr_matrix((values, (places, columns)), shape=(len(rows), len(index)))


def indexed(rows, rare):
    """The features that are not rare, numbered."""
    counts = collections.Counter(key for row in rows for key in row)
    return {key: place for place, key in enumerate(sorted(key for key, n in counts.items() if n >= rare))}


def runs(name):
    """The runs of up to three letters in a name."""
    name = "^" + "".join(letter if letter.isalpha() else "-" for letter in fold(name)) + "$"
    return collections.Counter(name[i : i + n] for n in (1, 2, 3) for i in range(len(name) - n + 1))


def learn_languages(pairs):
    """Weights of runs for each language, in thousandths, and the language that they say of each pair."""
    rows = [runs(pair.left) + runs(pair.right) for pair in pairs]
    index = indexed(rows, RARE_RUN)
    model = LogisticRegression(C=0.05, max_iter=200).fit(matrix(rows, index), [pair.language for pair in pairs])
    order = [list(model.classes_).index(language) for language in maker.LANGUAGES]
    weights = np.rint(model.coef_[order] * 1000).astype(int)
    bias = np.rint(model.intercept_[order] * 1000).astype(int)
    table = {run: weights[:, place] for run, place in index.items() if np.abs(weights[:, place]).max() >= SMALL}
    return table, bias


def assumed(pair, table, bias):
    """The language that both spellings together are taken to be of, if one is clearly likelier than the next."""
    scores = bias.copy()
    for run, count in (runs(pair.left) + runs(pair.right)).items():
        if run in table:
            scores = scores + count * table[run]
    best = np.argsort(scores)
    return maker.LANGUAGES[best[-1]] if scores[best[-1]] - scores[best[-2]] >= CLEARLY else None


def learn_spellings(pairs, languages):
    """Weights of differences, in thousandths of a logit."""
    rows = [
        features(read(pair.left), read(pair.right), language) for pair, language in zip(pairs, languages, strict=True)
    ]
    index = indexed(rows, RARE_DIFFERENCE)
    model = LogisticRegression(C=0.3, max_iter=500).fit(matrix(rows, index), [pair.same for pair in pairs])
    weights = {key: round(model.coef_[0][place] * 1000) for key, place in index.items()}
    weights["bias", "", ""] = round(model.intercept_[0] * 1000)
    return {key: weight for key, weight in weights.items() if abs(weight) >= SMALL}


def write(name, remarks, lines):
    """Writes a table of the core."""
    source = (
        "# Learned by training/spellings/learn.py from the training parts of benches/names/pairs.py: rigour 2.6 (MIT; Wikidata, CC0),\n"
        "# NETransliteration (CC0), arabic-name-romanizer 0.2 (MIT; Wikidata and DziriNames) and lists of Korean names (MIT).\n"
    )
    (TABLES / name).write_text(remarks + source + "".join(f"{line}\n" for line in lines))


def main():
    """Reads the pairs, learns, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA")
    folder = parser.parse_args().data
    maker.MOST_PAIRS, maker.MOST_OF_ONE, maker.LOOKED_AT = MOST_PAIRS, MOST_OF_ONE, LOOKED_AT
    pairs = [pair for pair in maker.make(folder, parts=("train",)) if pair.part == "train"]
    table, bias = learn_languages(pairs)
    remarks = (
        f"# What runs of letters say of the language of a name, in thousandths: run, {', '.join(maker.LANGUAGES)}.\n"
    )
    lines = ["\t".join(["*", *map(str, bias)])]
    lines += ["\t".join([run, *map(str, weights)]) for run, weights in sorted(table.items())]
    write("languages.tsv", remarks, lines)
    languages = [assumed(pair, table, bias) for pair in pairs]
    weights = learn_spellings(pairs, languages)
    remarks = "# Weights of differences between spellings, in thousandths of a logit: language (* for all), what, of, of, weight.\n"
    lines = []
    for key, weight in weights.items():
        cells = ["*", *key] if len(key) == 3 else list(key)
        lines.append("\t".join([*cells, str(weight)]))
    write("spellings.tsv", remarks, sorted(lines))
    print(f"{len(pairs)} pairs, {len(table)} runs, {len(weights)} weights")


if __name__ == "__main__":
    main()
