"""Pairs of names with the answer whether they are one name, made from public lists of names and their originals.

The rule: two Latin spellings of one original (the name in its own script) are the **same** name; two spellings that have
no original in common, and are near one another in spelling, are **different** names. What a spelling's originals are, all
lists of its language say together (`attested.py`), and of a name of several words each word is asked for too: `Ben Attia`
and `Benattia` stand under two keys of one list and under one of another, and are not two names. Originals are dealt to a
training and a development part by a hash of the original, and both spellings of a pair come from one part, so that no name
is tuned on and measured on. Everything is drawn from one seed: the same folders give the same pairs.

Sources, by folder under DATA (`names/`), each read as its README says:

- `korean-names`: surnames (Revised, McCune-Reischauer and further spellings of one Hangul) and given names; a full name
  is a surname and a given name drawn at random, and its spellings combine theirs;
- `netransliteration`: words of names from Wikidata labels, paired by machine. A row is used where both labels were seen
  twice or more and the original is the one most often paired with its Latin form, for single sightings pair given names
  with surnames. Most rows are names of other peoples as the language writes them: `hawk` and `hawke` are one there;
- `arabic-names`: full names and name parts with several attested spellings;
- `rigour-names`: clusters of forms of one name. A cluster belongs to a language where that language's script is the
  only one beside Latin (Han beside Hangul is allowed for Korean).

Alike is one minus the Levenshtein distance over the longer length, letter case aside. A pair of the same name is not
quite alike (1.0) and at least 0.4 alike: below that stand other names of the same person, and what was paired wrongly.
A pair of different names is drawn from the five spellings most alike that have the same first letter and share no
original, at 0.5 or above.
"""

import collections
import hashlib
import itertools
import json
import random
import subprocess
from dataclasses import dataclass
from pathlib import Path

from attested import Attested, scripts_of
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

LANGUAGES = ("korean", "chinese", "arabic", "russian")
SEED = 20_240_601
#: Of ten parts by hash, how many are for tuning.
TRAIN_PARTS = 6
#: Positive pairs of one source and part at most; as many negative ones.
MOST_PAIRS = 1_500
#: Pairs drawn from one original at most, so that common names do not drown the others.
MOST_OF_ONE = 4
NEAREST = 5
#: How much alike a pair of the same name, and a pair of different names, is at least.
ALIKE_SAME = 0.4
ALIKE_DIFFERENT = 0.5
#: Of longer lists of spellings, so many are looked at for the nearest.
LOOKED_AT = 1_500
SCRIPTS = {"korean": {"HANGUL", "CJK"}, "chinese": {"CJK"}, "arabic": {"ARABIC"}, "russian": {"CYRILLIC"}}


@dataclass(frozen=True)
class Pair:
    """Two spellings, and whether they are of one name."""

    language: str
    source: str
    part: str
    same: bool
    left: str
    right: str


def read_lines(path):
    """The lines of a file compressed with zstd."""
    done = subprocess.run(["zstd", "-dc", "--long=27", str(path)], check=True, capture_output=True)
    return done.stdout.decode().splitlines()


def part_of(original):
    """The part that an original is dealt to."""
    number = hashlib.blake2b(original.encode(), digest_size=2).digest()
    return "train" if int.from_bytes(number, "big") % 10 < TRAIN_PARTS else "dev"


def transliterated(folder, language):
    """Originals with their Latin spellings from the mined words."""
    rows = [line.split("\t") for line in read_lines(folder / f"wd_{language}_64.tsv.zst")]
    usual = {}
    for latin, original, count in rows:
        usual[latin] = max(usual.get(latin, (0, "")), (int(count), original))
    spellings = collections.defaultdict(set)
    for latin, original, count in rows:
        if int(count) > 1 and usual[latin][1] == original:
            spellings[original.replace(" ", "")].add(latin)
    everything = collections.defaultdict(set)
    for latin, original, _ in rows:
        everything[latin].add(original.replace(" ", ""))
    return spellings, everything


def clusters(folder, language):
    """Originals with their Latin spellings from the clusters of one language."""
    spellings = collections.defaultdict(set)
    for line in read_lines(folder / "person_names.txt.zst"):
        forms, _, key = line.partition(" => ")
        latin, others, scripts = set(), [], set()
        for form in forms.split(", "):
            found = scripts_of(form)
            if found <= {"LATIN"}:
                latin.add(form)
            else:
                others.append(form)
                scripts |= found - {"LATIN"}
        needed = "HANGUL" if language == "korean" else next(iter(SCRIPTS[language]))
        if needed in scripts and scripts <= SCRIPTS[language]:
            # Tone digits belong to a dictionary, not to a name in a text.
            latin = {form for form in latin if not any(letter.isdigit() for letter in form)}
            spellings[key].update(latin)
    return spellings, inverted(spellings)


def korean(folder):
    """Originals with spellings: surnames, given names, and full names made of both."""
    surnames, given = collections.defaultdict(set), collections.defaultdict(set)
    for entry in json.loads((folder / "korean_names_comprehensive.json").read_text()):
        hangul = entry["hangul"]
        if not scripts_of(hangul) <= {"HANGUL"} or not hangul.isalpha():
            continue
        if entry["source"] == "korean_surnames":
            others = [form.strip() for form in (entry.get("other_romanizations") or "").split(",")]
            surnames[hangul].update(form for form in [entry["rr"], entry["mr"], *others] if form)
        else:
            given[hangul].add(entry["romanized"])
    for entry in json.loads((folder / "korean_names_1000.json").read_text()):
        surnames[entry["lastNameHangul"]].add(entry["lastNameRomanized"])
        given[entry["firstNameHangul"]].add(entry["firstNameRomanized"])
    return surnames, given


def korean_full(folder, names):
    """Full Korean names: the spellings of given names come from the clusters too."""
    surnames, given = korean(folder / "korean-names")
    for line in read_lines(folder / "rigour-names" / "person_names.txt.zst"):
        forms = line.partition(" => ")[0].split(", ")
        hangul = [form for form in forms if scripts_of(form) == {"HANGUL"}]
        latin = [form for form in forms if scripts_of(form) == {"LATIN"}]
        if len(hangul) == 1 and len(latin) + 1 == len(forms) and len(hangul[0]) == 2:
            given[hangul[0]].update(form.title() for form in latin)
    spellings = collections.defaultdict(set)
    family_names = sorted(surnames)
    for name in sorted(given):
        if len(name) != 2:
            continue
        for family in names.sample(family_names, 2):
            for last, first in itertools.product(sorted(surnames[family]), sorted(given[name])):
                spellings[family + name].add(f"{last} {first}")
    return spellings, inverted(spellings)


def arabic_full(folder, file, column):
    """Originals with the spellings that are attested for them."""
    spellings = collections.defaultdict(set)
    for line in read_lines(folder / file)[1:]:
        cells = line.split("\t")
        if scripts_of(cells[column]) <= {"LATIN"} and cells[column]:
            spellings[cells[0]].add(cells[column])
    return spellings, inverted(spellings)


def inverted(spellings):
    """For each spelling, its originals."""
    originals = collections.defaultdict(set)
    for original, forms in spellings.items():
        for form in forms:
            originals[form].add(original)
    return originals


def alike(left, right):
    """How much two spellings are alike, between 0 and 1."""
    return Levenshtein.normalized_similarity(left.lower(), right.lower())


def same_names(spellings, part, draw):
    """Pairs of spellings of one original."""
    pairs = []
    for original in sorted(spellings):
        forms = sorted(spellings[original])
        if part_of(original) != part or len(forms) < 2:
            continue
        found = [pair for pair in itertools.combinations(forms, 2) if ALIKE_SAME <= alike(*pair) < 1]
        pairs.extend(draw.sample(found, min(len(found), MOST_OF_ONE)))
    draw.shuffle(pairs)
    return pairs[:MOST_PAIRS]


def attested(data, language, sources):
    """What all lists of a language say of originals, those that pairs are made of and clusters of several scripts."""
    found = Attested()
    for line in read_lines(data / "rigour-names" / "person_names.txt.zst"):
        found.add_cluster(line.partition(" => ")[0].split(", "), language)
    for source, (_, originals) in sources.items():
        if source != "rigour-names":
            for spelling, all_of_it in originals.items():
                for original in all_of_it:
                    found.add(spelling, original)
    if language == "korean":
        for names in korean(data / "korean-names"):
            for original, spellings in names.items():
                for spelling in spellings:
                    found.add(spelling, original)
    return found


def nearest(left, bucket, known, draw):
    """The spellings of a bucket that are most alike and have no original in common with this one, the nearest first."""
    others = draw.sample(bucket, min(len(bucket), LOOKED_AT))
    lower = [other.lower() for other in others]
    ranked = process.extract_iter(
        left.lower(), lower, scorer=Levenshtein.normalized_similarity, score_cutoff=ALIKE_DIFFERENT
    )
    ordered = sorted(((-score, others[place]) for _, score, place in ranked if score < 1))
    apart = (other for _, other in ordered if not known.share(left, other))
    return list(itertools.islice(apart, NEAREST))


def different_names(spellings, known, part, lefts, draw):
    """For each spelling, one near it that has no original in common with it."""
    buckets = collections.defaultdict(list)
    for original in sorted(spellings):
        if part_of(original) == part:
            for form in sorted(spellings[original]):
                buckets[form[:1].lower()].append(form)
    near = ((left, nearest(left, buckets[left[:1].lower()], known, draw)) for left in lefts)
    return [(left, draw.choice(others)) for left, others in near if others]


def make(data, parts=("train", "dev")):
    """All pairs of all languages, in a fixed order."""
    data, draw, pairs = Path(data), random.Random(SEED), []
    for language in LANGUAGES:
        sources = {
            "netransliteration": transliterated(data / "netransliteration", language),
            "rigour-names": clusters(data / "rigour-names", language),
        }
        if language == "korean":
            sources["korean-names"] = korean_full(data, draw)
        if language == "arabic":
            sources["arabic-names, full"] = arabic_full(data / "arabic-names", "full_names.tsv.zst", 1)
            sources["arabic-names, parts"] = arabic_full(data / "arabic-names", "units.tsv.zst", 1)
        known = attested(data, language, sources)
        for source, (spellings, _) in sources.items():
            for part in parts:
                same = same_names(spellings, part, draw)
                different = different_names(spellings, known, part, [left for left, _ in same], draw)
                pairs += [Pair(language, source, part, True, *pair) for pair in same]
                pairs += [Pair(language, source, part, False, *pair) for pair in different]
    return pairs
