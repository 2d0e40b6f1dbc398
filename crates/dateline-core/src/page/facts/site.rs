//! The outlet by the host of its page's address: on `www.example-courier.co.uk` the page's words `The Example Courier`.

use std::collections::HashMap;
use std::ops::Range;

use super::address::{host, letters};
use super::{Found, place};
use crate::page::sheet::Sheet;

/// Longest line that names the outlet, in words.
const LINE_WORDS: u32 = 30;

/// Longest name, in words.
const WORDS: usize = 6;

/// Letters of a host's name that no line holds by chance; a shorter one has to stand alone in its line or in a part of it.
const TELLING: usize = 7;

/// Letters of a name at least.
const LETTERS: usize = 3;

/// Labels before the country's that no owner chose: `example.co.uk`, `example.go.com`.
const SUFFIXES: [&str; 9] = ["co", "com", "org", "net", "ac", "gov", "edu", "go", "or"];

/// The name of the host as the page's surroundings write it, the most frequent form of it.
pub(super) fn name(sheet: &Sheet, address: &str) -> Option<Found> {
    let host = host(address).split(':').next()?.to_lowercase();
    let labels: Vec<String> = labels(&host).map(letters).collect();
    let (own, others) = labels.split_last()?;
    if own.chars().count() < LETTERS {
        return None;
    }
    let mut forms: HashMap<String, (usize, Found)> = HashMap::new();
    for piece in (0..sheet.pieces.len()).filter(|piece| sheet.body.binary_search(piece).is_err()) {
        if sheet.pieces[piece].shape.words > LINE_WORDS {
            continue;
        }
        let line = sheet.words(piece);
        for range in named(line, own, others) {
            let form = &line[range];
            let found = || Found::new(form, place(sheet.pieces[piece].range.start, line, form));
            forms.entry(form.to_owned()).or_insert_with(|| (0, found())).0 += 1;
        }
    }
    // Of forms as frequent the one that stands first.
    let order = |(count, found): &(usize, Found)| (*count, std::cmp::Reverse(found.range.start));
    forms.into_values().max_by_key(order).map(|(_, found)| found)
}

/// The labels that somebody chose, the owner's last: `news` and `example` of `news.example.co.uk`.
fn labels(host: &str) -> impl Iterator<Item = &str> {
    let labels: Vec<&str> = host.split('.').filter(|label| !matches!(*label, "www" | "m" | "amp")).collect();
    let shared = labels.len() > 2 && SUFFIXES.contains(&labels[labels.len() - 2]);
    let chosen = labels.len().saturating_sub(if shared { 2 } else { 1 });
    labels.into_iter().take(chosen)
}

/// Where a line writes the name out, an article before it and the words of other labels after it taken in.
fn named<'l>(line: &'l str, own: &'l str, others: &'l [String]) -> impl Iterator<Item = Range<usize>> + 'l {
    let words = words(line);
    let texts: Vec<String> = words.iter().map(|range| letters(&line[range.clone()])).collect();
    let with_article = own.strip_prefix("the");
    (0..words.len()).filter_map(move |first| {
        let count = spelled(&texts[first..], own)
            .or_else(|| spelled(&texts[first..], with_article.filter(|rest| rest.len() >= TELLING)?))?;
        let is_other = |text: &String| others.contains(text);
        let more = texts[first + count..].iter().take_while(|text| is_other(text)).count();
        let from_article = first > 0 && &line[words[first - 1].clone()] == "The";
        let range = words[first - usize::from(from_article)].start..words[first + count - 1 + more].end;
        let form = &line[range.clone()];
        let written =
            form.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) || has_inner_capital(form);
        let in_address = line[range.end..].starts_with('.')
            && line[range.end + 1..].starts_with(|c: char| c.is_ascii_alphabetic());
        let in_address = in_address || line[..range.start].ends_with(['.', '@', '/', '#']);
        let alone = own.len() >= TELLING || count + more > 1 || is_apart(line, &range);
        (written && !in_address && alone).then_some(range)
    })
}

fn has_inner_capital(form: &str) -> bool {
    form.chars().skip(1).any(char::is_uppercase)
}

/// How many words from the first on spell a name together.
fn spelled(texts: &[String], name: &str) -> Option<usize> {
    let mut rest = name;
    for (count, text) in texts.iter().take(WORDS).enumerate() {
        rest = rest.strip_prefix(text.as_str())?;
        if rest.is_empty() {
            return Some(count + 1);
        }
    }
    None
}

/// The words of a line: runs of letters, digits and the marks that names hold.
fn words(line: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, letter) in line.char_indices() {
        if !(letter.is_alphanumeric() || matches!(letter, '\'' | '’')) {
            continue;
        }
        match words.last_mut() {
            Some(word) if word.end == at => word.end = at + letter.len_utf8(),
            _ => words.push(at..at + letter.len_utf8()),
        }
    }
    words
}

/// Whether a name is all that its line says, or a part that marks set off: `© 2024 Example`, `Log in | Example`.
fn is_apart(line: &str, range: &Range<usize>) -> bool {
    let set_off = |text: &str| {
        let near = |c: char| matches!(c, '|' | '·' | '•' | '©' | '/' | '>' | '»' | '–' | '—' | '.' | ',');
        text.is_empty() || text.starts_with(near) || text.ends_with(near)
    };
    let before = line[..range.start].trim_end().trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    set_off(before) && set_off(line[range.end..].trim_start_matches([' ', '®', '™']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(address: &str, line: &str, expected: &[&str]) {
        let labels: Vec<String> = labels(host(address)).map(letters).collect();
        let (own, others) = labels.split_last().expect("a host has labels");
        let found: Vec<&str> = named(line, own, others).map(|range| &line[range]).collect();
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn names_are_found_by_hosts() {
        check("https://www.example-courier.co.uk/a", "About The Example Courier", &["The Example Courier"]);
        check("https://news.plain.com/a", "Plain News", &["Plain News"]);
        check("https://www.thedailyplain.com/a", "Sign up for Daily Plain letters", &["Daily Plain"]);
        check("https://examplecourier.com/a", "ExampleCourier", &["ExampleCourier"]);
        check("https://examplecourier.com/a", "write to desk@examplecourier.com", &[]);
        check("https://example.com/a", "© 2024 Example. All rights reserved", &["Example"]);
        check("https://times.com/a", "Reading Times of stories", &[]);
        check("https://times.com/a", "Times", &["Times"]);
    }
}
