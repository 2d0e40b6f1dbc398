"""How an answer is compared with the gold."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

WORD = re.compile(r"\w+")
SHINGLE = 4


@dataclass
class Answer:
    """What a system says of a page. `is_article` is None where the system does not judge it."""

    body: str = ""
    title: str | None = None
    authors: list[str] = field(default_factory=list)
    agency: str | None = None
    published: str | None = None
    is_article: bool | None = None


def shingles(text):
    words = WORD.findall(text)
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))


def body_scores(gold, found):
    """Precision and recall of runs of four words, repetitions counted, case kept, as in Zyte's
    article-extraction-benchmark. An empty answer has precision 1."""
    gold, found = shingles(gold), shingles(found) if found.strip() else Counter()
    shared = (gold & found).total()
    return shared / found.total() if found else 1.0, shared / gold.total()


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def plain(text):
    """Text as titles and names are compared: compatibility forms, case, punctuation and white space aside."""
    text = unicodedata.normalize("NFKD", text or "").casefold()
    return " ".join(WORD.findall("".join(char for char in text if not unicodedata.combining(char))))


def same_title(gold, found):
    return plain(gold) == plain(found)


TITLE = re.compile(r"^(dr|prof|professor|mr|mrs|ms|sir) ")


def person(name):
    """A name as names are compared, without the title before it."""
    return TITLE.sub("", plain(name))


def same_authors(gold, answer):
    """Whether the same names are given; an agency that the gold lists as author may be given as the agency."""
    gold, found = {person(name) for name in gold}, {person(name) for name in answer.authors}
    agency = {plain(answer.agency), "the " + plain(answer.agency)} if answer.agency else set()
    return gold == found or bool(agency & gold) and found == gold - agency


def same_day(gold, found):
    return gold[:10] == (found or "")[:10]
