"""Sets in which somebody wrote down who is who: GUM (CoNLL-U with entities) and ECB+ (Cybulska's setup)."""

import collections
import json
import re
import subprocess
from dataclasses import dataclass

#: Third-person pronouns that stand for somebody or something.
PRONOUNS = frozenset(
    [
        "he",
        "him",
        "his",
        "himself",
        "she",
        "her",
        "hers",
        "herself",
        "it",
        "its",
        "itself",
        "they",
        "them",
        "their",
        "theirs",
        "themselves",
        "who",
        "whom",
        "whose",
    ]
)
#: Pronouns of whoever speaks and is spoken to.
SPEAKERS = frozenset(
    [
        "i",
        "me",
        "my",
        "mine",
        "myself",
        "we",
        "us",
        "our",
        "ours",
        "ourselves",
        "you",
        "your",
        "yours",
        "yourself",
        "yourselves",
        "thou",
        "thee",
    ]
)
#: Types of GUM and ECB+ that Dateline sets out to find, named events aside.
SOUGHT = frozenset(["person", "organization", "place", "HUM", "LOC"])


@dataclass(frozen=True)
class Mention:
    """A gold mention: where it stands, where its head stands, and whose it is."""

    document: str
    start: int
    end: int
    #: Where the words stand over one of which a mention must lie to be this one.
    heads: tuple[tuple[int, int], ...]
    chain: str
    text: str
    #: `name`, `pronoun` (of the third person), `speaker` (of the first or second) or `nominal`.
    kind: str
    #: The type that the set gives it: `person`, `abstract`, ….
    sort: str


def kind_of(words, is_name):
    """What kind of mention words are whose head is a proper noun or not."""
    lower = words.lower()
    if lower in PRONOUNS:
        return "pronoun"
    if lower in SPEAKERS:
        return "speaker"
    return "name" if is_name else "nominal"


def sought(mentions):
    """Mentions of people, organisations, places, peoples and named events, and all the others."""
    sorts, named = collections.defaultdict(collections.Counter), {one.chain for one in mentions if one.kind == "name"}
    for mention in mentions:
        sorts[mention.chain][mention.sort] += 1
    kinds = {chain: counts.most_common(1)[0][0] for chain, counts in sorts.items()}
    wanted = {chain for chain, sort in kinds.items() if sort in SOUGHT or (sort == "event" and chain in named)}
    inside = [mention for mention in mentions if mention.chain in wanted]
    return inside, [mention for mention in mentions if mention.chain not in wanted]


def of_the_named(mentions):
    """Every mention of whoever some mention names."""
    named = {mention.chain for mention in mentions if mention.kind == "name"}
    return [mention for mention in mentions if mention.chain in named]


def names_and_pronouns(mentions):
    """Names and third-person pronouns of whoever some mention names."""
    return [mention for mention in of_the_named(mentions) if mention.kind in ("name", "pronoun")]


def read(path):
    """A file's text, decompressed where it ends in `.zst`."""
    if path.suffix == ".zst":
        return subprocess.run(["zstd", "-dc", str(path)], check=True, capture_output=True).stdout.decode()
    return path.read_text()


def gum(path):
    """The documents of a CoNLL-U file of GUM, and their mentions."""
    texts, mentions = {}, []
    for part in re.split(r"(?m)^(?=# newdoc id)", read(path)):
        if part.startswith("# newdoc"):
            name = part.splitlines()[0].split("= ")[1]
            texts[name], found = gum_document(name, part)
            mentions.extend(found)
    return texts, mentions


def gum_document(name, part):
    """The text of one document, and its mentions."""
    text, places, tags, opened, found = "", [], [], collections.defaultdict(list), []
    flat, above = collections.defaultdict(list), []
    until, around, within, first = 0, None, None, 0
    for line in part.splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_") and text:
            text = text.rstrip() + "\n\n"
        cells = line.split("\t")
        if len(cells) < 10 or "." in cells[0]:
            continue
        if cells[0] == "1":
            first = len(places)
        if "-" in cells[0]:
            around = (len(text), len(text) + len(cells[1]))
            text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
            until = int(cells[0].split("-")[1])
            within = around
            continue
        if until and int(cells[0]) <= until:
            # A word of several that are written as one stands where its letters do: `Hilton` and `'s`.
            start, end = within
            length = len(cells[1])
            if text[start:end].startswith(cells[1]):
                around, within = (start, start + length), (start + length, end)
            else:
                around = (start, end)
        else:
            until, around = 0, (len(text), len(text) + len(cells[1]))
            text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
        places.append(around)
        tags.append(cells[3] == "PROPN")
        above.append(first + int(cells[6]) - 1 if cells[6] != "0" else -1)
        if cells[7].startswith("flat"):
            flat[first + int(cells[6]) - 1].append(len(places) - 1)
        entity = next((item[7:] for item in cells[9].split("|") if item.startswith("Entity=")), "")
        for bracket in re.findall(r"\([^()]+\)?|[^()]+\)", entity):
            number = re.match(r"\(?([^-)]+)", bracket)[1]
            if bracket.startswith("("):
                opened[number].append((len(places) - 1, bracket.strip("()").split("-")))
            if bracket.endswith(")") and opened[number]:
                found.append((number, *opened[number].pop(), len(places)))
    mentions = []
    for number, start, fields, end in found:
        if len(fields) < 6:
            continue
        # The head is the word of the smallest span (counted from 1 in the mention) that hangs on none of it. Treebanks hang
        # names on titles: what is flat below the head of a name is as good a head as it is (`Minister Cho`).
        smallest = [start + int(word) - 1 for word in fields[5].split(",") if word.isdigit()] or [end - 1]
        smallest = [word for word in smallest if word < end] or [end - 1]
        head = next((word for word in smallest if above[word] not in smallest), smallest[0])
        named = [word for word in flat[head] if word < end and tags[word]]
        span = (places[start][0], places[end - 1][1])
        heads = tuple(places[word] for word in (head, *named))
        words = text[slice(*span)]
        kind = kind_of(words, tags[head] or bool(named))
        mentions.append(Mention(name, *span, heads, f"{name} {number}", words, kind, fields[1]))
    return text, mentions


def ecb(folder, part="Dev"):
    """The documents of a part of ECB+, and their mentions of people, things, times and places."""
    words = collections.defaultdict(dict)
    for line in read(next(folder.glob(f"ECB_{part}_corpus.txt*"))).splitlines():
        cells = line.split("\t")
        if len(cells) >= 4:
            words[cells[0]][int(cells[1]), int(cells[2])] = cells[3]
    texts, places = {}, {}
    for name, tokens in words.items():
        text, sentence = "", None
        for key in sorted(tokens):
            if sentence is not None and key[0] != sentence:
                text = text.rstrip() + "\n\n"
            sentence = key[0]
            if re.fullmatch(r"[.,;:!?%)\]]|'s|n't|''", tokens[key]):
                text = text.rstrip(" ")
            places[name, key] = (len(text), len(text) + len(tokens[key]))
            text += tokens[key] + " "
        texts[name] = text
    mentions = []
    for gold in json.loads(read(next(folder.glob(f"ECB_{part}_Entity_gold_mentions.json*")))):
        spans = [places[gold["doc_id"], (gold["sent_id"], number)] for number in gold["tokens_number"]]
        span = (spans[0][0], spans[-1][1])
        words = gold["tokens_str"]
        kind = kind_of(words, words.split()[-1][:1].isupper())
        sort = gold["mention_type"]
        mentions.append(Mention(gold["doc_id"], *span, (spans[-1],), gold["coref_chain"], words, kind, sort))
    return texts, mentions
