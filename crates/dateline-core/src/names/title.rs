//! Titles as they stand in sentences: before a name, after it, or alone.

use std::ops::Range;

use super::view::View;
use crate::knowledge::{self, Modifier, Portfolio, Rank, Title};

/// A title and its parts.
#[derive(Clone, Debug)]
pub(super) struct TitlePhrase {
    /// The title with its degree and portfolio, how it is held and whose it is left out.
    pub(super) tokens: Range<usize>,
    /// Where the whole phrase starts: at the qualifier, if there is one.
    pub(super) start: usize,
    /// The tokens of the head noun.
    pub(super) head: Range<usize>,
    /// What the head noun is.
    pub(super) title: &'static Title,
    /// What it is in charge of.
    pub(super) portfolio: Option<&'static Portfolio>,
    /// How it is held: `former`.
    pub(super) qualifier: Option<String>,
    /// Whether it is in the plural: `ministers`.
    pub(super) plural: bool,
}

/// No title noun has more words.
const LONGEST_HEAD: usize = 4;
/// No portfolio that is read has more tokens: `Economy, Trade and Industry`.
const LONGEST_PORTFOLIO: usize = 7;
/// A title and what it is of stand within this many tokens before a name.
const REACH: usize = 12;

/// The title that ends where a name starts.
pub(super) fn before(view: &View<'_>, name: usize) -> Option<TitlePhrase> {
    let floor = view.sentence(name).start;
    ending_at(view, name, floor).or_else(|| with_complement(view, name, floor))
}

/// The title whose head noun ends before the token `end`.
pub(super) fn ending_at(view: &View<'_>, end: usize, floor: usize) -> Option<TitlePhrase> {
    let (head, title, prefix) = head_ending_at(view, end, floor)?;
    let plural = is_plural(view, &head, title);
    let mut phrase = TitlePhrase {
        tokens: head.clone(),
        start: head.start,
        head,
        title,
        portfolio: portfolio_of(title),
        qualifier: prefix,
        plural,
    };
    extend_left(view, &mut phrase, floor);
    Some(phrase)
}

/// The title that starts at the token, its degree and portfolio included: `deputy foreign minister of …`.
pub(super) fn starting_at(view: &View<'_>, start: usize, end: usize) -> Option<TitlePhrase> {
    let furthest = end.min(start + LONGEST_PORTFOLIO + LONGEST_HEAD);
    for last in start + 1..=furthest {
        let Some(phrase) = ending_at(view, last, start) else {
            if !continues_title(view, last - 1) {
                return None;
            }
            continue;
        };
        if phrase.start > start {
            continue;
        }
        // `deputy` may be followed by `director general`: the longest title that starts here is meant.
        let longer = (last + 1..=furthest.min(last + LONGEST_HEAD))
            .rev()
            .filter_map(|further| ending_at(view, further, start))
            .find(|longer| longer.start <= start);
        return Some(longer.unwrap_or(phrase));
    }
    None
}

/// Whether a title may go on after the word.
fn continues_title(view: &View<'_>, token: usize) -> bool {
    let word = view.word(token);
    knowledge::title_modifier(word).is_some()
        || matches!(word, "and" | "&" | "," | "-")
        || knowledge::portfolio(word).is_some()
        || view.is_capital(token)
}

fn head_ending_at(
    view: &View<'_>,
    end: usize,
    floor: usize,
) -> Option<(Range<usize>, &'static Title, Option<String>)> {
    for count in (1..=LONGEST_HEAD.min(end.saturating_sub(floor))).rev() {
        let range = end - count..end;
        if let Some(title) = named_title(&view.joined(&range)) {
            return Some((range, title, None));
        }
    }
    let last = end.checked_sub(1).filter(|&last| last >= floor)?;
    if let Some(found) = elected(view, last) {
        return Some(found);
    }
    let (prefix, rest) = view.word(last).split_once('-')?;
    let modifier = knowledge::title_modifier(prefix)?;
    let title = named_title(rest)?;
    let qualifier = (modifier == Modifier::Qualifier).then(|| qualifier_name(prefix));
    Some((last..end, title, qualifier))
}

/// `President-elect`, `minister-designate`.
fn elected(view: &View<'_>, last: usize) -> Option<(Range<usize>, &'static Title, Option<String>)> {
    let (name, manner) = view.word(last).rsplit_once('-')?;
    let title = named_title(name).filter(|_| matches!(manner, "elect" | "designate"))?;
    Some((last..last + 1, title, Some(manner.to_owned())))
}

fn named_title(words: &str) -> Option<&'static Title> {
    match knowledge::abbreviated_title(words) {
        Some("") => None,
        Some(full) => {
            knowledge::title(full).or_else(|| knowledge::title(full.rsplit(' ').next().unwrap_or(full)))
        }
        None => knowledge::title(words),
    }
}

fn portfolio_of(title: &Title) -> Option<&'static Portfolio> {
    (title.name == "secretary of state").then(|| knowledge::portfolio("foreign")).flatten()
}

fn is_plural(view: &View<'_>, head: &Range<usize>, title: &Title) -> bool {
    let word = view.lower(head.end - 1);
    !title.name.ends_with('s') && word.ends_with('s') || word == "reps." || word == "sens."
}

/// Takes in the degree and portfolio before the head noun, and how the post is held.
fn extend_left(view: &View<'_>, phrase: &mut TitlePhrase, floor: usize) {
    read_abbreviated_portfolio(view, phrase);
    loop {
        let at = phrase.start;
        if at <= floor {
            return;
        }
        let word = view.word(at - 1);
        if let Some(length) = portfolio_ending_at(view, at, floor, phrase) {
            phrase.start = at - length;
            phrase.tokens.start = phrase.start;
            continue;
        }
        match knowledge::title_modifier(word) {
            Some(Modifier::Qualifier) => {
                phrase.qualifier = Some(qualifier_name(word));
                phrase.start = at - 1;
            }
            Some(Modifier::Passing) => phrase.start = at - 1,
            Some(Modifier::Degree | Modifier::Portfolio) => {
                phrase.start = at - 1;
                phrase.tokens.start = at - 1;
            }
            None => return,
        }
    }
}

fn read_abbreviated_portfolio(view: &View<'_>, phrase: &mut TitlePhrase) {
    let full = knowledge::abbreviated_title(view.slice(&phrase.head)).unwrap_or_default();
    if let Some((portfolio, _)) = full.rsplit_once(' ') {
        phrase.portfolio = phrase.portfolio.or_else(|| knowledge::portfolio(portfolio));
    }
}

/// How many tokens before `at` say what a minister is in charge of.
fn portfolio_ending_at(view: &View<'_>, at: usize, floor: usize, phrase: &mut TitlePhrase) -> Option<usize> {
    if phrase.tokens.start != at || phrase.portfolio.is_some() {
        return None;
    }
    for count in (1..=LONGEST_PORTFOLIO.min(at - floor)).rev() {
        let words = view.joined(&(at - count..at));
        if let Some(portfolio) = knowledge::portfolio(&words) {
            phrase.portfolio = Some(portfolio);
            return Some(count);
        }
    }
    // A portfolio that no list holds: `Digital Transformation Minister`.
    let holds_portfolio = phrase.title.rank == Rank::Minister && phrase.title.name == "minister";
    let unknown = (floor..at).rev().take(3).take_while(|&token| is_plain_capital(view, token)).count();
    (holds_portfolio && unknown > 0).then_some(unknown)
}

/// Whether the word is capitalised and neither a known name nor part of a title.
fn is_plain_capital(view: &View<'_>, token: usize) -> bool {
    let word = view.word(token);
    view.is_capital(token)
        && !view.opens(token)
        && word.chars().all(char::is_alphabetic)
        && knowledge::name_at(word).is_none()
        && knowledge::title(word).is_none()
        && knowledge::title_modifier(word).is_none()
}

fn qualifier_name(word: &str) -> String {
    match word.to_lowercase().as_str() {
        "ex" => "former".to_owned(),
        other => other.to_owned(),
    }
}

/// `Minister of Foreign Affairs NAME`, `President of the Council NAME`: a title with its complement before a name.
fn with_complement(view: &View<'_>, name: usize, floor: usize) -> Option<TitlePhrase> {
    let lowest = floor.max(name.saturating_sub(REACH));
    let mut at = name;
    while at > lowest + 1 {
        at -= 1;
        let word = view.word(at);
        if matches!(word, "of" | "for")
            && at + 1 < name
            && let Some(mut phrase) = ending_at(view, at, floor)
        {
            let complement = view.joined(&(at + 1..name));
            let complement = complement.strip_prefix("the ").unwrap_or(&complement);
            phrase.portfolio = phrase.portfolio.or_else(|| knowledge::portfolio(complement));
            if phrase.portfolio.is_some() {
                phrase.tokens.end = name;
            }
            return Some(phrase);
        }
        if !(view.is_capital(at) || matches!(word, "of" | "for" | "the" | "and" | "&" | "'s" | "’s")) {
            return None;
        }
    }
    None
}
