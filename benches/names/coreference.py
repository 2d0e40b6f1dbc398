"""Entity coreference on gold mentions: within documents on GUM, across documents on ECB+.

    python benches/names/coreference.py --dateline target/release/dateline \\
        [--gum en_gum-ud-dev.conllu] [--ecb DIR-with-ECB_Dev_Entity_gold_mentions.json]

Files may be compressed with zstd (`.zst`). Each set is read by Dateline as plain articles, in a corpus of its own. A gold
mention is whoever Dateline's shortest mention over its head stands for; a gold mention that Dateline takes for nothing
is alone. Beside that stand two others: mentions of the same string are one (GUM: in a document), and Dateline where it
has a mention and the same string where it has none.

Each set is scored twice: on all mentions, and on those within what Dateline claims to link: names, and third-person
pronouns, of whoever some mention names. A mention is a name where its head is a proper noun (GUM: as tagged; ECB+, which
has no tags: capitalised and no pronoun). `--misses N` prints mentions of the second kind that Dateline has not.
"""

import argparse
import collections
import json
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "events"))

from chains import chains, check, conll, scores

#: Third-person pronouns that stand for somebody named.
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

#: Entity types of GUM that Dateline knows.
GUM_TYPES = {"person", "organization", "place"}


@dataclass(frozen=True)
class Mention:
    """A gold mention: where it stands, where its head stands, and whose it is."""

    document: str
    start: int
    end: int
    head: tuple[int, int]
    chain: str
    text: str
    #: Whether a name, a third-person pronoun or neither.
    kind: str


def claimed(mentions):
    """Names and pronouns of whoever some mention names."""
    named = {mention.chain for mention in mentions if mention.kind == "name"}
    return [mention for mention in mentions if mention.chain in named and mention.kind != "other"]


# Sets


def read(path):
    """A file's text, decompressed where it ends in `.zst`."""
    if path.suffix == ".zst":
        return subprocess.run(["zstd", "-dc", str(path)], check=True, capture_output=True).stdout.decode()
    return path.read_text()


def gum(path):
    """The documents of a CoNLL-U file of GUM, and their mentions of people, organisations and places."""
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
    until, around, within = 0, None, None
    for line in part.splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_") and text:
            text = text.rstrip() + "\n\n"
        cells = line.split("\t")
        if len(cells) < 10 or "." in cells[0]:
            continue
        if "-" in cells[0]:
            around = (len(text), len(text) + len(cells[1]))
            text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
            until = int(cells[0].split("-")[1])
            within = around
        elif until and int(cells[0]) <= until:
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
        tags.append("name" if cells[3] == "PROPN" else "pronoun" if cells[1].lower() in PRONOUNS else "other")
        entity = next((item[7:] for item in cells[9].split("|") if item.startswith("Entity=")), "")
        for bracket in re.findall(r"\([^()]+\)?|[^()]+\)", entity):
            number = re.match(r"\(?([^-)]+)", bracket)[1]
            if bracket.startswith("("):
                opened[number].append((len(places) - 1, bracket.strip("()").split("-")))
            if bracket.endswith(")") and opened[number]:
                found.append((number, *opened[number].pop(), len(places)))
    mentions = []
    for number, start, fields, end in found:
        if len(fields) < 6 or fields[1] not in GUM_TYPES:
            continue
        # The words of the head, counted from 1 in the mention.
        head = [start + int(word) - 1 for word in fields[5].split(",") if word.isdigit()] or [end - 1]
        span = (places[start][0], places[end - 1][1])
        heads = (places[head[0]][0], places[min(head[-1], end - 1)][1])
        mentions.append(Mention(name, *span, heads, f"{name} {number}", text[slice(*span)], tags[head[0]]))
    return text, mentions


def ecb(folder):
    """The development documents of ECB+, and their mentions of people, things and places."""
    words = collections.defaultdict(dict)
    for line in read(next(folder.glob("ECB_Dev_corpus.txt*"))).splitlines():
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
    for gold in json.loads(read(next(folder.glob("ECB_Dev_Entity_gold_mentions.json*")))):
        spans = [places[gold["doc_id"], (gold["sent_id"], number)] for number in gold["tokens_number"]]
        span = (spans[0][0], spans[-1][1])
        words = gold["tokens_str"]
        kind = "pronoun" if words.lower() in PRONOUNS else "name" if words.split()[-1][:1].isupper() else "other"
        mentions.append(Mention(gold["doc_id"], *span, spans[-1], gold["coref_chain"], words, kind))
    return texts, mentions


# Dateline


def entities(dateline, texts):
    """For each document the mentions of a corpus: start, end, the entity of the document, the entity of the corpus."""
    with tempfile.TemporaryDirectory() as folder:
        feed = Path(folder) / "feed.jsonl"
        feed.write_text("".join(json.dumps({"id": name, "article": text}) + "\n" for name, text in texts.items()))
        subprocess.run([dateline, "ingest", "--corpus", f"{folder}/corpus", str(feed)], check=True, capture_output=True)
        records = sqlite3.connect(f"{folder}/corpus/records.sqlite")
        rows = records.execute(
            "SELECT d.id, a.json, group_concat(p.local || ' ' || f.entity) FROM documents d JOIN analyses a "
            "ON a.document = d.key JOIN appearances p ON p.document = d.key JOIN forms f ON f.key = p.form GROUP BY d.key"
        ).fetchall()
    found = collections.defaultdict(list)
    for name, analysis, pairs in rows:
        analysis = json.loads(analysis)
        assert analysis["text"].rstrip() == texts[name].rstrip(), name
        of = dict(pair.split(" ") for pair in pairs.split(","))
        for local, entity in enumerate(analysis["entities"]):
            for mention in entity["mentions"]:
                found[name].append((*mention["span"], f"{name} {local}", of[str(local)]))
    return found


def labels(mentions, found, across):
    """For each gold mention whom it stands for, if Dateline has a mention there."""
    given = []
    for mention in mentions:
        start, end = mention.head
        over = [one for one in found[mention.document] if one[0] <= start and end <= one[1]]
        best = min(over, key=lambda one: (one[1] - one[0], one), default=None)
        given.append(best and best[3 if across else 2])
    return given


def show(title, mentions, found, across):
    """Prints the scores of one set."""
    key = chains([mention.chain for mention in mentions])
    own = labels(mentions, found, across)
    same = [("same", "" if across else mention.document, mention.text.lower()) for mention in mentions]
    alone = [label or ("alone", place) for place, label in enumerate(own)]
    both = [label or same[place] for place, label in enumerate(own)]
    linked = sum(label is not None for label in own)
    print(f"{title}: {len(mentions)} mentions of {len(key)} entities; Dateline has {linked} of the mentions")
    for name, given in (("same string", same), ("Dateline", alone), ("Dateline, else same string", both)):
        result = scores(key, chains(given))
        parts = "  ".join("{} {:.3f}/{:.3f}/{:.3f}".format(metric, *score) for metric, score in result.items())
        print(f"  {name:28} CoNLL {conll(result):.3f}   {parts}")


def show_misses(texts, mentions, found, number):
    """Prints some mentions that Dateline has not, with what stands around them."""
    own = labels(mentions, found, across=False)
    missed = [mention for mention, label in zip(mentions, own, strict=True) if label is None]
    for mention in random.Random(1).sample(missed, min(number, len(missed))):
        text = texts[mention.document].replace("\n", " ")
        before, after = text[max(0, mention.start - 60) : mention.start], text[mention.end : mention.end + 40]
        print(f"  {mention.kind:8}{before}[{mention.text}]{after}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dateline", default="dateline")
    parser.add_argument("--gum", type=Path)
    parser.add_argument("--ecb", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    arguments = parser.parse_args()
    check()
    if arguments.gum:
        texts, mentions = gum(arguments.gum)
        found = entities(arguments.dateline, texts)
        show("GUM, people, organisations and places", mentions, found, across=False)
        show("GUM, names and pronouns of the named", claimed(mentions), found, across=False)
        show_misses(texts, claimed(mentions), found, arguments.misses)
    if arguments.ecb:
        texts, mentions = ecb(arguments.ecb)
        found = entities(arguments.dateline, texts)
        show("ECB+ development topics", mentions, found, across=True)
        show("ECB+, names and pronouns of the named", claimed(mentions), found, across=True)
        show_misses(texts, claimed(mentions), found, arguments.misses)


if __name__ == "__main__":
    main()
