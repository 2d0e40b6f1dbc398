//! Which names may be spellings of one, so that only those are compared.

use dateline_core::names::compare::{Name, PersonName, Reason, System, Verdict, compare};

/// Keys of the sounds of a name: spellings of one name have one in common, whatever their vowels, the order of their
/// words and where they are parted. How many of each class of consonants there are counts, for with which there are
/// alone a large corpus has hundreds of names behind every key.
pub(crate) fn sounds(normal: &str) -> Vec<String> {
    let mut keys = vec![consonants(normal.split(' '))];
    // Family names are written in ways that share no consonants: `Lee`, `Yi`.
    let name = PersonName::parse(normal);
    keys.extend(name.romanised_families().into_iter().map(|(family, given)| {
        let given = consonants(given.into_iter());
        format!("{family} {given}")
    }));
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The classes of the consonants of some words, in alphabetical order.
fn consonants<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let mut classes = Vec::new();
    for word in words {
        let mut before = ' ';
        let mut letters = word.chars().peekable();
        while let Some(letter) = letters.next() {
            // Doubled or not is a matter of taste; `ts` and `tz` are one sound.
            let hissed = matches!(letter, 't' | 'd') && matches!(letters.peek(), Some('s' | 'z' | 'c'));
            if letter != before && !hissed {
                classes.extend((letter == 'x').then_some('k').filter(|_| before != ' '));
                classes.extend(class(letter));
            }
            before = letter;
        }
    }
    classes.sort_unstable();
    classes.into_iter().collect()
}

/// How likely the learned likeness must find two names to be one for them to be linked by it alone.
const LIKELY: f64 = 0.9;
/// The same where the rules find other given names beside one family name.
const LIKELY_ALL_THE_SAME: f64 = 0.94;

/// Why two names that are not read yet are spellings of one, in words; `None` where they are not.
pub(crate) fn one_name(left: &str, right: &str) -> Option<&'static str> {
    one(&Name::read(left), &Name::read(right))
}

/// Whether two names are spellings of one.
pub(super) fn are_one(left: &Name, right: &Name) -> bool {
    one(left, right).is_some()
}

/// How likely the learned likeness must find two full names to be one where both are shown in one post.
const LIKELY_IN_ONE_POST: f64 = 0.5;

/// Whether two names may be one person's where both are shown in one post. A surname alone is who holds the post; two full
/// names must be likely spellings of one, for holders who follow one another may share a family name.
pub(super) fn may_hold_one_post(left: &Name, right: &Name) -> bool {
    let full = |name: &Name| name.person().words().len() > 1;
    if !full(left) || !full(right) {
        return true;
    }
    let likeness = left.compare(right);
    (likeness.assumed.is_some() && likeness.score >= LIKELY_IN_ONE_POST) || are_one(left, right)
}

/// Why two names are spellings of one, in words; `None` where they are not.
///
/// The rules are asked first: what they call one name is. The learned likeness speaks only where both names are read as
/// romanised from one language, for that is what it was learned from: elsewhere a vowel tells `Maria` from `Mario`.
pub(super) fn one(left: &Name, right: &Name) -> Option<&'static str> {
    let ruled = compare(left.person(), right.person());
    if ruled.verdict == Verdict::Same {
        let system = ruled.reasons.iter().find_map(|reason| match reason {
            Reason::Romanisation(system) => Some(*system),
            _ => None,
        });
        return Some(system.map_or("the same name in another order or spelling", in_words));
    }
    if ruled.verdict == Verdict::Unsure {
        return None;
    }
    let likeness = left.compare(right);
    let other_given = ruled.reasons.contains(&Reason::GivenDiffers);
    let least = if other_given { LIKELY_ALL_THE_SAME } else { LIKELY };
    let likely = likeness.verdict == Verdict::Same && likeness.score >= least;
    likeness.assumed.filter(|_| likely).map(in_words)
}

const fn in_words(system: System) -> &'static str {
    match system {
        System::Korean => "spellings of one Korean name",
        System::Chinese => "spellings of one Chinese name",
        System::Arabic => "spellings of one Arabic name",
        System::Slavic => "spellings of one Slavic name",
    }
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
            let (left, right) = (sounds(left), sounds(right));
            assert!(left.iter().any(|key| right.contains(key)), "{left:?} / {right:?}");
        }
    }

    #[test]
    fn spellings_of_one_name() {
        check("yoon suk yeol", "yoon sok yol", true);
        check("yoon sok yul", "yoon suk yeol", true);
        check("lee jong sup", "lee jong sub", true);
        check("sang jin kim", "kim sang jin", true);
        check("lee jong sup", "yi chong sop", true);
    }

    #[test]
    fn names_of_different_people() {
        check("kim yong chol", "kim yong chun", false);
        check("kim sang jin", "kim young won", false);
        check("jens stoltenberg", "mark rutte", false);
        check("kim jong il", "kim jong un", false);
    }
}
