//! Which line is the headline.

use std::collections::{HashMap, HashSet};

use super::body::Kind;
use super::lexicon;
use super::line::{Role, Zone};
use super::sheet::Sheet;

/// Words of a headline.
const WORDS: std::ops::RangeInclusive<u32> = 2..=40;

/// Pieces above the story that are looked at.
const REACH: usize = 400;

/// Paragraphs at the head of the story with which a headline shares words.
const PARAGRAPHS: usize = 6;

/// The part of the story's words that may stand above its headline: announcements that were taken for story.
const ABOVE: u32 = 6;

/// How much worse the line above a line may be for that line to be its standfirst.
const STANDFIRST: f32 = 2.5;

/// Below this score a line is no headline.
const ENOUGH: f32 = 2.0;

/// Finds the headline.
pub(super) fn choose(sheet: &Sheet, known: Option<&str>) -> Option<usize> {
    let first = *sheet.body.first()?;
    let last = last_place(sheet);
    let story = story_words(sheet);
    let copies = copies(sheet, last);
    let known = known.map(content_words);
    let scored: Vec<(usize, f32)> = (first.saturating_sub(REACH)..=last)
        .filter(|&piece| may_be_title(sheet, piece))
        .map(|piece| {
            let copied = if (2..=4).contains(&copies[sheet.words(piece)]) { 1.0 } else { 0.0 };
            let apart = match first.checked_sub(piece) {
                Some(above) if above > 0 => above as f32 * 0.05,
                _ => 3.0 + (piece - first) as f32 * 0.5,
            };
            (piece, score(sheet, piece, &story, known.as_ref()) + copied - apart)
        })
        .collect();
    // Of two copies the later one is the headline, the earlier one the page's title.
    let (place, &(_, most)) = scored.iter().enumerate().max_by(|(_, a), (_, b)| a.1.total_cmp(&b.1))?;
    (most >= ENOUGH).then(|| above_standfirst(sheet, &scored, place))
}

/// The standfirst under a headline says as much as the headline: right above it, a line that is nearly as good is the
/// headline.
fn above_standfirst(sheet: &Sheet, scored: &[(usize, f32)], mut place: usize) -> usize {
    while let Some(above) = place.checked_sub(1)
        && scored[above].0 + 1 == scored[place].0
        && scored[above].1 + STANDFIRST >= scored[place].1
        && sheet.pieces[scored[above].0].shape.words >= 4
        && sheet.pieces[scored[place].0].hint.role != Role::Headline
    {
        place = above;
    }
    scored[place].0
}

/// The last piece that may be the headline: before it stands little of what was taken for the story.
fn last_place(sheet: &Sheet) -> usize {
    let (mut above, total) = (0, sheet.body_words());
    let mut last = sheet.body[0];
    for &piece in &sheet.body {
        last = piece;
        above += sheet.pieces[piece].shape.words;
        if above * ABOVE > total {
            break;
        }
    }
    last
}

fn may_be_title(sheet: &Sheet, piece: usize) -> bool {
    let candidate = &sheet.pieces[piece];
    let words = sheet.words(piece);
    let short_or_asked = match sheet.kinds[piece] {
        Kind::Short => true,
        Kind::Prose => {
            candidate.shape.words <= 25 && (!words.ends_with('.') || candidate.hint.role == Role::Headline)
        }
        Kind::Furniture | Kind::Closing => candidate.hint.role == Role::Headline,
        _ => false,
    };
    short_or_asked
        && WORDS.contains(&candidate.shape.words)
        && candidate.hint.zone != Zone::Around
        && (!candidate.bullet || candidate.hint.role == Role::Headline)
        && !is_path(words)
}

/// `Home > World > Headline`, `News / World / Headline`: a breadcrumb, not a headline.
fn is_path(words: &str) -> bool {
    words.contains(['>', '›', '»']) || words.matches(" / ").count() >= 2
}

fn score(sheet: &Sheet, piece: usize, story: &HashSet<String>, known: Option<&HashSet<String>>) -> f32 {
    let candidate = &sheet.pieces[piece];
    let own = content_words(sheet.words(piece));
    let mut score = share(&own, story) * 5.0;
    score += match candidate.hint.role {
        Role::Headline => 4.0,
        Role::Heading => 1.0,
        _ => 0.0,
    };
    score += match candidate.shape.words {
        5..=20 => 2.0,
        4 => 1.0,
        21..=26 => 0.0,
        2..=3 => -0.5,
        _ => -1.5,
    };
    score -= candidate.hint.links * 3.0;
    // A headline stands above who wrote it and when.
    let below = (piece + 1..=piece + 3).take_while(|&below| below < sheet.pieces.len());
    if below.into_iter().any(|below| sheet.kinds[below] == Kind::Signature) {
        score += 1.5;
    }
    if let Some(known) = known {
        score += share(&own, known) * share(known, &own) * 8.0;
    }
    score
}

/// The share of `own` that stands in `other`, 0 to 1; few words are believed less.
fn share(own: &HashSet<String>, other: &HashSet<String>) -> f32 {
    let shared = own.iter().filter(|word| other.contains(*word)).count();
    shared as f32 / own.len().max(3) as f32
}

fn story_words(sheet: &Sheet) -> HashSet<String> {
    let prose = sheet.body.iter().filter(|&&piece| sheet.kinds[piece] == Kind::Prose);
    prose.take(PARAGRAPHS).flat_map(|&piece| content_words(sheet.words(piece))).collect()
}

/// The words that carry meaning, cut to their first six letters so that `minister` and `ministers` are one.
pub(super) fn content_words(text: &str) -> HashSet<String> {
    lexicon::plain_words(text)
        .into_iter()
        .filter(|word| word.len() > 1 && !lexicon::is_in("function", word))
        .map(|word| word.chars().take(6).collect())
        .collect()
}

fn copies<'t>(sheet: &Sheet<'t>, last: usize) -> HashMap<&'t str, usize> {
    let mut copies = HashMap::new();
    for piece in 0..=last {
        *copies.entry(sheet.words(piece)).or_default() += 1;
    }
    copies
}
