//! What the stage knows of news pages: the wording of furniture, the names of agencies, small word lists.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

/// What a piece of furniture says about the lines after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Furniture {
    /// The line is no part of the story; the story may go on after it.
    Drop,
    /// The story does not go on after this line.
    End,
    /// Nor after this one, and headlines of other stories follow.
    List,
}

/// Where in a line a phrase has to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Line,
    Start,
    End,
    Any,
    Label,
}

/// The phrases, by their first word.
struct Phrases {
    by_first_word: HashMap<&'static str, Vec<Phrase>>,
}

struct Phrase {
    words: Vec<&'static str>,
    place: Place,
    meaning: Furniture,
}

/// Longest line, in words, in which furniture wording is looked for; beyond it a line is running text.
const FURNITURE_WORDS: usize = 90;

/// Words of a line that are looked at: one more than furniture has.
pub(super) const WORDS: usize = FURNITURE_WORDS + 1;

/// Longest function word, in bytes.
const FUNCTION: usize = 16;

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut by_first_word: HashMap<&'static str, Vec<Phrase>> = HashMap::default();
    for row in rows(include_str!("data/furniture.tsv")) {
        let [meaning, place, phrase] = row[..] else { continue };
        let meaning = match meaning {
            "end" => Furniture::End,
            "list" => Furniture::List,
            _ => Furniture::Drop,
        };
        let place = match place {
            "line" => Place::Line,
            "start" => Place::Start,
            "end" => Place::End,
            "label" => Place::Label,
            _ => Place::Any,
        };
        let words: Vec<&str> = phrase.split(' ').collect();
        by_first_word.entry(words[0]).or_default().push(Phrase { words, place, meaning });
    }
    Phrases { by_first_word }
});

static LISTS: LazyLock<HashMap<&'static str, HashSet<&'static str>>> = LazyLock::new(|| {
    rows(include_str!("data/words.tsv"))
        .filter_map(|row| match row[..] {
            [list, words] => Some((list, words.split(' ').collect())),
            _ => None,
        })
        .collect()
});

static FUNCTION_WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| LISTS.get("function").cloned().unwrap_or_default());

static AGENCIES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut names = HashMap::default();
    for row in rows(include_str!("data/agencies.tsv")) {
        let forms = row.get(1).copied().unwrap_or_default();
        for form in std::iter::once(row[0]).chain(forms.split('|')).filter(|form| !form.is_empty()) {
            names.insert(form.to_lowercase(), row[0]);
        }
    }
    names
});

static MONTHS: LazyLock<HashMap<&'static str, u32>> = LazyLock::new(|| {
    let names = rows(include_str!("data/months.tsv")).filter_map(|row| match row[..] {
        [number, names] => Some((number.parse().ok()?, names)),
        _ => None,
    });
    names.flat_map(|(number, names)| names.split(' ').map(move |name| (name, number))).collect()
});

/// The rows of a table: columns between tabs, comments and empty lines left out.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').map(str::trim).collect())
}

/// The words of a text in lower case, punctuation taken for spaces.
pub(super) fn words_of(text: &str) -> impl Iterator<Item = String> {
    cut(text).map(str::to_lowercase)
}

/// The words of a text, punctuation taken for spaces.
pub(super) fn cut(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The words of a line as phrases are compared.
pub(super) fn plain_words(line: &str) -> Vec<String> {
    words_of(line).take(WORDS).collect()
}

/// Whether the line is furniture by its wording.
pub(super) fn furniture(line: &str) -> Option<Furniture> {
    let words = plain_words(line);
    furniture_of(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Whether a line is the headline of another story after a label: `Related: …`, `READ MORE: …`.
pub(super) fn is_labelled(line: &str) -> bool {
    /// Bytes in which a label ends, and words of the line at most.
    const LABEL: usize = 32;
    const LINE: usize = 40;
    let Some((label, rest)) = line.split_once([':', '：']) else { return false };
    if label.len() > LABEL || rest.trim().is_empty() || rest.split_whitespace().nth(LINE).is_some() {
        return false;
    }
    let words = plain_words(label);
    let phrases = words.first().and_then(|first| PHRASES.by_first_word.get(first.as_str()));
    let is_label = |phrase: &Phrase| phrase.place == Place::Label && phrase.words.iter().eq(words.iter());
    phrases.into_iter().flatten().any(is_label)
}

/// Whether a line of those words is furniture; they are what [`plain_words`] gives.
pub(super) fn furniture_of(words: &[&str]) -> Option<Furniture> {
    if words.len() > FURNITURE_WORDS {
        return None;
    }
    let mut found = None;
    for (at, word) in words.iter().enumerate() {
        let Some(phrases) = PHRASES.by_first_word.get(word) else { continue };
        for phrase in phrases.iter().filter(|phrase| phrase.matches(words, at)) {
            if phrase.meaning != Furniture::Drop {
                return Some(phrase.meaning);
            }
            found = Some(Furniture::Drop);
        }
    }
    found
}

impl Phrase {
    fn matches(&self, line: &[&str], at: usize) -> bool {
        let end = at + self.words.len();
        let in_place = match self.place {
            Place::Line => at == 0 && end == line.len(),
            Place::Start => at == 0 && line.len() <= self.reach(),
            Place::End => end == line.len() && line.len() <= self.reach(),
            Place::Any => true,
            // Words alone do not show the colon; `is_labelled` does.
            Place::Label => false,
        };
        in_place && end <= line.len() && self.words.iter().zip(&line[at..end]).all(|(a, b)| a == b)
    }

    /// How long a line may be, in words, for the phrase at its edge to tell what it is: one common word tells
    /// little (`Source close to the ministry said …`), three in a row tell much.
    fn reach(&self) -> usize {
        match self.words.len() {
            1 => 7,
            2 => 12,
            3 => 30,
            _ => FURNITURE_WORDS,
        }
    }
}

/// Whether a lower-case word stands in one of the lists of `data/words.tsv`.
pub(super) fn is_in(list: &str, word: &str) -> bool {
    LISTS.get(list).is_some_and(|words| words.contains(word))
}

/// Whether a word in any case is an English function word.
pub(super) fn is_function(word: &str) -> bool {
    let mut lower = [0; FUNCTION];
    match lower.get_mut(..word.len()) {
        Some(lower) if word.is_ascii() => {
            lower.copy_from_slice(word.as_bytes());
            lower.make_ascii_lowercase();
            str::from_utf8(lower).is_ok_and(|word| FUNCTION_WORDS.contains(word))
        }
        Some(_) => FUNCTION_WORDS.contains(word.to_lowercase().as_str()),
        None => false,
    }
}

/// The month that a lower-case word names in another language than English, 1 to 12.
pub(super) fn month(word: &str) -> Option<u32> {
    MONTHS.get(word).copied()
}

/// The agency of that name, as it is to be shown.
pub(super) fn agency(name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase();
    AGENCIES.get(name.strip_prefix("the ").unwrap_or(&name)).or_else(|| AGENCIES.get(&name)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_known_by_its_wording() {
        let check =
            |line: &str, expected: Option<Furniture>| assert_eq!(furniture(line), expected, "{line:?}");
        check("MOST POPULAR", Some(Furniture::List));
        check("  • Facebook share button", Some(Furniture::Drop));
        check("Related Articles:", Some(Furniture::List));
        check("Sign up for our weekly newsletter and never miss a story.", Some(Furniture::Drop));
        check("© 2024 Example Media. All Rights Reserved.", Some(Furniture::End));
        check("A source close to the ministry said the comments were most popular with the public.", None);
        check(
            "Watch out for the ministry's next move on tariffs, an official told reporters on Monday.",
            None,
        );
    }

    #[test]
    fn headlines_after_a_label_are_known() {
        let check = |line: &str, expected: bool| assert_eq!(is_labelled(line), expected, "{line:?}");
        check("READ MORE: Ministers agree on aid after a long quarrel", true);
        check("Related: Ministers agree on aid", true);
        check("[Read also: Ministers agree on aid]", true);
        check("Related:", false);
        check("Related work: the committee met in May.", false);
        check("The ministry said: related talks will go on.", false);
    }

    #[test]
    fn agencies_are_known_by_any_of_their_names() {
        assert_eq!(agency("the Associated Press"), Some("AP"));
        assert_eq!(agency("YONHAP"), Some("Yonhap"));
        assert_eq!(agency("Jane Doe"), None);
    }
}
