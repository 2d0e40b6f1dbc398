#!/usr/bin/env python3
"""Learns which differences of spelling leave a Latin-script name the same name, and writes what the core compiles in.

    learn.py DATA        # DATA holds the folders that benches/names/pairs.py reads; only the training parts are used

Two files come out of it, both under `crates/dateline-core/src/names/compare/data`:

- `languages.tsv`: what runs of up to three letters say of the language that a name was romanised from, or that it is none of these;
- `spellings.tsv`: weights, in thousandths of a logit, of the differences between two spellings: letters that stand for
  one another, letters left out, where they stand, how many they are; for all languages and, added to those, for each.

Both come from logistic regressions over pairs of the training part. Spellings are aligned with the fixed costs of
`cost`, the same as in `spelling/align.rs`; the regression then says what the differences found are worth.
"""

import argparse
import collections
import itertools
import random
import sys
import unicodedata
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benches" / "names"))
import pairs as maker
from attested import Attested, scripts_of

TABLES = ROOT / "crates" / "dateline-core" / "src" / "names" / "compare" / "data"
#: More pairs than the benchmark measures on.
MOST_PAIRS, MOST_ELSEWHERE, MOST_OF_ONE = 9_000, 24_000, 6
#: Pairs of full names that are made up, to tell languages apart by.
FULL_CHINESE, FULL_RUSSIAN = 6_000, 4_000
#: Runs of letters seen less often than this say nothing of a language, differences seen less often nothing of names.
RARE_RUN, RARE_DIFFERENCE = 60, 3
#: How strongly the regression follows the pairs (scikit-learn's C), and what a pair of another language counts.
STRENGTH, SAYS_LESS = 0.3, 0.5
#: By how many thousandths of a logit the bias is moved: F1 is best where pairs that are somewhat less likely one name than
#: not are called one, at half the F1 that is reached (Lipton, Elkan and Naryanaswamy 2014).
LEANING = 120
#: Weights below this many thousandths are left out.
SMALL = 40
#: By how many thousandths of a logit one language must be likelier than the next to be assumed.
CLEARLY = 500
SAME_SOUND = dict(zip("şśçćźż", "ššččžž", strict=True))
SPELLED_OUT = dict(zip("łøðđıəħþßæœ", ["l", "o", "d", "d", "i", "a", "h", "th", "ss", "ae", "oe"], strict=True))
ARTICLE, SPACE = "AL", " "
#: What is said of names that are of none of the languages.
OTHER = "other"
COLUMNS = (*maker.LANGUAGES, OTHER)


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


def alignment(left, right):
    """The cheapest alignment: pairs of letters, `None` where one is left out, as `spelling/align.rs` finds it.

    What both begin and end with is set apart first. Of ways as cheap as each other, letters are taken for one another
    rather than left out, and left out of the left rather than of the right.
    """
    head = 0
    while head < min(len(left), len(right)) and left[head] == right[head]:
        head += 1
    tail = 0
    while tail < min(len(left), len(right)) - head and left[-1 - tail] == right[-1 - tail]:
        tail += 1
    before, after = left[:head], left[len(left) - tail :]
    left, right = left[head : len(left) - tail], right[head : len(right) - tail]
    costs = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    steps = {}
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            options = []
            if i and j:
                options.append((costs[i - 1][j - 1] + cost(left[i - 1], right[j - 1]), 0, (1, 1)))
            if i:
                options.append((costs[i - 1][j] + cost(left[i - 1], None), 1, (1, 0)))
            if j:
                options.append((costs[i][j - 1] + cost(None, right[j - 1]), 2, (0, 1)))
            if options:
                costs[i][j], _, steps[i, j] = min(options)
    i, j, path = len(left), len(right), []
    while i or j:
        x, y = steps[i, j]
        path.append((left[i - 1] if x else None, right[j - 1] if y else None))
        i, j = i - x, j - y
    return [(letter, letter) for letter in before] + path[::-1] + [(letter, letter) for letter in after]


def without_common_words(left, right):
    """Both without the words that both begin and end with, so that these say nothing.

    Of `Sergei Ivanov` and `Sergei Petrov` the surnames are left. The last word of either is kept.
    """
    while SPACE in left and SPACE in right and left[: left.index(SPACE)] == right[: right.index(SPACE)]:
        left, right = left[left.index(SPACE) + 1 :], right[right.index(SPACE) + 1 :]
    turned = left[::-1], right[::-1]
    while SPACE in turned[0] and SPACE in turned[1]:
        ends = turned[0].index(SPACE), turned[1].index(SPACE)
        if turned[0][: ends[0]] != turned[1][: ends[1]]:
            break
        turned = turned[0][ends[0] + 1 :], turned[1][ends[1] + 1 :]
    return turned[0][::-1], turned[1][::-1]


def kinds(this, that):
    """The kinds of two letters, in one order."""
    return "".join(sorted([kind(this), kind(that)]))


#: What stands beside a difference where that is a difference too: its kinds, where they are one of these.
BESIDE = ("vv", "-v", "cc", "-c")


def beside(step):
    """What stands beside a difference, and its kind: a letter of both, the end of both, or another difference."""
    this, that = step
    if this == that:
        return this, kind(this)
    mark = "~" + (kinds(this, that) if kinds(this, that) in BESIDE else "")
    return mark, mark


def features(left, right, language):
    """What tells one name from two, counted."""
    if right < left:
        left, right = right, left
    left, right = without_common_words(left, right)
    found = collections.Counter()
    path = [(SPACE, SPACE), *alignment(left, right), (SPACE, SPACE)]
    differ = consonants = 0
    for before, (this, that), after in zip(path, path[1:], path[2:], strict=False):
        if this == that:
            continue
        both, pair = kinds(this, that), sorted([this or "", that or ""])
        differ += 1
        consonants += "c" in both
        (letter_before, kind_before), (letter_after, kind_after) = (beside(before), beside(after))
        found[("before", *pair, letter_before)] += 1
        found[("after", *pair, letter_after)] += 1
        for of in ("*", language):
            found[(of, "letters", *pair, "")] += 1
            found[of, "kinds", both, "", ""] += 1
            found[(of, "kind before", *pair, kind_before)] += 1
            found[(of, "kind after", *pair, kind_after)] += 1
            found[of, "around", both, kind_before, kind_after] += 1
    length = max(len(left) + len(right), 1)
    whole = {
        "bias": 1,
        "count": differ,
        "share": 8 * differ / length,
        "length": -min(length, 24) / 12,
        "consonants": min(consonants, 3),
        "share of consonants": 8 * consonants / length,
        "shorter": abs(len(left) - len(right)) / 2,
        "words": left.count(SPACE) + right.count(SPACE),
    }
    for what, value in whole.items():
        for of in ("*", language):
            found[of, what, "", "", ""] = value
    return {(key if len(key) == 5 else ("*", *key)): value for key, value in found.items()}


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


def spelled_syllables():
    """All that a Chinese syllable may be spelled as."""
    parts = collections.defaultdict(set)
    for line in (TABLES / "chinese_sounds.tsv").read_text().splitlines():
        if not line.startswith("#"):
            part, spelling = line.split("\t")[:2]
            parts[part].add("" if spelling == "-" else spelling)
    return {"".join(spelled) for spelled in itertools.product(parts["onset"], parts["vowel"], parts["coda"])}


SYLLABLES = spelled_syllables()


def in_syllables(name):
    """Whether each word of a name can be cut into Chinese syllables."""

    def cut(word):
        ends = [True] + [False] * len(word)
        for end in range(1, len(word) + 1):
            ends[end] = any(ends[start] and word[start:end] in SYLLABLES for start in range(max(0, end - 6), end))
        return ends[-1]

    return all(cut(word) for word in fold(name).replace("-", " ").split())


def told_language(pair):
    """The language that the runs of a pair are of, or `other`: lists of words that a language borrowed are not its names.

    Most clusters that stand beside Chinese characters alone are such words; the others can be read in syllables.
    """
    borrowed = pair.source == "netransliteration" or pair.language not in maker.LANGUAGES
    if borrowed or (pair.language == "chinese" and not (in_syllables(pair.left) and in_syllables(pair.right))):
        return OTHER
    return pair.language


def chinese_syllables(folder):
    """How many clusters of a single Chinese character, of the training part, have each spelling of a syllable."""
    counts = collections.Counter()
    for line in maker.read_lines(folder / "rigour-names" / "person_names.txt.zst"):
        forms, _, key = line.partition(" => ")
        forms = forms.split(", ")
        if maker.part_of(key) == "train" and any(len(form) == 1 and scripts_of(form) == {"CJK"} for form in forms):
            counts.update(form for form in forms if form in SYLLABLES)
    return counts


def full_names(folder):
    """Made-up full names of the languages whose lists hold single names alone.

    Without them, whatever has a space is a name of the languages whose lists hold full names. Chinese ones are a family
    name with one or two syllables, Russian ones two names of clusters that no other script but Cyrillic stands in.
    """
    draw = random.Random(maker.SEED)
    families = [
        line.split("\t")[1] for line in (TABLES / "chinese_families.tsv").read_text().splitlines() if line[0] != "#"
    ]
    families = [family for spellings in families for family in spellings.split("|")]
    counts = sorted(chinese_syllables(folder).items())
    syllables, often = zip(*counts, strict=True)
    russian = [
        form
        for original, forms in sorted(maker.clusters(folder / "rigour-names", "russian")[0].items())
        if maker.part_of(original) == "train"
        for form in sorted(forms)
    ]

    def chinese():
        given = draw.choices(syllables, often, k=draw.choice([1, 2, 2]))
        return f"{draw.choice(families)} {draw.choice(['', '', '-', ' ']).join(given)}"

    made = [maker.Pair("chinese", "full", "train", True, chinese(), chinese()) for _ in range(FULL_CHINESE)]
    both = [" ".join(draw.sample(russian, 2)) for _ in range(2 * FULL_RUSSIAN)]
    return made + [
        maker.Pair("russian", "full", "train", True, *pair) for pair in zip(both[::2], both[1::2], strict=True)
    ]


def learn_languages(pairs):
    """Weights of runs for each language and for none of them, in thousandths."""
    rows = [runs(pair.left) + runs(pair.right) for pair in pairs]
    index = indexed(rows, RARE_RUN)
    model = LogisticRegression(C=0.05, max_iter=200).fit(matrix(rows, index), [told_language(pair) for pair in pairs])
    order = [list(model.classes_).index(language) for language in COLUMNS]
    weights = np.rint(model.coef_[order] * 1000).astype(int)
    bias = np.rint(model.intercept_[order] * 1000).astype(int)
    table = {run: weights[:, place] for run, place in index.items() if np.abs(weights[:, place]).max() >= SMALL}
    return table, bias


def assumed(pair, table, bias):
    """The language that both spellings together are taken to be of, `other` if none is clearly likelier than the next."""
    scores = bias.copy()
    for run, count in (runs(pair.left) + runs(pair.right)).items():
        if run in table:
            scores = scores + count * table[run]
    best = np.argsort(scores)
    return COLUMNS[best[-1]] if scores[best[-1]] - scores[best[-2]] >= CLEARLY else OTHER


def learn_spellings(pairs, languages):
    """Weights of differences, in thousandths of a logit."""
    rows = [
        features(read(pair.left), read(pair.right), language) for pair, language in zip(pairs, languages, strict=True)
    ]
    index = indexed(rows, RARE_DIFFERENCE)
    says = [1.0 if pair.language in maker.LANGUAGES else SAYS_LESS for pair in pairs]
    model = LogisticRegression(C=STRENGTH, max_iter=200, tol=1e-3)
    model.fit(matrix(rows, index), [pair.same for pair in pairs], says)
    weights = {key: round(model.coef_[0][place] * 1000) for key, place in index.items()}
    weights["*", "bias", "", "", ""] += round(model.intercept_[0] * 1000) + LEANING
    return {key: weight for key, weight in weights.items() if abs(weight) >= SMALL}


def elsewhere(folder):
    """Pairs of names of other languages, so that what no romanisation writes for one another is seen too.

    Clusters of several scripts are no language's own, and no development pair is made of them. A spelling that stands
    under a development original of `rigour-names` or `netransliteration` is left out all the same.
    """
    kept, spellings, known = set(), collections.defaultdict(set), Attested()
    sources = [maker.clusters(folder / "rigour-names", language)[0] for language in maker.LANGUAGES]
    sources += [maker.transliterated(folder / "netransliteration", language)[0] for language in maker.LANGUAGES]
    for source in sources:
        kept.update(form for original, forms in source.items() if maker.part_of(original) == "dev" for form in forms)
    own = {original for source in sources for original in source}
    for line in maker.read_lines(folder / "rigour-names" / "person_names.txt.zst"):
        forms, _, key = line.partition(" => ")
        forms = set(forms.split(", "))
        latin = {form for form in forms if scripts_of(form) <= {"LATIN"}}
        for form in latin:
            known.originals[form.lower()].add(key)
            for original in forms - latin:
                known.add(form, original)
        if key not in own:
            spellings[key].update(latin - kept)
    draw, maker.MOST_PAIRS = random.Random(maker.SEED), MOST_ELSEWHERE
    same = maker.same_names(spellings, "train", draw)
    different = maker.different_names(spellings, known, "train", [left for left, _ in same], draw)
    pairs = [maker.Pair("other", "elsewhere", "train", True, *pair) for pair in same]
    return pairs + [maker.Pair("other", "elsewhere", "train", False, *pair) for pair in different]


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
    maker.MOST_PAIRS, maker.MOST_OF_ONE = MOST_PAIRS, MOST_OF_ONE
    pairs = [pair for pair in maker.make(folder, parts=("train",)) if pair.part == "train"]
    foreign = elsewhere(folder)
    table, bias = learn_languages(pairs + full_names(folder) + foreign)
    remarks = f"# What runs of letters say of the language of a name, in thousandths: run, {', '.join(COLUMNS)}.\n"
    lines = ["\t".join(["*", *map(str, bias)])]
    lines += ["\t".join([run, *map(str, weights)]) for run, weights in sorted(table.items())]
    write("languages.tsv", remarks, lines)
    pairs += foreign
    languages = [assumed(pair, table, bias) for pair in pairs]
    weights = learn_spellings(pairs, languages)
    remarks = "# Weights of differences between spellings, in thousandths of a logit: language (* for all), what, of, of, beside, weight.\n"
    lines = ["\t".join([*key, str(weight)]) for key, weight in weights.items()]
    write("spellings.tsv", remarks, sorted(lines))
    print(f"{len(pairs)} pairs, {len(table)} runs, {len(weights)} weights")


if __name__ == "__main__":
    main()
