//! Who wrote the story, and which agency supplied it.

use std::ops::Range;

use super::{Found, place};
use crate::knowledge;
use crate::page::body::Kind;
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
}

/// How a byline begins; white space or a colon follows.
const LEADS: [&str; 9] =
    ["by", "posted by", "written by", "words by", "story by", "text by", "author", "authors", "report by"];

/// Pieces below the headline in which a byline may stand.
const BELOW: usize = 16;

/// Pieces over which a byline may go on.
const NEAR: usize = 3;

/// What has to speak for a name alone being a byline.
const BELIEVED: u32 = 3;

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
    }
    if byline.authors.is_empty() {
        for piece in sheet.tail() {
            byline.read_line(sheet, piece);
        }
    }
    byline.read_supplier(sheet, head);
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
        let alone = piece > 0 && sheet.words(piece - 1).trim_end_matches(':').eq_ignore_ascii_case("by");
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

    /// A line between headline and story that begins with a person's name is a byline if enough speaks for it.
    fn read_bare_names(&mut self, sheet: &Sheet) {
        let Some(title) = sheet.title else { return };
        for piece in title + 1..about_head(sheet).end {
            if sheet.pieces[piece].shape.words > WORDS || Some(piece) == sheet.title {
                continue;
            }
            let line = sheet.words(piece);
            let Some((name, rest)) = name::at_start(line) else { continue };
            if is_of_many(rest) {
                continue;
            }
            let dated = rest.is_empty() && sheet.kinds.get(piece + 1) == Some(&Kind::Signature);
            if !name::has_known_name(&name) && !dated || evidence_for(sheet, piece, &name, rest) < BELIEVED {
                continue;
            }
            let all = stamp::find(line).first().map_or(line, |stamp| &line[..stamp.range.start]);
            let mut names = name::people(all);
            if names.first() != Some(&name) {
                names = vec![name];
            }
            let range = &sheet.pieces[piece].range;
            self.authors.extend(names.into_iter().map(|name| Found::new(name, range.clone())));
            return;
        }
    }

    fn read_supplier(&mut self, sheet: &Sheet, head: &Head) {
        if self.agency.is_some() {
            return;
        }
        let Some(&first) = sheet.body.first() else { return };
        let start = sheet.pieces[first].range.start;
        let range = start + head.range.start..start + head.range.end;
        let known = head.suppliers.iter().find_map(|supplier| lexicon::agency(supplier));
        // Of an outlet and a supplier in one bracket, the supplier comes last.
        let last = head.suppliers.last().filter(|_| head.suppliers.len() > 1).map(String::as_str);
        if let Some(agency) = known.or(last) {
            self.agency = Some(Found::new(agency, range));
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

/// How much speaks for a line that begins with a name being a byline: a given name that is known, what follows the name,
/// a date or a job beside, and the same name elsewhere on the page, where the writer is presented.
fn evidence_for(sheet: &Sheet, piece: usize, name: &str, rest: &str) -> u32 {
    let first = name.split_whitespace().next().unwrap_or_default();
    let known = match knowledge::given_name(first) {
        Some(knowledge::Commonness::NameOnly) => 2,
        Some(knowledge::Commonness::AlsoWord) => 1,
        None => 0,
    };
    let last = name.split_whitespace().next_back().unwrap_or_default();
    let known = known + u32::from(known < 2 && knowledge::family_name(last).is_some());
    let rest = rest.trim();
    let has_job = || lexicon::plain_words(rest).iter().take(4).any(|word| lexicon::is_in("job", word));
    let follows = match rest.chars().next() {
        Some('@' | '0'..='9') => 2,
        Some(_) if !stamp::find(rest).is_empty() || has_job() => 2,
        None | Some('|' | '·' | '•' | '-' | '–' | '—' | ',') => 1,
        Some(_) => 0,
    };
    let beside = [piece.wrapping_sub(1), piece + 1]
        .into_iter()
        .any(|other| Some(other) != sheet.title && signs(sheet, other));
    let again = (0..sheet.pieces.len()).filter(|&other| other != piece && Some(other) != sheet.title);
    let again = again.filter(|&other| sheet.words(other).starts_with(name)).take(2).count();
    known + follows + 2 * u32::from(beside) + again as u32
}

/// Whether what stands right after a name says that it is an outlet's: `The Daily Example staff`.
fn is_of_many(rest: &str) -> bool {
    let next = rest.split_whitespace().next().unwrap_or_default().to_lowercase();
    matches!(next.as_str(), "staff" | "team" | "desk" | "newsroom" | "editorial" | "bureau")
}

/// Whether a piece is a date line or names a job.
fn signs(sheet: &Sheet, piece: usize) -> bool {
    let Some(&kind) = sheet.kinds.get(piece) else { return false };
    let short = sheet.pieces[piece].shape.words <= 8;
    let words = sheet.words(piece);
    kind == Kind::Signature
        || short && words.contains("min") && words.trim_end().ends_with("read")
        || short && lexicon::plain_words(words).iter().any(|word| lexicon::is_in("job", word))
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
    // `News | By Jane Doe`, `January 29, 2023 By Jane Doe`; ASCII lower-casing keeps every place.
    let at = lower.find(" by ")?;
    let before = lower[..at].trim_end();
    let set_off = before.ends_with(['|', '/', '-', '•', '·', ',', '–', '—', ')'])
        || before.ends_with(|c: char| c.is_ascii_digit())
        || ["published", "posted", "written", "updated", "review", "reviewed", "news"]
            .iter()
            .any(|word| before.ends_with(word))
        || !stamp::find(before).is_empty();
    set_off.then(|| &line[at + 4..])
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
