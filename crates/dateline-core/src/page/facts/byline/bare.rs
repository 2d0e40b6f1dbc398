//! Bylines without a `By`: a line about the headline that begins or ends with a person's name.

use super::{Byline, about_head};
use crate::page::body::Kind;
use crate::page::facts::Found;
use crate::page::sheet::Sheet;
use crate::page::{lexicon, name, stamp};
use crate::{ByteRange, knowledge};

/// What has to speak for a name below the headline being a byline, and for one above it.
const BELIEVED: u32 = 3;
const BELIEVED_ABOVE: u32 = 5;

/// Pieces below the headline in which a name whose words are not known is believed.
const BELOW_UNKNOWN: usize = 5;

/// Lines above the headline in which a byline may stand.
const ABOVE: usize = 4;

/// Words of a piece that begin a presentation of its writer: `Jane Doe is a freelance writer …`.
const PRESENTED: usize = 14;

/// Signs that part a line's name from its date and section.
const SIGNS: [char; 9] = ['|', '/', '·', '•', '⋅', '-', '–', '—', ','];

impl Byline {
    /// A line about the headline that begins or ends with a person's name is a byline if enough speaks for it.
    pub(super) fn read_bare_names(&mut self, sheet: &Sheet) {
        let Some(title) = sheet.title else { return };
        let below = (title + 1..about_head(sheet).end).map(|piece| (piece, BELIEVED));
        let above = (title.saturating_sub(ABOVE)..title).rev().map(|piece| (piece, BELIEVED_ABOVE));
        for (piece, believed) in below.chain(above) {
            if sheet.pieces[piece].shape.words > super::WORDS {
                continue;
            }
            let Some((name, rest)) = named_first(sheet, piece).or_else(|| named_last(sheet, piece)) else {
                continue;
            };
            if is_of_many(rest) || is_sentence(rest) {
                continue;
            }
            let signed = |other: usize| sheet.kinds.get(other) == Some(&Kind::Signature);
            let alone = rest.is_empty() || rest.trim_start().starts_with('@');
            let beside = signed(piece.wrapping_sub(1)) || signs(sheet, piece + 1);
            let dated =
                (title..title + BELOW_UNKNOWN).contains(&piece) && (alone && beside || is_dated(rest));
            if !name::is_likely(&name) && !dated || evidence_for(sheet, piece, &name, rest) < believed {
                continue;
            }
            let line = sheet.words(piece);
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

    /// Who is presented after the story as a writer, `Jane Doe is a freelance writer …`, or under the name, `Jane is …`.
    pub(super) fn read_presented(&mut self, sheet: &Sheet) {
        let Some(&last) = sheet.body.last() else { return };
        let start = last.saturating_sub(2);
        for piece in start..(last + super::AFTER).min(sheet.pieces.len()) {
            let Some((name, rest)) = name::at_start(sheet.words(piece)) else { continue };
            let closes = piece == last + 1 && name::is_likely(&name);
            if rest.is_empty() && (closes || is_presented_below(sheet, piece, &name)) {
                self.authors.push(Found::new(name, sheet.pieces[piece].range.clone()));
                return;
            }
            let words: Vec<String> = lexicon::plain_words(rest).into_iter().take(PRESENTED).collect();
            let presents = match words.first().map(String::as_str) {
                Some("is" | "was") => {
                    words.get(1).is_some_and(|word| matches!(word.as_str(), "a" | "an" | "the"))
                }
                Some("writes" | "covers" | "reports") => true,
                _ => false,
            };
            let writes = |word: &String| lexicon::is_in("writer", word);
            if presents && name::is_likely(&name) && words.iter().any(writes) {
                let start = sheet.pieces[piece].range.start;
                let range: ByteRange = start..start + sheet.words(piece).len() - rest.len();
                self.authors.push(Found::new(name, range));
                return;
            }
        }
    }
}

/// Whether one of the two pieces below a name begins with the given name and goes on to say what its bearer is or does,
/// or the next names a writer's job and no more.
fn is_presented_below(sheet: &Sheet, piece: usize, name: &str) -> bool {
    const JOB: u32 = 6;
    let writes = |line: &str, words: usize| {
        lexicon::plain_words(line).iter().take(words).any(|word| lexicon::is_in("writer", word))
    };
    let likely = name::is_likely(name);
    if sheet.pieces.get(piece + 1).is_some_and(|below| below.shape.words <= JOB && !below.shape.stop)
        && writes(sheet.words(piece + 1), JOB as usize)
        && name::has_known_name(name)
    {
        return true;
    }
    let given = name.split_whitespace().next().unwrap_or_default();
    let family = name.split_whitespace().next_back().unwrap_or_default();
    (piece + 1..(piece + 3).min(sheet.pieces.len())).any(|below| {
        let mut words = sheet.words(below).split_whitespace();
        let named = words.next() == Some(given);
        let verb = words.find(|&word| word != family).unwrap_or_default();
        let known = likely || writes(sheet.words(below), PRESENTED) || sheet.words(below).starts_with(name);
        named
            && known
            && matches!(verb, "is" | "was" | "has" | "writes" | "covers" | "reports" | "leads" | "works")
    })
}

/// The name with which a line begins, a date before it aside, and what stands after it.
fn named_first<'t>(sheet: &Sheet<'t>, piece: usize) -> Option<(String, &'t str)> {
    let line = sheet.words(piece);
    let mut start = line;
    for stamp in stamp::find(line) {
        let at = line.len() - start.len();
        if line.get(at..stamp.range.start).is_none_or(|between| between.contains(char::is_alphanumeric)) {
            break;
        }
        start = line[stamp.range.end..].trim_start_matches(|c: char| c.is_whitespace() || SIGNS.contains(&c));
    }
    let (name, rest) = name::at_start(start)?;
    if start.len() == line.len() {
        return Some((name, rest));
    }
    // A date before the name speaks for it as one after it does, but a place may stand there too.
    let name = without_section(&name);
    has_given_name(&name).then_some((name, line))
}

/// `Jane Kowalski Cricket`, after a date: without the section, where the first two words are known as names and it is not.
fn without_section(name: &str) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    match words[..] {
        [given, family, section]
            if knowledge::given_name(given).is_some()
                && knowledge::family_name(family).is_some()
                && knowledge::family_name(section).is_none()
                && knowledge::given_name(section).is_none() =>
        {
            format!("{given} {family}")
        }
        _ => name.to_owned(),
    }
}

/// The name with which a dated line ends: `29 January · 3 min read · Jane Doe`. What stands beside it is the line.
fn named_last<'t>(sheet: &Sheet<'t>, piece: usize) -> Option<(String, &'t str)> {
    let line = sheet.words(piece);
    let (before, last) = line.rsplit_once(['|', '/', '·', '•', '⋅'])?;
    let (name, rest) = name::at_start(last.trim())?;
    let whole = rest.trim().is_empty() && has_given_name(&name);
    (whole && !stamp::find(before).is_empty()).then_some((name, line))
}

/// Whether the first word of a name is a given name: `Port Vila`, beside a date, is a place.
fn has_given_name(name: &str) -> bool {
    name.split_whitespace().next().and_then(knowledge::given_name).is_some() && name::is_likely(name)
}

/// Whether what stands after a name goes on as a sentence: `Jane Doe was on target twice`.
fn is_sentence(rest: &str) -> bool {
    let lower = rest.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    rest.starts_with(char::is_whitespace)
        && rest.trim_start().starts_with(char::is_lowercase)
        && lower >= 3
        && stamp::find(rest).is_empty()
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
        None | Some('|' | '/' | '·' | '•' | '-' | '–' | '—' | ',') => 1,
        Some(_) => 0,
    };
    let beside = [piece.wrapping_sub(1), piece + 1]
        .into_iter()
        .any(|other| Some(other) != sheet.title && signs(sheet, other));
    let again = (0..sheet.pieces.len()).filter(|&other| other != piece && Some(other) != sheet.title);
    let again = again.filter(|&other| sheet.words(other).starts_with(name)).take(2).count();
    known + follows + 2 * u32::from(beside) + again as u32
}

/// Whether nothing but a sign stands between a name and the date or the age of the story: `Jane Doe • 29 January`.
fn is_dated(rest: &str) -> bool {
    const WORDS: usize = 6;
    let bare = rest.trim_start_matches(|c: char| c.is_whitespace() || SIGNS.contains(&c) && c != ',');
    let bare = bare.strip_prefix("Published").unwrap_or(bare).trim_start_matches([':', ' ']);
    let dated = stamp::find(bare).first().is_some_and(|stamp| stamp.range.start == 0);
    let aged = || bare.split_whitespace().count() <= WORDS && stamp::ago(bare).is_some();
    !rest.trim_start().starts_with(',') && (dated || aged())
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
        || short && words.starts_with('@')
        || short && words.contains("min") && words.trim_end().ends_with("read")
        || super::names_job(sheet, piece)
}
