//! Which names may be spellings of one, so that only those are compared.

use dateline_core::names::compare::{Reason, System, Verdict, people};

/// A key that spellings of one name share: the classes of its consonants in alphabetical order, so that neither the
/// vowels, nor the order of the words, nor where they are parted matters.
pub(crate) fn consonants(normal: &str) -> String {
    let mut classes: Vec<char> = normal.chars().filter_map(class).collect();
    classes.sort_unstable();
    // Doubled or not is a matter of taste.
    classes.dedup();
    classes.into_iter().collect()
}

/// Why two names are spellings of one, in words; `None` where they are not.
pub(crate) fn one_name(left: &str, right: &str) -> Option<&'static str> {
    let comparison = people(left, right);
    if comparison.verdict != Verdict::Same {
        return None;
    }
    let system = comparison.reasons.iter().find_map(|reason| match reason {
        Reason::Romanisation(system) => Some(*system),
        _ => None,
    });
    Some(match system {
        Some(System::Korean) => "spellings of one Korean name",
        Some(System::Chinese) => "spellings of one Chinese name",
        Some(System::Arabic) => "spellings of one Arabic name",
        Some(System::Slavic) => "spellings of one Slavic name",
        None => "the same name in another order or spelling",
    })
}

/// The class of a consonant: letters that romanisations write for one another share it. An `h` only marks how the letter
/// before it is breathed, `w` and `y` glide into vowels.
const fn class(letter: char) -> Option<char> {
    match letter {
        'b' | 'p' | 'f' | 'v' => Some('p'),
        'd' | 't' => Some('t'),
        'g' | 'k' | 'q' => Some('k'),
        'l' | 'r' => Some('l'),
        'm' => Some('m'),
        'n' => Some('n'),
        's' | 'z' | 'x' | 'j' | 'c' => Some('s'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(left: &str, right: &str, same: bool) {
        assert_eq!(one_name(left, right).is_some(), same, "{left} / {right}");
        if same {
            assert_eq!(consonants(left), consonants(right), "{left} / {right}");
        }
    }

    #[test]
    fn spellings_of_one_name() {
        check("yoon suk yeol", "yoon sok yol", true);
        check("yoon sok yul", "yoon suk yeol", true);
        check("lee jong sup", "lee jong sub", true);
        check("sang jin kim", "kim sang jin", true);
    }

    #[test]
    fn names_of_different_people() {
        check("kim yong chol", "kim yong chun", false);
        check("kim sang jin", "kim young won", false);
        check("jens stoltenberg", "mark rutte", false);
        check("kim jong il", "kim jong un", false);
    }
}
