"""Entity coreference: within documents on GUM, across documents on ECB+.

    python benches/names/coreference.py --dateline target/release/dateline \\
        [--gum en_gum-ud-dev.conllu] [--ecb DIR-with-ECB_Dev_Entity_gold_mentions.json]

Files may be compressed with zstd (`.zst`). Each set is read by Dateline as plain articles, in a corpus of its own. The
baseline takes mentions of the same string for one (GUM: in a document). The two are compared in two ways:

- **gold mentions**: both are told where the mentions are. The baseline uses all of it; Dateline cannot be told, so that a
  gold mention stands for whoever Dateline's shortest mention over its head stands for, and is alone where there is none. In
  GUM, which annotates whole noun phrases, Dateline's mention must lie within the gold one, an article aside (`Seoul` is not
  found by `Seoul National University`); in ECB+, which annotates heads, it need not.
  `filled` gives Dateline what the baseline has: a gold mention that it lacks goes to whoever a mention of the same string
  stands for, else to its own string.
- **own mentions**: both link the mentions that Dateline found, and nothing else. Gold mentions that it lacks are missed by
  both; mentions over no gold head are spurious for both.

Each set is scored whole, then by what Dateline sets out to find (`corpora.sought`: people, organisations, places, peoples
and named events) and the rest, then within what a page names: every mention, and names and third-person pronouns alone.
`--misses N` prints mentions of the named that Dateline lacks, `--splits N` chains whose names it takes for several.
"""

import argparse
import collections
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from corpora import ecb, gum, names_and_pronouns, of_the_named, sought

sys.path.append(str(Path(__file__).resolve().parents[1] / "events"))

from chains import chains, check, conll, scores

KINDS = ("name", "nominal", "pronoun", "speaker")


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
                found[name].append((*mention["span"], f"{name} {local}", of[str(local)], mention["text"]))
    return found


def lies_within(one, mention):
    """Whether a mention of Dateline lies within a gold mention, an article aside."""
    article = 4 if one[4].lower().startswith("the ") else 0
    return mention.start <= one[0] + article and one[1] <= mention.end


class Answer:
    """What Dateline's mentions make of gold mentions."""

    def __init__(self, mentions, found, across):
        self.mentions = mentions
        self.across = across
        #: For each gold mention, Dateline's mention over its head; one that stands over several is given to the nearest.
        self.over = [self.shortest_over(mention, found[mention.document]) for mention in mentions]
        taken = collections.defaultdict(list)
        for place, one in enumerate(self.over):
            if one:
                taken[mentions[place].document, *one[:2]].append(place)
        #: Names that are words of a longer name of Dateline's and no mention of it: `Seoul` of `Seoul National University`.
        self.inside_longer = {
            place
            for place, one in enumerate(self.over)
            if not one and mentions[place].kind == "name" and self.is_covered(mentions[place], found)
        }
        #: Dateline's mentions over no gold head.
        self.spurious = [
            (document, one) for document, every in found.items() for one in every if (document, *one[:2]) not in taken
        ]

    def shortest_over(self, mention, found):
        """Dateline's shortest mention over the head of a gold mention, the words of a name before its title."""
        fits = [one for one in found if self.across or lies_within(one, mention)]
        for start, end in reversed(mention.heads):
            over = [one for one in fits if one[0] <= start and end <= one[1]]
            if over:
                return min(over, key=lambda one: (one[1] - one[0], one))
        return None

    @staticmethod
    def is_covered(mention, found):
        """Whether some mention of Dateline stands over the head of a gold mention."""
        start, end = mention.heads[0]
        return any(one[0] <= start and end <= one[1] for one in found[mention.document])

    def label(self, one):
        """Whom a mention of Dateline stands for."""
        return one[3 if self.across else 2]

    def labels(self):
        """For each gold mention whom it stands for, or None."""
        return [one and self.label(one) for one in self.over]

    def string(self, document, text):
        """What the baseline takes words for."""
        return ("same", "" if self.across else document, text.lower())

    def strings(self):
        """For each gold mention its string."""
        return [self.string(mention.document, mention.text) for mention in self.mentions]

    def filled(self):
        """Dateline's labels; for what it lacks, that of the same string elsewhere, else the string."""
        own, strings, votes = self.labels(), self.strings(), collections.defaultdict(collections.Counter)
        for label, string in zip(own, strings, strict=True):
            if label:
                votes[string][label] += 1
        known = {string: counts.most_common(1)[0][0] for string, counts in votes.items()}
        return [label or known.get(string, string) for label, string in zip(own, strings, strict=True)]

    def own_chains(self, inside, of_own):
        """The chains of Dateline's own mentions, as places of gold mentions and spurious ones; of gold mentions only those
        `inside` are kept. `of_own` labels a mention of Dateline in a document."""
        groups = collections.defaultdict(set)
        for place, one in enumerate(self.over):
            if one and place in inside:
                groups[of_own(self.mentions[place].document, one)].add(place)
        for document, one in self.spurious:
            groups[of_own(document, one)].add((document, *one[:2]))
        return list(groups.values())


def show(title, answer, subset):
    """Prints the scores on some of the gold mentions."""
    places = {id(mention): place for place, mention in enumerate(answer.mentions)}
    inside = [places[id(mention)] for mention in subset]
    pick = lambda labels: chains([labels[place] for place in inside])
    key = pick([mention.chain for mention in answer.mentions])
    own = answer.labels()
    counts = collections.Counter(mention.kind for mention in subset)
    has = collections.Counter(answer.mentions[place].kind for place in inside if own[place])
    kinds = ", ".join(f"{kind}s {has[kind]} of {counts[kind]}" for kind in KINDS)
    print(f"{title}: {len(subset)} mentions of {len(key)} entities; Dateline has {has.total()}: {kinds}")
    print(f"  names that it takes for words of a longer name: {len(answer.inside_longer & set(inside))}")
    alone = [label or ("alone", place) for place, label in enumerate(own)]
    for name, labels in (("same string", answer.strings()), ("Dateline", alone), ("Dateline, filled", answer.filled())):
        line("gold mentions, " + name, scores(key, pick(labels)))
    chain_of = chains_by_place(answer, inside)
    same = answer.own_chains(set(inside), lambda document, one: answer.string(document, one[4]))
    linked = answer.own_chains(set(inside), lambda document, one: answer.label(one))
    line("own mentions, same string", scores(chain_of, same))
    line("own mentions, Dateline", scores(chain_of, linked))


def chains_by_place(answer, inside):
    """The gold chains, as places of their mentions."""
    groups = collections.defaultdict(set)
    for place in inside:
        groups[answer.mentions[place].chain].add(place)
    return list(groups.values())


def line(name, result):
    """Prints one row of figures."""
    parts = "  ".join("{} {:.3f}/{:.3f}/{:.3f}".format(metric, *score) for metric, score in result.items())
    print(f"  {name:32} CoNLL {conll(result):.3f}   {parts}")


# What went wrong


def show_misses(texts, answer, subset, number):
    """Prints some mentions that Dateline has not, with what stands around them."""
    lacks = {id(mention) for mention, one in zip(answer.mentions, answer.over, strict=True) if one is None}
    missed = [mention for mention in subset if id(mention) in lacks]
    for mention in random.Random(1).sample(missed, min(number, len(missed))):
        text = texts[mention.document].replace("\n", " ")
        before, after = text[max(0, mention.start - 60) : mention.start], text[mention.end : mention.end + 40]
        print(f"  {mention.kind:8}{before}[{mention.text}]{after}")


def show_splits(answer, subset, number):
    """Prints some chains that Dateline takes for several, with the words that it takes for each."""
    own = {id(mention): label for mention, label in zip(answer.mentions, answer.labels(), strict=True)}
    over = {id(mention): one[4] if one else "" for mention, one in zip(answer.mentions, answer.over, strict=True)}
    parts = collections.defaultdict(lambda: collections.defaultdict(list))
    for mention in subset:
        parts[mention.chain][own[id(mention)]].append(over[id(mention)] or mention.text)
    split = {chain: groups for chain, groups in parts.items() if len([label for label in groups if label]) > 1}
    for chain in random.Random(1).sample(sorted(split), min(number, len(split))):
        print(f"  {chain}: " + " | ".join(f"{label}: {words}" for label, words in split[chain].items()))


def report(title, texts, mentions, found, arguments, across=False):
    """Prints every figure of a set."""
    answer = Answer(mentions, found, across)
    inside, rest = sought(mentions)
    show(f"{title}, everything", answer, mentions)
    show(f"{title}, people, organisations, places, peoples, named events", answer, inside)
    show(f"{title}, the rest", answer, rest)
    show(f"{title}, of these whom a page names", answer, of_the_named(inside))
    show(f"{title}, names and pronouns of the named", answer, names_and_pronouns(inside))
    show_misses(texts, answer, of_the_named(inside), arguments.misses)
    show_splits(answer, names_and_pronouns(inside), arguments.splits)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dateline", default="dateline")
    parser.add_argument("--gum", type=Path)
    parser.add_argument("--ecb", type=Path)
    parser.add_argument("--part", default="Dev", help="of ECB+")
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--splits", type=int, default=0)
    arguments = parser.parse_args()
    check()
    if arguments.gum:
        texts, mentions = gum(arguments.gum)
        report("GUM", texts, mentions, entities(arguments.dateline, texts), arguments)
    if arguments.ecb:
        texts, mentions = ecb(arguments.ecb, arguments.part)
        report("ECB+", texts, mentions, entities(arguments.dateline, texts), arguments, across=True)


if __name__ == "__main__":
    main()
