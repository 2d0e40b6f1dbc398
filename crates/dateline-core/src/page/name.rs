//! Names of people in bylines.

use super::lexicon;

/// Most words in one person's name.
const WORDS: usize = 5;

/// Reads the people from what follows `By`: `Jane Doe and Li Wei, staff reporters` gives the two names.
pub(super) fn people(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in parts(text) {
        match person(part) {
            Some(name) if !names.contains(&name) => names.push(name),
            Some(_) => {}
            // After the first part that is no name come titles, places and the like.
            None if names.is_empty() => {}
            None => break,
        }
    }
    names
}

/// Cuts a byline at commas, `and`, `&`, `|`, dashes and brackets.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(['|', ',', ';', '&', '/', '(', ')', '<', '>', '•', '·', '\n', '—', '–', '[', ']', ':'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" - "))
        .map(|part| part.split(" in ").next().unwrap_or(part))
        .map(|part| part.split(" for ").next().unwrap_or(part))
        .map(before_glued)
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// `Jane DoePublished`: pages lose the space between two elements.
fn before_glued(part: &str) -> &str {
    const GLUED: [&str; 8] =
        ["Published", "Updated", "Posted", "Senior", "Staff", "Contributor", "Reporter", "Editor"];
    let glued = |word: &&str| part.find(*word).filter(|&at| part[..at].ends_with(char::is_lowercase));
    GLUED.iter().filter_map(glued).min().map_or(part, |at| &part[..at])
}

/// The name of one person, without honorifics; `None` if the words name something else.
pub(super) fn person(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches('.').trim();
    let text = strip_lead(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty()
        || words.len() > WORDS
        || lexicon::agency(text).is_some()
        || lexicon::furniture(text).is_some()
    {
        return None;
    }
    if words.len() == 1 && !words[0].contains('-') {
        return None;
    }
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let ill = |word: &String| {
        ["job", "month", "weekday", "page"].iter().any(|list| lexicon::is_in(list, word))
            || (lexicon::is_in("function", word) && !lexicon::is_in("particle", word))
    };
    if lower.iter().any(ill) || !words.iter().all(|word| is_name_word(word)) {
        return None;
    }
    if !words.iter().any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1) {
        return None;
    }
    Some(recase(&words))
}

fn strip_lead(text: &str) -> &str {
    let lower = text.to_lowercase();
    for lead in [
        "by ",
        "written by ",
        "words by ",
        "story by ",
        "mr ",
        "mr. ",
        "ms ",
        "ms. ",
        "mrs ",
        "mrs. ",
        "dr ",
        "dr. ",
        "prof ",
        "prof. ",
    ] {
        if lower.starts_with(lead) && text.is_char_boundary(lead.len()) {
            return strip_lead(&text[lead.len()..]);
        }
    }
    text
}

fn is_name_word(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return false };
    let clean = word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.' | '‘' | '`'));
    clean && (first.is_uppercase() || !first.is_lowercase() || lexicon::is_in("particle", word))
}

/// `JANE DOE` is `Jane Doe`; names that mix cases stay as they are.
fn recase(words: &[&str]) -> String {
    let shouted = |word: &str| {
        word.chars().filter(|c| c.is_alphabetic()).count() > 2 && !word.chars().any(char::is_lowercase)
    };
    if !words.iter().any(|word| shouted(word))
        || words.iter().any(|word| word.chars().any(char::is_lowercase))
    {
        return words.join(" ");
    }
    words.iter().map(|word| recase_word(word)).collect::<Vec<_>>().join(" ")
}

fn recase_word(word: &str) -> String {
    let mut start = true;
    word.chars()
        .map(|character| {
            let out = if start { character } else { character.to_lowercase().next().unwrap_or(character) };
            start = matches!(character, '-' | '\'' | '’' | '.');
            out
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_read_from_bylines() {
        let check = |text: &str, expected: &[&str]| assert_eq!(people(text), expected, "{text}");
        check("Jane Doe", &["Jane Doe"]);
        check("Jane Doe and Li Wei, Staff Reporters", &["Jane Doe", "Li Wei"]);
        check("JANE O'NEIL, JOHN ROE", &["Jane O'Neil", "John Roe"]);
        check("Choi Ha-neul (haneul@example.com)", &["Choi Ha-neul"]);
        check("Jane Doe in Geneva", &["Jane Doe"]);
        check("Dr. Ana de la Cruz | Columnist", &["Ana de la Cruz"]);
        check("Jane DoePublished: Dec", &["Jane Doe"]);
        check("Yonhap", &[]);
        check("Associated Press", &[]);
        check("Our Foreign Staff", &[]);
        check("the time the talks began", &[]);
    }
}
