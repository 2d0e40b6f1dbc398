"""Entity coreference on gold mentions: within documents on GUM, across documents on ECB+.

    python benches/names/coreference.py --dateline target/release/dateline \\
        [--gum en_gum-ud-dev.conllu] [--ecb DIR-with-ECB_Dev_Entity_gold_mentions.json]

Files may be compressed with zstd (`.zst`). Each set is read by Dateline as plain articles, in a corpus of its own. A gold
mention is whoever Dateline's shortest mention over its head stands for; a gold mention that Dateline takes for nothing
is alone. Beside that stand two others: mentions of the same string are one (GUM: in a document), and Dateline where it
has a mention and the same string where it has none.

Scores are MUC, B-cubed, CEAF-e and their mean, the CoNLL score, as Pradhan et al. (ACL 2014, "Scoring coreference
partitions of predicted mentions: a reference implementation") define them; `--check` compares with the example that they
work out by hand.
"""

import argparse
import collections
import itertools
import json
import math
import re
import sqlite3
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

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


# Scores


def clusters_of(labels):
    """Groups of places that bear one label."""
    groups = collections.defaultdict(set)
    for place, label in enumerate(labels):
        groups[label].add(place)
    return list(groups.values())


def muc_side(key, response):
    """How many links of the key the response holds, and how many there are."""
    of = {place: number for number, group in enumerate(response) for place in group}
    held = total = 0
    for group in key:
        parts = {of.get(place, ("alone", place)) for place in group}
        held += len(group) - len(parts)
        total += len(group) - 1
    return held, total


def b_cubed_side(key, response):
    """The sum over the mentions of the key of the share of their group that the response keeps, and their number."""
    of = {place: number for number, group in enumerate(response) for place in group}
    total = 0.0
    for group in key:
        counts = collections.Counter(of[place] for place in group if place in of)
        total += sum(count * count for count in counts.values()) / len(group)
    return total, sum(len(group) for group in key)


def ceaf(key, response):
    """The best total similarity of groups paired one to one."""
    of = collections.defaultdict(set)
    for number, group in enumerate(response):
        for place in group:
            of[place].add(number)
    similar = collections.defaultdict(dict)
    for number, group in enumerate(key):
        for other in {other for place in group for other in of[place]}:
            both = len(group & response[other])
            similar[number][other] = 2 * both / (len(group) + len(response[other]))
    return sum(best_pairs(part) for part in connected(similar))


def connected(similar):
    """The parts of a sparse table that share no row and no column."""
    rows = {}
    for row, cells in similar.items():
        for column in cells:
            rows.setdefault(column, []).append(row)
    seen = set()
    for start in similar:
        if start in seen:
            continue
        part, queue = {}, [start]
        seen.add(start)
        while queue:
            row = queue.pop()
            part[row] = similar[row]
            for near in (other for column in similar[row] for other in rows[column]):
                if near not in seen:
                    seen.add(near)
                    queue.append(near)
        yield part


def best_pairs(part):
    """The Hungarian method (as J. Munkres 1957 has it, with potentials) over one connected part of the table."""
    rows = sorted(part)
    columns = sorted({column for cells in part.values() for column in cells})
    if len(rows) == 1:
        return max(part[rows[0]].values())
    size = max(len(rows), len(columns))
    cost = [[0.0] * (size + 1) for _ in range(size + 1)]
    place = {column: number for number, column in enumerate(columns, 1)}
    for number, row in enumerate(rows, 1):
        for column, value in part[row].items():
            cost[number][place[column]] = -value
    over, under, matched = [0.0] * (size + 1), [0.0] * (size + 1), [0] * (size + 1)
    for row in range(1, size + 1):
        matched[0], column = row, 0
        least, way, used = [math.inf] * (size + 1), [0] * (size + 1), [False] * (size + 1)
        while matched[column]:
            used[column] = True
            delta, following = math.inf, 0
            for other in range(1, size + 1):
                if used[other]:
                    continue
                value = cost[matched[column]][other] - over[matched[column]] - under[other]
                if value < least[other]:
                    least[other], way[other] = value, column
                if least[other] < delta:
                    delta, following = least[other], other
            for other in range(size + 1):
                if used[other]:
                    over[matched[other]] += delta
                    under[other] -= delta
                else:
                    least[other] -= delta
            column = following
        while column:
            matched[column], column = matched[way[column]], way[column]
    return -sum(cost[matched[column]][column] for column in range(1, size + 1))


def scores(key, response):
    """MUC, B-cubed, CEAF-e and the mean of their F1, each as precision, recall, F1."""
    found = {}
    (right, wanted), (kept, given) = muc_side(key, response), muc_side(response, key)
    found["MUC"] = f_of(kept / given if given else 0.0, right / wanted if wanted else 0.0)
    (right, wanted), (kept, given) = b_cubed_side(key, response), b_cubed_side(response, key)
    found["B3"] = f_of(kept / given, right / wanted)
    total = ceaf(key, response)
    found["CEAFe"] = f_of(total / len(response), total / len(key))
    found["CoNLL"] = sum(found[name][2] for name in ("MUC", "B3", "CEAFe")) / 3
    return found


def f_of(precision, recall):
    """Precision, recall and their harmonic mean."""
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def check():
    """The example of Pradhan et al.: the key {a b c} {d e f g}, the response {a b} {c d} {f g h i}."""
    found = scores([set("abc"), set("defg")], [set("ab"), set("cd"), set("fghi")])
    wanted = {"MUC": (0.40, 0.40), "B3": (0.50, 0.42), "CEAFe": (0.43, 0.65)}
    for name, (precision, recall) in wanted.items():
        assert round(found[name][0], 2) == precision and round(found[name][1], 2) == recall, (name, found[name])
    every = {"x": {"p": 0.4, "q": 0.6}, "y": {"q": 0.9}, "z": {"p": 0.3, "q": 0.2, "r": 0.1}}
    best = max(
        sum(every[row].get(column, 0.0) for row, column in zip("xyz", columns, strict=True))
        for columns in itertools.permutations("pqr")
    )
    assert abs(best_pairs(every) - best) < 1e-9
    print("the scorer agrees with the example of Pradhan et al. (2014)")


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
    text, places, opened, found, until, around = "", [], collections.defaultdict(list), [], 0, None
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
        elif until and int(cells[0]) <= until:
            pass
        else:
            until, around = 0, (len(text), len(text) + len(cells[1]))
            text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
        places.append(around)
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
        mentions.append(Mention(name, *span, heads, f"{name} {number}", text[slice(*span)]))
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
        mentions.append(Mention(gold["doc_id"], *span, spans[-1], gold["coref_chain"], gold["tokens_str"]))
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
    key = clusters_of([mention.chain for mention in mentions])
    own = labels(mentions, found, across)
    same = [("same", "" if across else mention.document, mention.text.lower()) for mention in mentions]
    alone = [label or ("alone", place) for place, label in enumerate(own)]
    both = [label or same[place] for place, label in enumerate(own)]
    linked = sum(label is not None for label in own)
    print(f"{title}: {len(mentions)} mentions of {len(key)} entities; Dateline has {linked} of the mentions")
    for name, given in (("same string", same), ("Dateline", alone), ("Dateline, else same string", both)):
        result = scores(key, clusters_of(given))
        parts = "  ".join(
            "{} {:.3f}/{:.3f}/{:.3f}".format(metric, *result[metric]) for metric in ("MUC", "B3", "CEAFe")
        )
        print(f"  {name:28} CoNLL {result['CoNLL']:.3f}   {parts}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dateline", default="dateline")
    parser.add_argument("--gum", type=Path)
    parser.add_argument("--ecb", type=Path)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    check()
    if arguments.gum:
        texts, mentions = gum(arguments.gum)
        found = entities(arguments.dateline, texts)
        show("GUM, people, organisations and places", mentions, found, across=False)
        named = {mention.chain for mention in mentions if mention.text[:1].isupper() and len(mention.text) > 3}
        show("GUM, those with a name", [one for one in mentions if one.chain in named], found, across=False)
    if arguments.ecb:
        texts, mentions = ecb(arguments.ecb)
        show("ECB+ development topics", mentions, entities(arguments.dateline, texts), across=True)


if __name__ == "__main__":
    main()
