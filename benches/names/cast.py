"""Makes a feed of short documents about a synthetic cast whose identities are known.

    python benches/names/cast.py DATA 100000 > cast.jsonl

DATA holds the folders that `pairs.py` reads; only originals of its development part are used, so that no name is one that
weights were learned from. Each line is a document, `{"analysis": …, "cast": {"e1": identity, …}}`: what the core takes
from a page (people, their posts, that they met), and who the people are. What is made, all from one seed:

- one **identity** for about thirty documents: a name with all its attested spellings, a country, a post in it, and years
  of activity. Three in ten are Korean, two Arabic, two Russian, three of other names in one spelling;
- **spellings**: an identity has a usual one and up to two others; a document uses another one in one of five mentions;
- **namesakes**: one identity of twenty-five bears the name of another one, in another country and another post;
- **posts** are told in six of ten mentions; a mention without says nothing but the name;
- who is frequent is very frequent (Zipf), and each document speaks of one to four people.
"""

import collections
import itertools
import json
import random
import sys
from datetime import date, timedelta
from pathlib import Path

import pairs

SEED = 7
DOCUMENTS_EACH = 30
KINDS = {"korean": 3, "arabic": 2, "russian": 2, "other": 3}
COUNTRIES = {
    "korean": ["South Korea", "North Korea"],
    "arabic": ["Egypt", "Jordan", "Iraq", "Morocco", "Lebanon", "Kuwait", "Oman", "Tunisia"],
    "russian": ["Russia", "Belarus", "Kazakhstan"],
    "other": ["Norway", "Chile", "Germany", "Spain", "Canada", "Kenya", "Brazil", "France", "Italy", "Ireland"],
}
TITLES = [
    "Foreign Minister",
    "Defense Minister",
    "Trade Minister",
    "Health Minister",
    "Interior Minister",
    "President",
    "Prime Minister",
    "Finance Minister",
    "Justice Minister",
    "Agriculture Minister",
]


def developed(spellings, least):
    """The spellings of originals of the development part, sorted, of those that have enough."""
    return [
        sorted(forms)
        for original, forms in sorted(spellings.items())
        if pairs.part_of(original) == "dev" and len(forms) >= least
    ]


def near(forms, draw):
    """A usual spelling and at most two others that are near it: other names of the same person are no spellings."""
    usual = draw.choice(forms)
    others = [form for form in forms if pairs.ALIKE_SAME <= pairs.alike(form, usual) < 1]
    return [usual, *draw.sample(others, min(2, len(others)))]


def of_two_parts(given, family, draw):
    """Names of a given name and a family name in the spellings of both."""
    while True:
        first, last = near(draw.choice(given), draw), near(draw.choice(family), draw)
        whole = [f"{one} {other}".title() for one, other in itertools.product(first[:2], last[:2])]
        yield whole[:1] + draw.sample(whole[1:], min(2, len(whole) - 1))


def names_of(data, draw):
    """For each kind, names without end, each with its spellings."""
    korean = developed(pairs.korean_full(data, random.Random(SEED))[0], 1)
    arabic = developed(pairs.arabic_full(data / "arabic-names", "full_names.tsv.zst", 1)[0], 1)
    arabic = [forms for forms in arabic if " " in forms[0]]
    russian = developed(pairs.clusters(data / "rigour-names", "russian")[0], 1)
    given = [line for line in russian if not line[0].endswith(("ov", "ova", "ev", "eva", "in", "ina", "ski", "sky"))]
    family = [line for line in russian if line[0].endswith(("ov", "ev", "in", "ski", "sky"))]
    latin = plain_parts(data / "rigour-names")
    draw.shuffle(korean)
    draw.shuffle(arabic)
    return {
        "korean": (near(forms, draw) for forms in itertools.cycle(korean)),
        "arabic": (near([form.title() for form in forms], draw) for forms in itertools.cycle(arabic)),
        "russian": of_two_parts(given, family, draw),
        "other": ([f"{draw.choice(latin)} {draw.choice(latin)}"] for _ in itertools.count()),
    }


def plain_parts(folder):
    """Parts of names in Latin letters alone."""
    parts = set()
    for line in pairs.read_lines(folder / "person_names.txt.zst"):
        forms, _, key = line.partition(" => ")
        first = forms.split(", ")[0]
        if pairs.part_of(key) == "dev" and first.isascii() and first.isalpha() and 4 <= len(first) <= 9:
            parts.add(first.title())
    return sorted(parts)


def identities(data, count, draw):
    """The cast."""
    names = names_of(data, draw)
    kinds = [kind for kind, share in KINDS.items() for _ in range(share)]
    cast, borne = [], collections.Counter()
    while len(cast) < count:
        kind = draw.choice(kinds)
        country, title = draw.choice(COUNTRIES[kind]), draw.choice(TITLES)
        spellings = next(names[kind])
        if draw.random() < 0.04 and cast:
            elder = draw.choice(cast)
            kind, spellings = elder["kind"], elder["spellings"]
            country = draw.choice(
                [other for named in COUNTRIES.values() for other in named if other != elder["country"]]
            )
            title = draw.choice([other for other in TITLES if other != elder["title"]])
        elif borne[spellings[0]]:
            continue
        borne.update(set(spellings))
        start = date(2015, 1, 1) + timedelta(days=draw.randrange(2_500))
        cast.append({"kind": kind, "spellings": spellings, "country": country, "title": title, "start": start})
    return cast


def documents(cast, count, draw):
    """The feed, in order of publication."""
    weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(len(cast))))
    made = []
    for number in range(count):
        people = {}
        for _ in range(draw.choice([1, 2, 2, 3, 4])):
            place = draw.choices(range(len(cast)), cum_weights=weights)[0]
            one = cast[place]
            spelling = one["spellings"][0] if draw.random() < 0.8 else draw.choice(one["spellings"])
            told = draw.random() < 0.6
            people[place] = {
                "identity": place,
                "name": spelling,
                "title": one["title"] if told else None,
                "of": one["country"] if told else None,
            }
        published = cast[next(iter(people))]["start"] + timedelta(days=draw.randrange(1_000))
        made.append({"id": f"d{number}", "published": published.isoformat(), "people": list(people.values())})
    return sorted(made, key=lambda document: (document["published"], document["id"]))


def analysis(document):
    """What the core takes from a page that says so."""
    text, entities, cast = "", [], {}

    def add(words):
        nonlocal text
        text += words
        return [len(text) - len(words), len(text)]

    def mention(words, kind):
        return {"text": words, "span": add(words), "kind": kind}

    countries = {}
    for number, one in enumerate(document["people"], 1):
        person = {"id": f"e{number}", "name": one["name"], "type": "PERSON", "mentions": [], "roles": []}
        title = add(one["title"]) if one["title"] else None
        add(" ")
        person["mentions"].append(mention(one["name"], "name"))
        if title:
            add(" of ")
            country = countries.setdefault(one["of"], f"c{len(countries) + 1}")
            spoken = mention(one["of"], "name")
            party = {"text": one["of"], "entity": country}
            person["roles"].append({"title": one["title"], "of": party, "span": title})
            known = next((entity for entity in entities if entity["id"] == country), None)
            if known is None:
                known = {"id": country, "name": one["of"], "type": "GPE", "mentions": [], "roles": []}
                entities.append(known)
            known["mentions"].append(spoken)
        add(" and ")
        entities.append(person)
        cast[person["id"]] = one["identity"]
    trigger = {"text": "met", "span": add("met")}
    add(" on Monday.")
    whole = [0, len(text)]
    parties = [
        {"text": entity["name"], "entity": entity["id"], "span": entity["mentions"][0]["span"]}
        for entity in entities
        if entity["type"] == "PERSON"
    ]
    report = {
        "act": "CONSULT", "actors": parties, "recipients": [], "reciprocal": True, "status": "occurred",
        "trigger": trigger, "evidence": {"text": text, "span": whole}, "confidence": 0.7,
        "scope": {}, "plover": {"type": "CONSULT", "quad": "verbal_cooperation", "intensity": 2.5},
    }  # fmt: skip
    published = {"value": document["published"], "granularity": "day", "basis": "metadata", "evidence": []}
    article = {
        "kind": "article", "authors": [], "language": "en", "published": {**published, "confidence": 1.0},
        "paragraphs": [{"text": text, "span": whole}], "captions": [],
    }  # fmt: skip
    found = {
        "document": document["id"], "engine": "synthetic", "form": "article", "text": text, "article": article,
        "entities": entities, "timexes": [], "quotes": [], "reports": [report], "diagnostics": [],
    }  # fmt: skip
    return {"analysis": found, "cast": cast}


def main():
    data, count = Path(sys.argv[1]), int(sys.argv[2])
    draw = random.Random(SEED)
    cast = identities(data, max(count // DOCUMENTS_EACH, 10), draw)
    for document in documents(cast, count, draw):
        print(json.dumps(analysis(document), ensure_ascii=False))


if __name__ == "__main__":
    main()
