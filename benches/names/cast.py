"""Makes a feed of short documents about a synthetic cast whose identities are known.

    python benches/names/cast.py DATA 100000 [--bare] > cast.jsonl

DATA holds the folders that `pairs.py` reads; only originals of its development part are used, so that no name is one that
weights were learned from. Each line is a document, `{"analysis": …, "cast": {"e1": identity, …}}`: what the core takes
from a page (people, their posts, that they met), and who the people are. What is made, all from one seed:

- one **identity** for about thirty documents: a name with all its attested spellings, a country, a post in it, and years
  of activity. Three in ten are Korean, two Arabic, two Russian, three of other names in one spelling;
- **spellings**: an identity has a usual one and up to two others; a document uses another one in one of five mentions;
- **namesakes**: one identity of twenty-five bears the name of another one, in another country and another post;
- **posts** are told in six of ten mentions; a mention without says nothing of its bearer but the name;
- **pages** are of a day on which everyone in them is active, and half of those who are with the first one are of the same
  country. A page names the country of each of its people, apart from posts, in eight of ten cases: of the 96 people of
  887 real pages (the bodies of the folder `text-pages`) who are shown with a post of a country, the page names the country
  elsewhere too for 89;
- who is frequent is very frequent (Zipf), and each document speaks of one to four people.

With `--bare`, pages tell neither: only the first one is active on the day, the others are drawn from all, and no country is
named but in posts. To standard error goes how many mentions nothing decides: only a name, that of several, of whom more
than one is active on the day and is of a country that the page names, or none is of such a country.
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
DAYS_ACTIVE = 1_000
COMPATRIOTS = 0.5
NAMED_COUNTRY = 0.8
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


def documents(cast, count, draw, bare):
    """The feed, in order of publication."""
    weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(len(cast))))
    made = []
    for number in range(count):
        first = draw.choices(range(len(cast)), cum_weights=weights)[0]
        published = cast[first]["start"] + timedelta(days=draw.randrange(DAYS_ACTIVE))
        people, named = {}, []
        for place in [first, *company(cast, weights, first, published, draw, bare)]:
            one = cast[place]
            spelling = one["spellings"][0] if draw.random() < 0.8 else draw.choice(one["spellings"])
            told = draw.random() < 0.6
            people[place] = {
                "identity": place,
                "name": spelling,
                "title": one["title"] if told else None,
                "of": one["country"] if told else None,
            }
            if not bare and draw.random() < NAMED_COUNTRY:
                named.append(one["country"])
        document = {"id": f"d{number}", "published": published.isoformat(), "people": list(people.values())}
        made.append({**document, "named": sorted(set(named))})
    return sorted(made, key=lambda document: (document["published"], document["id"]))


def company(cast, weights, first, published, draw, bare):
    """Who else is in a document: none to three people."""
    for _ in range(draw.choice([1, 2, 2, 3, 4]) - 1):
        compatriot = draw.random() < COMPATRIOTS
        # Whoever is drawn in vain is drawn again; nobody may be there that day.
        for _ in range(200):
            place = draw.choices(range(len(cast)), cum_weights=weights)[0]
            there = is_active(cast[place], published)
            near = not compatriot or cast[place]["country"] == cast[first]["country"]
            if bare or (there and near):
                yield place
                break


def is_active(one, day):
    """Whether somebody is there on a day."""
    return 0 <= (day - one["start"]).days < DAYS_ACTIVE


def undecided(cast, feed):
    """How many mentions there are, how many give but a name that several bear, and how many of these nothing decides."""
    bearers = collections.defaultdict(set)
    for place, one in enumerate(cast):
        for spelling in one["spellings"]:
            bearers[spelling].add(place)
    mentions = shared = open_ones = 0
    for document in feed:
        day = date.fromisoformat(document["published"])
        told = {*document["named"], *(one["of"] for one in document["people"])}
        for one in document["people"]:
            mentions += 1
            several = bearers[one["name"]]
            if one["title"] or len(several) < 2:
                continue
            shared += 1
            there = [place for place in several if is_active(cast[place], day)] or several
            near = [place for place in there if cast[place]["country"] in told]
            open_ones += len(near or there) > 1
    return mentions, shared, open_ones


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
    add(" on Monday")
    for place in document["named"]:
        add(" in ")
        entity = next((entity for entity in entities if entity["name"] == place), None)
        if entity is None:
            entity = {"id": f"p{len(entities)}", "name": place, "type": "GPE", "mentions": [], "roles": []}
            entities.append(entity)
        entity["mentions"].append(mention(place, "name"))
    add(".")
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
    data, count, bare = Path(sys.argv[1]), int(sys.argv[2]), "--bare" in sys.argv[3:]
    draw = random.Random(SEED)
    cast = identities(data, max(count // DOCUMENTS_EACH, 10), draw)
    feed = documents(cast, count, draw, bare)
    mentions, shared, open_ones = undecided(cast, feed)
    print(
        f"{mentions} mentions; {shared} give but a name that several bear, {open_ones} of these undecided",
        file=sys.stderr,
    )
    for document in feed:
        print(json.dumps(analysis(document), ensure_ascii=False))


if __name__ == "__main__":
    main()
