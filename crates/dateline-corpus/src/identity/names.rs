//! Names brought to a form in which they compare.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words that names of institutions have or leave out without becoming other names.
const UNSTRESSED: &[&str] = &["a", "an", "and", "for", "of", "on", "the"];

/// Lower case, without diacritics, punctuation or articles at the head; words parted by single spaces.
pub(crate) fn normalise(name: &str) -> String {
    let mut normal = String::with_capacity(name.len());
    let mut parted = false;
    for character in name.nfkd().filter(|&character| !is_combining_mark(character)) {
        if is_apostrophe(character) || character == '.' {
            continue;
        }
        if !character.is_alphanumeric() {
            parted = true;
            continue;
        }
        if parted && !normal.is_empty() {
            normal.push(' ');
        }
        parted = false;
        normal.extend(character.to_lowercase());
    }
    match normal.strip_prefix("the ") {
        Some(rest) if !rest.is_empty() => rest.to_owned(),
        _ => normal,
    }
}

/// The words of a normalised name in alphabetical order: the same for `Han Seo-jun` and `Seo-jun Han`.
pub(crate) fn sorted_words(normal: &str) -> String {
    let mut words: Vec<&str> = normal.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

/// The key of an institution: its weighty words in order, so that `Ministry of Defense` is the `Defence Ministry`.
pub(super) fn institution(normal: &str) -> String {
    let mut words: Vec<&str> = normal
        .split(' ')
        .filter(|word| !UNSTRESSED.contains(word))
        .map(|word| if word == "defence" { "defense" } else { word })
        .collect();
    words.sort_unstable();
    words.dedup();
    words.join(" ")
}

/// The initials of the weighty words of a normalised name; `None` for fewer than two.
pub(super) fn initials(normal: &str) -> Option<String> {
    let words: Vec<&str> = normal.split(' ').filter(|word| !UNSTRESSED.contains(word)).collect();
    (words.len() > 1).then(|| words.iter().filter_map(|word| word.chars().next()).collect())
}

/// Whether a name as written is an acronym: `NATO`, `E.U.`.
pub(super) fn is_acronym(name: &str) -> bool {
    let letters: Vec<char> = name.chars().filter(|&character| character != '.').collect();
    (2..=8).contains(&letters.len()) && letters.iter().all(|letter| letter.is_uppercase())
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normalises_case_marks_and_order() {
        let check = |name, expected| assert_eq!(normalise(name), expected, "{name}");
        check("Han Seo-jun", "han seo jun");
        check("José Manuel ALBARES", "jose manuel albares");
        check("S. Korea", "s korea");
        check("U.S.", "us");
        check("The Hague", "hague");
        check("O’Brien", "obrien");
        assert_eq!(sorted_words("seo jun han"), sorted_words("han seo jun"));
    }

    #[test]
    fn institutions_and_acronyms() {
        assert_eq!(institution("ministry of defence"), institution("defense ministry"));
        assert_eq!(initials("north atlantic treaty organization").as_deref(), Some("nato"));
        assert!(is_acronym("NATO") && is_acronym("E.U.") && !is_acronym("Nato") && !is_acronym("X"));
    }
}
