"""Which originals the lists give for a spelling, all lists of one language together.

An original is a name in the script of its language. Two originals are one where they differ only in what the script leaves
to taste: marks (of short vowels, hamza, the two dots of `ё`), spaces and case, and letters that keyboards of one script have
twice (the yeh and kaf of Arabic and of Persian). The rule looks at originals alone, never at Latin letters.
"""

import collections
import unicodedata

SCRIPTS = {"korean": "HANGUL", "chinese": "CJK", "arabic": "ARABIC", "russian": "CYRILLIC"}
#: Letters that are written for one another in Arabic script: final and Persian yeh, kaf, heh and marked teh.
ONE_LETTER = str.maketrans("ىیکةہھ", "يي" + "كههه")
#: A hamza by itself, and the line that stretches a word.
LEFT_OUT = "ءـ"


def plain(original):
    """An original without what its script leaves to taste."""
    letters = (letter for letter in unicodedata.normalize("NFKD", original.lower()) if letter.isalpha())
    kept = "".join(letter for letter in letters if letter not in LEFT_OUT)
    return unicodedata.normalize("NFC", kept.translate(ONE_LETTER))


def scripts_of(text):
    """The scripts of the letters of a text."""
    return {unicodedata.name(letter, "?").split(" ")[0] for letter in text if letter.isalpha()}


class Attested:
    """Originals of one language by spelling."""

    def __init__(self):
        """No spelling yet."""
        self.originals = collections.defaultdict(set)

    def add(self, spelling, original):
        """Notes that a list gives this spelling for this original."""
        self.originals[spelling.lower()].add(plain(original))

    def add_cluster(self, forms, language):
        """Notes the originals that stand in one cluster with Latin spellings."""
        own = [form for form in forms if scripts_of(form) == {SCRIPTS[language]}]
        for form in forms:
            if own and scripts_of(form) <= {"LATIN"}:
                for original in own:
                    self.add(form, original)

    def share(self, left, right):
        """Whether two spellings have an original in common: as they stand, or word for word."""
        left, right = left.lower(), right.lower()
        if left == right or self.originals.get(left, set()) & self.originals.get(right, set()):
            return True
        words = left.split(), right.split()
        return len(words[0]) == len(words[1]) > 1 and all(map(self.share, *words))
