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
    /// Whether no word about the headline says that the people signed the story, but only where their names stand.
    pub(in crate::page) is_weak: bool,
}

/// How a byline begins; white space or a colon follows.
const LEADS: [&str; 26] = [
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
    "article written by",
    "authored by",
    "interview by",
    "words",
    "contributor",
    "contributors",
    "author name",
    "author(s)",
    "von",
    "par",
    "por",
    "door",
    "oleh",
    "autor",
    "auteur",
];

/// Lines after which whoever wrote the story is presented.
const PRESENTERS: [&str; 6] =
    ["about the author", "about the writer", "about author", "meet the author", "written by", "author"];

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

/// Pieces after the story in which its writer may be presented, and in which a line of its own may say who that is.
const AFTER: usize = 25;
const FAR_AFTER: usize = 80;

/// Most words in a byline.
const WORDS: u32 = 24;

/// Reads who signs the story: from the lines about its head and its tail, and from the head and the end of its text.
pub(in crate::page) fn byline(sheet: &Sheet, head: &Head) -> Byline {
    let mut byline = Byline::default();
    byline.read_lines(sheet, about_head(sheet));
    if byline.authors.is_empty() {
        byline.read_weakly(sheet);
        byline.is_weak = !byline.authors.is_empty();
    }
    for author in &mut byline.authors {
        author.value = standing_alone(sheet, &author.value);
    }
    byline.read_supplier(head);
    byline.read_end(sheet);
    byline
}

impl Byline {
    fn read_lines(&mut self, sheet: &Sheet, pieces: impl Iterator<Item = usize>) {
        let mut last = None;
        for piece in pieces {
            let known = self.authors.len();
            // A byline may go on over some lines; one further down is another story's.
            if last.is_none_or(|last| piece <= last + NEAR) {
                self.read_line(sheet, piece);
            }
            last = if self.authors.len() > known { Some(piece) } else { last };
        }
    }

    /// Reads what is not said to be a byline about the headline, from the surer signs to the others.
    fn read_weakly(&mut self, sheet: &Sheet) {
        // `Text by Jane Doe` right after the story says more than a name above it, a bare `By` may be another story's.
        self.read_lines(sheet, sheet.tail().filter(|&piece| is_explicit(sheet.words(piece))));
        let read = [Self::read_bare_names, Self::read_further, Self::read_presented];
        for read in read {
            if self.authors.is_empty() {
                read(self, sheet);
            }
        }
    }

    /// Bylines further down, right after the story, or where whoever wrote it is presented.
    fn read_further(&mut self, sheet: &Sheet) {
        self.read_lines(sheet, further(sheet).chain(sheet.tail()));
        let Some(&last) = sheet.body.last() else { return };
        let end = (last + FAR_AFTER).min(sheet.pieces.len());
        for piece in sheet.tail().end.min(end)..end {
            let near = piece <= last + AFTER;
            let line = || near && after_lead(sheet.words(piece)).is_some() && presents(sheet.words(piece));
            let above = || lead_above(sheet, piece).is_some_and(|lead| presents(sheet.words(lead)));
            if self.authors.is_empty() && (line() || above()) {
                self.read_line(sheet, piece);
            }
        }
    }

    fn read_line(&mut self, sheet: &Sheet, piece: usize) {
        let line = first_part(sheet, piece);
        if Some(piece) == sheet.title {
            return;
        }
        // `By` alone on its line names whoever stands on the next, and further names may follow it.
        let alone = lead_above(sheet, piece).is_some() || self.goes_on(sheet, piece);
        let Some(rest) = after_lead(line).or(alone.then_some(line)) else { return };
        let start = sheet.pieces[piece].range.start;
        // A stamp on the same line ends the byline.
        let rest = stamp::find(rest).first().map_or(rest, |stamp| &rest[..stamp.range.start]);
        let rest = rest.trim_start_matches(['*', '_']);
        let rest = rest.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')' && c != '.');
        let mut people = name::people(rest);
        if people.is_empty() {
            people = name::given_names_alone(rest);
        }
        for person in people {
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

    /// Whether a line is a name and no more, right after another such line that was a byline, or after its bearer's job.
    fn goes_on(&self, sheet: &Sheet, piece: usize) -> bool {
        const LINES: usize = 3;
        let is_known = |above: usize| self.authors.iter().any(|author| sheet.words(above) == author.value);
        let mut above = (piece.saturating_sub(LINES)..piece).rev();
        let between = |above: &usize| {
            !is_known(*above) && (are_initials(sheet.words(*above)) || names_job(sheet, *above))
        };
        let last = above.find(|above| !between(above));
        let line = sheet.words(piece);
        last.is_some_and(is_known)
            && name::is_likely(line)
            && name::person(line).is_some_and(|name| name == line)
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

/// The line as far as it may be a byline: `by Jane Doe | 29 January | Food, Home, …` names sections after a bar.
fn first_part<'t>(sheet: &Sheet<'t>, piece: usize) -> &'t str {
    let line = sheet.words(piece);
    if sheet.pieces[piece].shape.words <= WORDS {
        return line;
    }
    let part = line.split(['|', '•']).next().unwrap_or_default();
    if part.len() < line.len() && part.split_whitespace().count() <= WORDS as usize { part } else { "" }
}

/// Whether a line is nothing but the beginning of a byline: `By`, `Written by:`, `By —`.
fn is_lead(line: &str) -> bool {
    let line = line.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')');
    LEADS.iter().chain(&PRESENTERS).any(|lead| line.eq_ignore_ascii_case(lead))
}

/// Whether a line begins as a byline does that says more than `By`.
fn is_explicit(line: &str) -> bool {
    let lower = line.trim_start().to_ascii_lowercase();
    ["text by ", "words by ", "story by ", "written by ", "article by "]
        .iter()
        .any(|lead| lower.starts_with(lead))
}

/// A name without what follows it on its line, `Jane Doe Global Affairs`, if the name alone is a line of the page.
fn standing_alone(sheet: &Sheet, name: &str) -> String {
    let mut short = name;
    while let Some((shorter, _)) = short.rsplit_once(' ').filter(|(shorter, _)| shorter.contains(' ')) {
        short = shorter;
        if (0..sheet.pieces.len()).any(|piece| sheet.words(piece) == short) {
            return short.to_owned();
        }
    }
    name.to_owned()
}

/// Whether a line says that who wrote the story is named next.
fn presents(line: &str) -> bool {
    let lower = line.trim_start().to_ascii_lowercase();
    PRESENTERS.iter().any(|lead| {
        lower.strip_prefix(lead).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', ' ']))
    })
}

/// The line above a piece that begins a byline and holds nothing else; initials in place of a picture may stand between.
fn lead_above(sheet: &Sheet, piece: usize) -> Option<usize> {
    let above = piece.checked_sub(1)?;
    let above = if are_initials(sheet.words(above)) { above.checked_sub(1)? } else { above };
    is_lead(sheet.words(above)).then_some(above)
}

/// Whether a line is nothing but initials, which stand in place of a picture.
fn are_initials(line: &str) -> bool {
    const LETTERS: usize = 3;
    line.chars().count() <= LETTERS && line.chars().all(char::is_uppercase)
}

/// Whether a short line names a job.
fn names_job(sheet: &Sheet, piece: usize) -> bool {
    const WORDS: u32 = 8;
    sheet.pieces[piece].shape.words <= WORDS
        && lexicon::plain_words(sheet.words(piece)).iter().any(|word| lexicon::is_in("job", word))
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
