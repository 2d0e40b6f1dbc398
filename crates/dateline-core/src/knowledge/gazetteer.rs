//! Known names as they stand in running text.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::countries::{Country, Demonym, countries, demonym};
use super::organisations::{Organisation, organisations};
use super::places::{City, Division, Place, all_cities, all_divisions, all_places};
use super::table::plain;

/// What a known name is of.
#[derive(Clone, Copy, Debug)]
pub enum Known {
    /// A country.
    Country(&'static Country),
    /// What belongs to a country, or its people.
    Demonym(Demonym),
    /// An organisation.
    Organisation(&'static Organisation),
    /// A city; capitals too.
    City(&'static City),
    /// A state or province.
    Division(&'static Division),
    /// A region, a continent, a sea.
    Place(&'static Place),
}

struct Phrase {
    words: String,
    known: Known,
}

/// Phrases by their first run of letters and digits, the longest first.
static PHRASES: LazyLock<HashMap<String, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: HashMap<String, Vec<Phrase>> = HashMap::new();
    let mut add = |name: &str, known: Known| {
        let words = plain(name);
        let first = first_run(&words).to_owned();
        let list = phrases.entry(first).or_default();
        if !list.iter().any(|phrase| phrase.words == words) {
            list.push(Phrase { words, known });
        }
    };
    // What comes first wins a name that several have: `Georgia` is the country, `Luxembourg` no city.
    for country in countries() {
        for name in country.aliases.iter().chain([&country.name]) {
            add(name, Known::Country(country));
        }
    }
    for organisation in organisations() {
        organisation.all_names().for_each(|name| add(name, Known::Organisation(organisation)));
    }
    add_demonyms(&mut add);
    all_places().for_each(|place| add(place.name, Known::Place(place)));
    all_cities().for_each(|city| add(city.name, Known::City(city)));
    all_divisions().for_each(|division| add(division.name, Known::Division(division)));
    for list in phrases.values_mut() {
        list.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
    }
    phrases
});

fn add_demonyms(add: &mut impl FnMut(&str, Known)) {
    for country in countries() {
        for word in country.adjectives.iter().chain(&country.people) {
            for form in [(*word).to_owned(), format!("{word}s")] {
                if let Some(demonym) = demonym(&form) {
                    add(&form, Known::Demonym(demonym));
                }
            }
        }
    }
}

/// The longest known name that `text` starts with, and its length in bytes. It ends where a word ends. Typographic
/// apostrophes and line breaks between words do not matter; the case does, save in words that are all capitals and
/// longer than three letters (`SEOUL`, `NORTH KOREA`).
pub fn name_at(text: &str) -> Option<(usize, Known)> {
    let first = first_run(text);
    if first.is_empty() {
        return None;
    }
    let shouted = first.chars().count() > 3 && first.chars().all(char::is_uppercase);
    find(first, text, false).or_else(|| if shouted { find(&capitalised(first), text, true) } else { None })
}

fn find(first: &str, text: &str, shouted: bool) -> Option<(usize, Known)> {
    let list = PHRASES.get(first)?;
    list.iter().find_map(|phrase| Some((prefix_length(&phrase.words, text, shouted)?, phrase.known)))
}

fn first_run(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    &text[..end]
}

fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_string() + &characters.as_str().to_lowercase())
}

/// How many bytes of `text` spell the phrase, if it starts with it and a word ends there.
fn prefix_length(phrase: &str, text: &str, shouted: bool) -> Option<usize> {
    let mut rest = text;
    for expected in phrase.chars() {
        let found = rest.chars().next()?;
        if expected == ' ' {
            let trimmed = rest.trim_start();
            if trimmed.len() == rest.len() || rest.len() - trimmed.len() > 4 {
                return None;
            }
            rest = trimmed;
            continue;
        }
        let same = expected == found
            || (expected == '\'' && found == '’')
            || (shouted && expected.to_uppercase().eq(found.to_uppercase()));
        if !same {
            return None;
        }
        rest = &rest[found.len_utf8()..];
    }
    let ends = !rest.chars().next().is_some_and(char::is_alphanumeric);
    ends.then_some(text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: Option<(&str, &str)>) {
        let found = name_at(text).map(|(length, known)| {
            let kind = match known {
                Known::Country(country) => country.code,
                Known::Demonym(_) => "demonym",
                Known::Organisation(organisation) => organisation.name,
                Known::City(_) => "city",
                Known::Division(_) => "division",
                Known::Place(_) => "place",
            };
            (&text[..length], kind)
        });
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_longest_name_wins() {
        check("South Korea said", Some(("South Korea", "KOR")));
        check("South Korean officials", Some(("South Korean", "demonym")));
        check("Guinea-Bissau's", Some(("Guinea-Bissau", "GNB")));
        check("U.S. troops", Some(("U.S.", "USA")));
        check("UN\n Security Council", Some(("UN\n Security Council", "UN Security Council")));
        check("Gulf of Mexico.", Some(("Gulf of Mexico", "place")));
        check("Seoul's", Some(("Seoul", "city")));
    }

    #[test]
    fn case_and_word_ends_matter() {
        check("us", None);
        check("USB", None);
        check("Iranians", Some(("Iranians", "demonym")));
        check("Chadwick", None);
        check("SEOUL, Jan. 29", Some(("SEOUL", "city")));
        check("NORTH KOREA FIRES", Some(("NORTH KOREA", "PRK")));
        check("WHO said", Some(("WHO", "WHO")));
        check("Who said", None);
        check("", None);
    }

    proptest! {
        #[test]
        fn lengths_are_boundaries(text in "\\PC{0,40}") {
            if let Some((length, _)) = name_at(&text) {
                prop_assert!(text.is_char_boundary(length) && length > 0);
            }
        }
    }
}
