//! Names of people in bylines.

use super::lexicon;
use crate::knowledge::{self, Commonness};

/// Most words in one person's name.
const WORDS: usize = 5;

/// Lower-case letters after which a capital in one word begins another word.
const GLUED: usize = 3;

/// Words that follow a name so often that fewer letters do.
const FOLLOWING: [&str; 8] =
    ["Published", "Updated", "Posted", "Senior", "Staff", "Contributor", "Reporter", "Editor"];

/// Reads the people from what follows `By`: `Jane Doe and Li Wei, staff reporters` gives the two names.
pub(super) fn people(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (part, listed) in parts(before_gap(text)) {
        match person(part) {
            // After a comma may stand another person, or the outlet and the place.
            Some(name) if listed && !names.is_empty() && !is_likely(&name) => break,
            Some(name) if !names.contains(&name) => names.push(name),
            Some(_) => {}
            // After the first part that is no name come titles, places and the like.
            None if names.is_empty() => {}
            None => break,
        }
    }
    names
}

/// `Jane Doe   Daily Example`: after a run of spaces stands the outlet, unless the list of names goes on.
fn before_gap(text: &str) -> &str {
    let gap = ["  ", " \u{a0}", "\u{a0} "].iter().filter_map(|gap| text.find(gap)).min();
    let Some(gap) = gap else { return text };
    let (before, after) = (&text[..gap], text[gap..].trim_start());
    let goes_on = after.starts_with(['&', ',']) || after.starts_with("and ") || before.ends_with(['&', ',']);
    if goes_on || before.ends_with(" and") || person(before).is_none() { text } else { before }
}

/// Whether a name's first word is a given name or its last one a family name that is known.
pub(super) fn has_known_name(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let (first, last) = (words.next().unwrap_or_default(), words.next_back().unwrap_or_default());
    knowledge::given_name(first).is_some() || knowledge::family_name(last).is_some()
}

/// Gives every word of a name that is written in lower case a capital, particles aside.
pub(super) fn capitalise(name: &str) -> String {
    let capitalise = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().filter(|_| !lexicon::is_in("particle", word));
        first.map_or_else(|| word.to_owned(), |first| first.to_uppercase().chain(letters).collect())
    };
    name.split_whitespace().map(capitalise).collect::<Vec<String>>().join(" ")
}

/// Whether a name is a person's by what is known of its words, one that is no other word among them.
pub(super) fn is_likely(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let given = words.next().and_then(knowledge::given_name);
    let family = words.next_back().and_then(knowledge::family_name);
    let sure = Some(Commonness::NameOnly);
    given == sure || family == sure || given.is_some() && family.is_some()
}

/// The given names that are all that a byline says of somebody: `Jane`, `Jane · 29 January`, `Jane & Ana`.
pub(super) fn given_names_alone(text: &str) -> Vec<String> {
    let is_name = |part: &&str| {
        part.starts_with(char::is_uppercase) && knowledge::given_name(part) == Some(Commonness::NameOnly)
    };
    parts(text).map(|(part, _)| part).take_while(is_name).map(str::to_owned).collect()
}

/// Cuts a byline at commas, `and`, `&`, `|`, dashes and brackets; with whether the part stands after another sign than a
/// word or sign for `and`.
fn parts(text: &str) -> impl Iterator<Item = (&str, bool)> {
    text.split(['|', ',', ';', '/', '(', ')', '<', '>', '•', '·', '\n', '—', '–', '[', ']', ':'])
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split("  ").flat_map(|part| part.split(" \u{a0}")))
        .flat_map(|part| part.split(" and ").flat_map(|part| part.split('&')).enumerate())
        .map(|(at, part)| (before_glued(part).trim(), at == 0))
        .filter(|(part, _)| !part.is_empty())
}

/// `Jane DoePublished`: pages lose the space between two elements. `MacDonald`, `DeSantis`, `FitzGerald` are whole.
fn before_glued(part: &str) -> &str {
    let (mut run, mut start) = (0, true);
    for (at, letter) in part.char_indices() {
        let known = || run > 0 && FOLLOWING.iter().any(|word| part[at..].starts_with(word));
        let seam =
            letter.is_uppercase() && !start && (run >= GLUED && !part[..at].ends_with("Fitz") || known());
        if seam {
            return &part[..at];
        }
        run = if letter.is_lowercase() { run + 1 } else { 0 };
        start = letter.is_whitespace();
    }
    part
}

/// The name of one person, without honorifics; `None` if the words name something else.
pub(super) fn person(text: &str) -> Option<String> {
    let text = strip_lead(text.trim().trim_end_matches('.').trim());
    if lexicon::agency(text).is_some() {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let words = &words[..name_length(&words)];
    // `Jane Doe 4 Comments`: what stands after the name may be furniture, the name itself may not.
    if lexicon::furniture(&words.join(" ")).is_some() {
        return None;
    }
    if is_of_page(words) || is_known_otherwise(&words.join(" ")) {
        return None;
    }
    let long_enough = words.iter().any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1);
    let one = words.len() == 1 && !words[0].contains('-');
    let name = (long_enough && !one && words.len() <= WORDS).then(|| recase(words))?;
    let stops = words.last().is_some_and(|word| ends_sentence(word));
    Some(if stops { name.trim_end_matches('.').to_owned() } else { name })
}

/// How many of the words make the name with which they begin; 0 if they begin with none.
fn name_length(words: &[&str]) -> usize {
    let shouts = |word: &str| word.len() > 1 && word.chars().all(char::is_uppercase) && !is_ordinal(word);
    let whispers = words.first().is_some_and(|word| word.contains(char::is_lowercase));
    // After a name in mixed case, a word in capitals is a degree or a brand.
    let in_name =
        |(at, word): &(usize, &&str)| may_be_in_name(words, *at) && !(*at >= 2 && whispers && shouts(word));
    let mut length = words.iter().enumerate().take_while(in_name).count();
    if let Some(stop) = words[..length].iter().position(|word| ends_sentence(word)) {
        length = stop + 1;
    }
    if length < words.len() {
        // What stands after the name without a sign between: `Jane Doe in Geneva`, `Jane Doe Fox News`.
        let is_label = words.get(length).is_some_and(|word| is_listed(&["job", "page", "company"], word));
        let second_given = words.get(1).is_some_and(|word| knowledge::given_name(word).is_some());
        if is_label && length == 3 && !second_given && !words[1].ends_with('.') {
            length = 2;
        }
        if length < 2 {
            return 0;
        }
    }
    while length > 0 && lexicon::is_in("particle", words[length - 1]) {
        length -= 1;
    }
    length
}

/// The name with which a line begins, and what stands after it: `Jane Doe | 29 January`, `Jane Doe, Reporter`.
pub(super) fn at_start(line: &str) -> Option<(String, &str)> {
    let line = before_glued(line);
    let line =
        [line.find("  "), line.find(" \u{a0}")].into_iter().flatten().min().map_or(line, |gap| &line[..gap]);
    let mut words: Vec<&str> = Vec::with_capacity(WORDS + 1);
    for word in line.split_whitespace().take(WORDS + 1) {
        let bare = word.trim_end_matches([',', ':', ';', '|', '/']);
        let bare = bare.split(['@', '·', '•', '—', '–']).next().unwrap_or(bare);
        words.push(bare);
        if bare.len() < word.len() {
            break;
        }
    }
    let count = name_length(&words);
    let last = words.get(count.checked_sub(1)?)?;
    // The word lies inside the line, so the difference of the addresses is its place.
    let end = last.as_ptr() as usize - line.as_ptr() as usize + last.len();
    let name = person(line.get(..end)?).filter(|_| (2..=4).contains(&count))?;
    Some((name, line.get(end..)?))
}

/// Whether words that no name is known of are the label of something: they begin with a preposition, or end as English
/// nouns and participles do.
fn is_of_page(words: &[&str]) -> bool {
    const ENDINGS: [&str; 12] =
        ["ing", "ings", "tion", "tions", "ment", "ments", "ness", "ed", "ists", "ity", "ship", "ology"];
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return true };
    if is_listed(&["preposition"], first) {
        return true;
    }
    let known =
        |word: &&&str| knowledge::given_name(word).is_some() || knowledge::family_name(word).is_some();
    let lower = last.to_lowercase();
    lower.len() >= 6
        && ENDINGS.iter().any(|ending| lower.ends_with(ending))
        && !words.iter().any(|word| known(&word))
}

/// Whether the words are no person's but a place's or a body's that lists know, as the label over a story is: `Czech
/// Republic`.
pub(super) fn is_known_otherwise(words: &str) -> bool {
    knowledge::name_at(words).is_some_and(|(length, _)| length == words.len())
}

/// `Jane Doe. Last updated`: a full stop after a whole word ends the name; `Wm.`, `Jr.` and initials are short.
fn ends_sentence(word: &str) -> bool {
    const WHOLE: usize = 4;
    word.strip_suffix('.').is_some_and(|word| word.chars().count() >= WHOLE && !word.contains('.'))
}

fn is_ordinal(word: &str) -> bool {
    matches!(word, "II" | "III" | "IV" | "JR" | "SR")
}

/// Whether the word at a place may stand in the name with which the words begin.
fn may_be_in_name(words: &[&str], at: usize) -> bool {
    let word = words[at];
    if !is_name_word(word) || is_listed(&["job", "weekday", "page", "beside"], word) {
        return false;
    }
    if at > 0 && is_listed(&["company"], word) && knowledge::family_name(word).is_none() {
        return false;
    }
    let known = |at: usize| words.get(at).is_some_and(|word| knowledge::given_name(word).is_some());
    if is_listed(&["month"], word) {
        // `Jan Kowalski`, `Ana May Kowalski`; after the name, a month begins a date.
        let follows = |next: &&str| is_name_word(next) && !is_listed(&["job", "page", "beside"], next);
        return words.get(at + 1).is_some_and(follows) && (at > 0 || known(0));
    }
    // `Will Kowalski`, `Ana So`.
    !is_function(word)
        || word.starts_with(char::is_uppercase)
            && (at == 0 && known(0) && words.len() > 1 || at == 1 && words.len() == 2 && known(0))
}

fn is_listed(lists: &[&str], word: &str) -> bool {
    let lower = word.trim_end_matches('.').to_lowercase();
    lists.iter().any(|list| lexicon::is_in(list, &lower))
}

fn is_function(word: &str) -> bool {
    let lower = word.to_lowercase();
    lexicon::is_in("function", &lower) && !lexicon::is_in("particle", &lower)
}

fn strip_lead(text: &str) -> &str {
    let lower = text.to_lowercase();
    for lead in [
        "by ",
        "social links for ",
        "posts by ",
        "articles by ",
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
    // `FOXBusiness`, `DailyMail.com`: a brand.
    let start: Vec<char> = word.chars().take(4).collect();
    let shouts =
        start.len() == 4 && start.iter().all(|c| c.is_uppercase()) && word.contains(char::is_lowercase);
    if shouts || word.to_lowercase().ends_with(".com") {
        return false;
    }
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
        check("Jane Doe\u{a0} on", &["Jane Doe"]);
        check("Amanda Kowalski Example News", &["Amanda Kowalski"]);
        check("Mary Anne Smith Reporter", &["Mary Anne Smith"]);
        check("Jane Doe For Daily Example", &["Jane Doe"]);
        check("Jane Kowalski EXAMPLE TODAY", &["Jane Kowalski"]);
        check("Jane MacDonald \u{a0} Example Telegram", &["Jane MacDonald"]);
        check("Jane WalshShowbiz", &["Jane Walsh"]);
        check("Jane Doe, Medical Example", &["Jane Doe"]);
        check("Yonhap", &[]);
        check("Associated Press", &[]);
        check("Our Foreign Staff", &[]);
        check("Will Kowalski", &["Will Kowalski"]);
        check("Anna So", &["Anna So"]);
        check("Piet Jan Kowalski", &["Piet Jan Kowalski"]);
        check("Anna Kowalski May 5, 2024", &["Anna Kowalski"]);
        check("Anna Kowalski Updated", &["Anna Kowalski"]);
        check("Tweet Share Share Comment", &[]);
        check("the time the talks began", &[]);
        check("Social Links", &[]);
        check("Fact Checked", &[]);
        check("Mobile Application Development", &[]);
        check("In Person", &[]);
        check("Erling Fleming", &["Erling Fleming"]);
        check("Jane Doe 15 min read", &["Jane Doe"]);
        check("Jane Kowalski. Last Updated on", &["Jane Kowalski"]);
        check("Jane Doe   Port Example Courier-Post", &["Jane Doe"]);
        check("Jane Doe Former Deputy Editor", &["Jane Doe"]);
        check("Doe Redazione", &[]);
    }
}
