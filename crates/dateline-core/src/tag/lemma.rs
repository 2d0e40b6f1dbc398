//! Lemmas: a table of what the treebanks show to be irregular, and rules by tag for the rest.

use std::collections::{HashMap, HashSet};

use super::Upos;

/// A word longer than this is its own lemma.
const LONGEST: usize = 40;
/// Forms of auxiliaries, misspelt ones included, have this many letters at most.
const SHORTEST: usize = 4;

/// The verbs that can be auxiliaries and have inflected forms. Modals have none.
const AUXILIARIES: [&str; 7] = ["be", "have", "do", "get", "need", "dare", "use"];

/// What is known of English lemmas.
#[derive(Clone, Debug, Default)]
pub struct Lemmas {
    irregular: HashMap<(String, Upos), Box<str>>,
    bases: HashSet<Box<str>>,
}

impl Lemmas {
    /// Reads the table (`form TAB part of speech TAB lemma`, one a line) and the list of base forms of verbs and
    /// adjectives, which say where a silent `e` was lost (`making`, but `walking`).
    pub fn read(irregular: &str, bases: &str) -> Self {
        let entry = |line: &str| {
            let mut columns = line.split('\t');
            let (form, upos, lemma) = (columns.next()?, columns.next()?, columns.next()?);
            Some(((form.to_owned(), Upos::parse(upos)?), lemma.into()))
        };
        Self {
            irregular: irregular.lines().filter_map(entry).collect(),
            bases: bases.lines().map(Box::from).collect(),
        }
    }

    /// The part of speech of a word: a full verb where the network takes an inflected verb for an auxiliary that it cannot
    /// be (`Chad denies it`).
    pub fn checked(&self, word: &str, upos: Upos, penn: &str) -> Upos {
        let inflected = matches!(penn, "VBZ" | "VBD" | "VBN" | "VBG") && word.len() > SHORTEST;
        let full = upos == Upos::Aux
            && inflected
            && !AUXILIARIES.contains(&&*self.lemma(word, Upos::Aux, penn))
            && !AUXILIARIES.contains(&&*self.lemma(word, Upos::Verb, penn));
        if full { Upos::Verb } else { upos }
    }

    /// The lemma of a word with that part of speech and Penn tag.
    pub fn lemma(&self, word: &str, upos: Upos, penn: &str) -> Box<str> {
        if upos == Upos::Propn || word.len() > LONGEST {
            return word.into();
        }
        let lower = word.to_lowercase().replace(['’', '‘'], "'");
        let key = (lower, upos);
        if let Some(lemma) = self.irregular.get(&key) {
            return lemma.clone();
        }
        self.regular(&key.0, penn).unwrap_or(key.0).into()
    }

    /// What the rules make of a word in lower case; `None` where it is its own lemma.
    pub fn regular(&self, word: &str, penn: &str) -> Option<String> {
        match penn {
            "NNS" | "VBZ" => plural(word),
            "VBG" => self.base(word.strip_suffix("ing")?),
            "VBD" | "VBN" => {
                let stem = word.strip_suffix("ed")?;
                stem.strip_suffix('i').map(|stem| format!("{stem}y")).or_else(|| self.base(stem))
            }
            "JJR" | "RBR" => self.compared(word.strip_suffix("er")?),
            "JJS" | "RBS" => self.compared(word.strip_suffix("est")?),
            _ => None,
        }
    }

    fn compared(&self, stem: &str) -> Option<String> {
        stem.strip_suffix('i').map(|stem| format!("{stem}y")).or_else(|| self.base(stem))
    }

    /// The base of which `stem` is what an ending left.
    fn base(&self, stem: &str) -> Option<String> {
        if !stem.contains(is_vowel) || !stem.is_ascii() || stem.len() < 2 {
            return None;
        }
        let with_e = format!("{stem}e");
        let single = doubled(stem).then(|| stem[..stem.len() - 1].to_owned());
        let known = |base: &String| self.bases.contains(base.as_str());
        let candidates = [Some(stem.to_owned()), Some(with_e.clone()), single.clone()];
        if let Some(base) = candidates.into_iter().flatten().find(known) {
            return Some(base);
        }
        if let Some(single) = single.filter(|_| !stem.ends_with(['l', 's', 'z', 'f'])) {
            return Some(single);
        }
        Some(if lost_e(stem) { with_e } else { stem.to_owned() })
    }
}

/// The singular of a noun, or the base of a verb, that ends in `s`.
fn plural(word: &str) -> Option<String> {
    let stem = word.strip_suffix('s')?;
    if stem.len() < 2 || stem.ends_with(['s', '\'']) || word.ends_with("us") {
        return None;
    }
    if let Some(stem) = stem.strip_suffix("ie").filter(|stem| stem.len() > 1) {
        return Some(format!("{stem}y"));
    }
    let short = stem.strip_suffix('e').filter(|stem| {
        ["ss", "x", "sh", "zz", "o"].iter().any(|end| stem.ends_with(end))
            || stem.ends_with("ch") && !stem.ends_with("ach")
    });
    Some(short.unwrap_or(stem).to_owned())
}

/// Whether the stem ends in a consonant written twice.
fn doubled(stem: &str) -> bool {
    let bytes = stem.as_bytes();
    matches!(bytes, [.., a, b] if a == b && !is_vowel(char::from(*b)))
}

/// Whether English words that end so have usually lost an `e`.
fn lost_e(stem: &str) -> bool {
    const ENDS: &[&str] = &[
        "at", "iz", "is", "uc", "v", "c", "dg", "rg", "ng", "u", "bl", "pl", "tl", "dl", "gl", "kl", "fl",
        "id", "as", "us", "os",
    ];
    ENDS.iter().any(|end| stem.ends_with(end)) && !stem.ends_with("ing") && stem.len() > 2
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_auxiliaries_are_a_closed_class() {
        let lemmas = Lemmas::read("was\tAUX\tbe\nhas\tAUX\thave", "deny");
        for (word, penn, upos) in [
            ("denies", "VBZ", Upos::Verb),
            ("accused", "VBD", Upos::Verb),
            ("was", "VBD", Upos::Aux),
            ("needs", "VBZ", Upos::Aux),
            ("could", "MD", Upos::Aux),
        ] {
            assert_eq!(lemmas.checked(word, Upos::Aux, penn), upos, "{word}");
        }
    }

    #[test]
    fn rules_and_table_give_lemmas() {
        let lemmas = Lemmas::read("went\tVERB\tgo\nmen\tNOUN\tman", "walk\nmake\nstop\nlarge\nagree");
        for (word, upos, penn, lemma) in [
            ("went", Upos::Verb, "VBD", "go"),
            ("Men", Upos::Noun, "NNS", "man"),
            ("walking", Upos::Verb, "VBG", "walk"),
            ("making", Upos::Verb, "VBG", "make"),
            ("stopped", Upos::Verb, "VBN", "stop"),
            ("negotiated", Upos::Verb, "VBD", "negotiate"),
            ("countries", Upos::Noun, "NNS", "country"),
            ("clashes", Upos::Noun, "NNS", "clash"),
            ("agreed", Upos::Verb, "VBD", "agree"),
            ("larger", Upos::Adj, "JJR", "large"),
            ("Korea", Upos::Propn, "NNP", "Korea"),
            ("’s", Upos::Part, "POS", "'s"),
            ("ring", Upos::Noun, "NN", "ring"),
        ] {
            assert_eq!(&*lemmas.lemma(word, upos, penn), lemma, "{word}");
        }
    }
}
