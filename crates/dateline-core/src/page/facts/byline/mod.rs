//! Who wrote the story, and which agency supplied it.

mod bare;

use std::ops::Range;

use super::{Found, place};
use crate::page::dateline::Head;
use crate::page::sheet::Sheet;
use crate::page::{lexicon, name, stamp};

/// Who signs a story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::page) struct Byline {
    /// The people.
    pub(in crate::page) authors: Vec<Found>,
    /// The agency.
    pub(in crate::page) agency: Option<Found>,
    /// Whether no word says that the people signed the story, but only where their names stand.
    pub(in crate::page) is_bare: bool,
}

/// How a byline begins; white space or a colon follows.
const LEADS: [&str; 11] = [
    "by",
    "posted by",
    "written by",
    "words by",
    "story by",
    "text by",
    "author",
    "authors",
    "report by",
    "reporting by",
    "article by",
];

/// Words before a `by` inside a line that make it a byline.
const SIGNED: [&str; 14] = [
    "published",
    "posted",
    "written",
    "updated",
    "review",
    "news",
    "guide",
    "feature",
    "interview",
    "recipe",
    "column",
    "essay",
    "analysis",
    "commentary",
];

/// Words before a `by` that name who did something else to the story than write it.
const ADDED: [&str; 5] = ["reviewed", "edited", "checked", "photographed", "illustrated"];

/// Pieces below the headline in which a byline may stand.
const BELOW: usize = 16;

/// Pieces over which a byline may go on.
const NEAR: usize = 3;

/// Most words in a byline.
const WORDS: u32 = 24;

/// Reads who signs the story: from the lines about its head and its tail, and from the head and the end of its text.
pub(in crate::page) fn byline(sheet: &Sheet, head: &Head) -> Byline {
    let mut byline = Byline::default();
    let mut last = None;
    for piece in about_head(sheet) {
        let known = byline.authors.len();
        // A byline may go on over some lines; one further down is another story's.
        if last.is_none_or(|last| piece <= last + NEAR) {
            byline.read_line(sheet, piece);
        }
        last = if byline.authors.len() > known { Some(piece) } else { last };
    }
    if byline.authors.is_empty() {
        byline.read_bare_names(sheet);
        byline.is_bare = !byline.authors.is_empty();
    }
    if byline.authors.is_empty() {
        for piece in further(sheet).chain(sheet.tail()) {
            byline.read_line(sheet, piece);
        }
    }
    if byline.authors.is_empty() {
        byline.read_presented(sheet);
    }
    byline.read_supplier(head);
    byline.read_end(sheet);
    byline
}

impl Byline {
    fn read_line(&mut self, sheet: &Sheet, piece: usize) {
        let line = sheet.words(piece);
        if sheet.pieces[piece].shape.words > WORDS || Some(piece) == sheet.title {
            return;
        }
        // `By` alone on its line names whoever stands on the next.
        let alone = piece > 0 && is_lead(sheet.words(piece - 1));
        let Some(rest) = after_lead(line).or(alone.then_some(line)) else { return };
        let start = sheet.pieces[piece].range.start;
        // A stamp on the same line ends the byline.
        let rest = stamp::find(rest).first().map_or(rest, |stamp| &rest[..stamp.range.start]);
        let rest = rest.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')' && c != '.');
        for person in name::people(rest) {
            if !self.authors.iter().any(|known| same(&known.value, &person)) {
                self.authors.push(Found::new(person, place(start, line, rest)));
            }
        }
        if self.agency.is_none()
            && let Some(agency) = agency_in(rest)
        {
            self.agency = Some(Found::new(agency, place(start, line, rest)));
        }
    }

    fn read_supplier(&mut self, head: &Head) {
        if self.agency.is_some() {
            return;
        }
        let known = head.suppliers.iter().find_map(|supplier| lexicon::agency(supplier));
        // Of an outlet and a supplier in one bracket, the supplier comes last.
        let last = head.suppliers.last().filter(|_| head.suppliers.len() > 1).map(String::as_str);
        if let Some(agency) = known.or(last) {
            self.agency = Some(Found::new(agency, head.range.clone()));
        }
    }

    /// `… he said. (Agency)` and a line with nothing but the agency's name after the last paragraph.
    fn read_end(&mut self, sheet: &Sheet) {
        if self.agency.is_some() {
            return;
        }
        let Some(&last) = sheet.body.last() else { return };
        let words = sheet.words(last).trim_end();
        let start = sheet.pieces[last].range.start;
        if words.ends_with([')', ']'])
            && let Some(open) = words.rfind(['(', '['])
        {
            let inside = &words[open + 1..words.len() - 1];
            if let Some(agency) = agency_in(inside) {
                self.agency = Some(Found::new(agency, place(start, words, inside)));
                return;
            }
        }
        for piece in (last + 1..sheet.pieces.len()).take(4) {
            let line = sheet.words(piece);
            let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
            let bare = bare.strip_prefix("Source: ").unwrap_or(bare);
            if let Some(agency) = lexicon::agency(bare) {
                self.agency = Some(Found::new(agency, sheet.pieces[piece].range.clone()));
                return;
            }
        }
    }
}

/// The pieces about the headline and above the second long paragraph: a standfirst may stand above the byline.
fn about_head(sheet: &Sheet) -> Range<usize> {
    let head = sheet.head();
    let Some(title) = sheet.title else { return head };
    let mut long =
        sheet.body.iter().filter(|&&piece| piece > title && sheet.pieces[piece].shape.words > WORDS);
    let long = long.nth(1);
    let end = long.copied().unwrap_or(head.end).min(title + BELOW);
    head.start..end.max(head.end)
}

/// The short lines after the head in which `By` and a name may still stand: a picture and its caption come between.
fn further(sheet: &Sheet) -> Range<usize> {
    let start = about_head(sheet).end;
    let end = sheet.title.map_or(start, |title| (title + BELOW).min(sheet.pieces.len()));
    start..end.max(start)
}

/// Whether a line is nothing but the beginning of a byline: `By`, `Written by:`, `By —`.
fn is_lead(line: &str) -> bool {
    let line = line.trim_end_matches(|c: char| !c.is_alphanumeric());
    LEADS.iter().any(|lead| line.eq_ignore_ascii_case(lead))
}

/// What stands after `By`, on a line that begins so or has it after a separator.
fn after_lead(line: &str) -> Option<&str> {
    let lower = line.to_ascii_lowercase();
    for lead in LEADS {
        let Some(rest) = lower.strip_prefix(lead).and_then(|_| line.get(lead.len()..)) else { continue };
        let set_off = rest.starts_with(|c: char| c.is_whitespace() || c == ':');
        // `ByJane Doe`: pages lose the space between two elements.
        let glued = lead == "by" && line.starts_with("By") && rest.starts_with(char::is_uppercase);
        if set_off || glued {
            return Some(rest.trim_start_matches(|c: char| c.is_whitespace() || c == ':'));
        }
    }
    // `January 29, 2023By Jane Doe`: pages lose the space between two elements.
    if let Some(stamp) = stamp::find(line).first()
        && let Some(rest) = line[stamp.range.end..].trim_start().strip_prefix("By ")
    {
        return Some(rest);
    }
    // `News | By Jane Doe`, `January 29, 2023 By Jane Doe`; ASCII lower-casing keeps every place.
    let places = lower.match_indices(" by ").map(|(at, _)| at);
    places.into_iter().find(|&at| is_set_off(lower[..at].trim_end())).map(|at| &line[at + 4..])
}

/// Whether what stands before a `by` inside a line, in lower case, says that it begins a byline.
fn is_set_off(before: &str) -> bool {
    before.ends_with(['|', '/', '-', '•', '·', ',', '–', '—', ')'])
        || before.ends_with(|c: char| c.is_ascii_digit())
        || SIGNED.iter().any(|word| before.ends_with(word))
        || !stamp::find(before).is_empty() && !ADDED.iter().any(|word| before.ends_with(word))
}

fn agency_in(text: &str) -> Option<&'static str> {
    text.split(['|', ',', '/', '(', ')', '-', ';', '\n'])
        .flat_map(|part| part.split(" and "))
        .find_map(|part| lexicon::agency(part.trim_matches(|c: char| !c.is_alphanumeric())))
        .or_else(|| lexicon::agency(text.trim()))
}

fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}
