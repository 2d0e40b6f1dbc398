//! Keys of names that may be spellings of one, so that only those who share one are compared.

use super::{PersonName, short_forms};

/// Keys of the sounds of a name: spellings of one name have one in common, whatever their vowels, the order of their
/// words and where they are parted. How many of each class of consonants there are counts, for with which there are
/// alone a large corpus has hundreds of names behind every key.
pub fn sounds(normal: &str) -> Vec<String> {
    let mut keys = vec![consonants(normal.split(' '))];
    // Family names are written in ways that share no consonants: `Lee`, `Yi`.
    let name = PersonName::parse(normal);
    keys.extend(name.romanised_families().into_iter().map(|(family, given)| {
        let given = consonants(given.into_iter());
        format!("{family} {given}")
    }));
    // Neither do a given name and its short form.
    if let Some((given, rest)) = normal.split_once(' ') {
        keys.extend(short_forms::full_names(given).map(|full| consonants([full, rest].into_iter())));
    }
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
