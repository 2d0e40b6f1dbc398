//! Which line is the headline.
//!
//! Rules score every line about the head of the story ([`by_rules`]); a linear model that is trained beside the story's
//! judges the best of them by that score, their surroundings and the page's address, which often repeats the headline.

use foldhash::HashMap;

use super::body::Kind;
use super::line::{Role, Zone};
use super::sheet::{Beside, Sheet};
use super::stamp;
use super::story::{self, Features, bin};
use super::words::{content_words, content_words_if, shared};

/// Words of a headline.
const WORDS: std::ops::RangeInclusive<u32> = 1..=40;

/// Pieces above the story that are looked at.
const REACH: usize = 400;

/// Words of a line that are seen one by one.
const WORDS_SEEN: usize = 12;

/// Paragraphs at the head of the story with which a headline shares words.
const PARAGRAPHS: usize = 6;

/// The part of the story's words that may stand above its headline: announcements that were taken for story.
const ABOVE: u32 = 6;

/// Below this score a line is no headline by rules alone.
const ENOUGH: f32 = 2.0;

/// Below these odds (in natural logarithms) a line is no headline: where the metadata states one, and where nothing does.
const LEAST: (f32, f32) = (-0.5, -4.0);

/// Pieces from a line that holds the headline and a label to the headline alone, and the words that it then has.
const NEAR: usize = 30;
const ALONE: u32 = 3;

/// Words from which a line that ends as a sentence does is running text rather than a headline.
const SENTENCE: u32 = 22;

/// A line that may be the headline.
pub(super) struct Candidate {
    /// Its piece.
    pub(super) piece: usize,
    /// How good it is by rules.
    score: f32,
}

/// Finds the headline by rules alone.
pub(super) fn by_rules(sheet: &Sheet, beside: Beside) -> Option<usize> {
    let candidates = candidates(sheet, beside);
    // Of two copies the later one is the headline, the earlier one the page's title.
    let best = candidates.iter().max_by(|a, b| a.score.total_cmp(&b.score))?;
    (best.score >= ENOUGH).then_some(best.piece)
}

/// Odds where no line can be the headline.
const NO_ODDS: f32 = -9.0;

/// Finds the headline, and tells the logarithm of the odds of the best line, good enough or not.
pub(super) fn choose(sheet: &Sheet, beside: Beside) -> (Option<usize>, f32) {
    let candidates = candidates(sheet, beside);
    let features = describe(sheet, beside, &candidates);
    let odds = story::odds_of_titles(&features, story::has_markup(&sheet.pieces)).unwrap_or_default();
    let best = odds.iter().zip(&candidates).max_by(|(a, _), (b, _)| a.total_cmp(b));
    let Some((&odds, best)) = best else { return (None, NO_ODDS) };
    let least = if beside.title.is_some() { LEAST.0 } else { LEAST.1 };
    ((odds >= least).then_some(within(sheet, &candidates, best.piece)), odds)
}

/// The headline alone, where the line that was found for it also holds a label: `News | Headline` above `Headline`.
fn within(sheet: &Sheet, candidates: &[Candidate], found: usize) -> usize {
    if sheet.pieces[found].hint.role == Role::Headline {
        return found;
    }
    let long = sheet.words(found).to_lowercase();
    let is_alone = |piece: usize| {
        let short = sheet.words(piece).to_lowercase();
        let whole = short.len() * 2 >= long.len() && sheet.pieces[piece].shape.words >= ALONE;
        let before = long.strip_suffix(&short).is_some_and(is_label);
        let after = || {
            long.strip_prefix(&short)
                .is_some_and(|rest| [" - ", " | ", " – "].iter().any(|sign| rest.starts_with(sign)))
        };
        piece.abs_diff(found) <= NEAR && whole && (before || after())
    };
    let mut alone = candidates.iter().map(|candidate| candidate.piece).filter(|&piece| is_alone(piece));
    alone.next().unwrap_or(found)
}

/// Whether words before a headline may be a label rather than its beginning: there are some, and no number among them.
fn is_label(words: &str) -> bool {
    !words.trim().is_empty() && !words.contains(|c: char| c.is_ascii_digit())
}

/// The lines that may be the headline.
pub(super) fn candidates(sheet: &Sheet, beside: Beside) -> Vec<Candidate> {
    let Some(&first) = sheet.body.first() else { return Vec::new() };
    let last = last_place(sheet);
    let story = story_words(sheet);
    let copies = copies(sheet, last);
    let known = beside.title.map(content_words);
    let candidate = |piece: usize| {
        let copied = if (2..=4).contains(&copies[sheet.words(piece)]) { 1.0 } else { 0.0 };
        let apart = match first.checked_sub(piece) {
            Some(above) if above > 0 => above as f32 * 0.05,
            _ => 3.0 + (piece - first) as f32 * 0.5,
        };
        Candidate { piece, score: score(sheet, piece, &story, known.as_deref()) + copied - apart }
    };
    (first.saturating_sub(REACH)..=last).filter(|&piece| may_be_title(sheet, piece)).map(candidate).collect()
}

/// What the model sees of each line that may be the headline.
pub(super) fn describe(sheet: &Sheet, beside: Beside, candidates: &[Candidate]) -> Vec<Vec<u32>> {
    let Some(&first) = sheet.body.first() else { return Vec::new() };
    let copies = copies(sheet, last_place(sheet));
    let story = story_words(sheet);
    let known = beside.title.map(content_words);
    let slug = beside.address.map(slug).filter(|slug| slug.len() >= 2);
    let mut scores: Vec<f32> = candidates.iter().map(|candidate| candidate.score).collect();
    scores.sort_by(|a, b| b.total_cmp(a));
    let near = Near { sheet, candidates };
    let describe = |(at, candidate): (usize, &Candidate)| {
        let piece = candidate.piece;
        let shape = &sheet.pieces[piece].shape;
        let hint = &sheet.pieces[piece].hint;
        let own = sheet.plain.content(piece);
        let (role, kind) = (hint.role as u32, sheet.kinds[piece] as u32 + 1);
        let words = bin(shape.words as f32, &[2.0, 3.0, 4.0, 5.0, 7.0, 10.0, 14.0, 19.0, 26.0]);
        let rank =
            scores.iter().position(|&score| score <= candidate.score).unwrap_or_default().min(5) as u32;
        let mut features = Features::default();
        features.add(200, [(candidate.score * 2.0).clamp(-20.0, 40.0) as i32 as u32, role]);
        features.add(201, [rank, role]);
        let lead = candidate.score - scores.get(usize::from(rank == 0)).copied().unwrap_or(-9.0);
        features.add(202, [bin(lead, &[-8.0, -4.0, -2.0, -1.0, -0.3, 0.3, 1.0, 2.0, 4.0]), rank]);
        features.add(203, [words, kind, u32::from(shape.stop)]);
        features.add(204, [words, role, bin(shape.capital_share(), &[0.2, 0.4, 0.6, 0.8, 0.95])]);
        let apart = if piece < first { (0, first - piece) } else { (1, piece - first) };
        let apart = (apart.0, bin(apart.1 as f32, &[1.0, 2.0, 3.0, 4.0, 6.0, 9.0, 14.0, 25.0, 60.0]));
        features.add(205, [apart.0, apart.1]);
        features.add(206, [apart.0, apart.1, words, role]);
        features.add(207, [copies[sheet.words(piece)].min(5) as u32, role]);
        features.add(208, [bin(hint.links, &[0.1, 0.9]), hint.zone as u32, u32::from(hint.hidden)]);
        features.add(209, [bin(share(own, &story), &[0.1, 0.3, 0.5, 0.7, 0.9]), words]);
        features.add(210, [u32::from(sheet.pieces[piece].bullet), u32::from(sheet.pieces[piece].gap), role]);
        describe_matches(211, own, known.as_deref(), role, &mut features);
        describe_matches(215, own, slug.as_deref(), role, &mut features);
        near.describe(at, &mut features);
        features.found
    };
    candidates.iter().enumerate().map(describe).collect()
}

/// How much a line and another statement of the headline have in common.
fn describe_matches(template: u32, own: &[u64], other: Option<&[u64]>, role: u32, features: &mut Features) {
    let Some(other) = other else { return features.add(template, [99]) };
    let steps = [0.1, 0.3, 0.5, 0.7, 0.9, 0.99];
    let (there, back) = (bin(share(own, other), &steps), bin(share(other, own), &steps));
    features.add(template, [there, back]);
    features.add(template + 1, [there, back, role]);
    features.add(template + 2, [there.min(back)]);
}

/// The surroundings of a line.
struct Near<'a> {
    sheet: &'a Sheet<'a>,
    candidates: &'a [Candidate],
}

impl Near<'_> {
    fn describe(&self, at: usize, features: &mut Features) {
        let piece = self.candidates[at].piece;
        let look = |offset: isize| {
            let other = piece.checked_add_signed(offset).filter(|&other| other < self.sheet.pieces.len());
            other.map_or((0, 0), |other| {
                let words = self.sheet.pieces[other].shape.words as f32;
                (self.sheet.kinds[other] as u32 + 1, bin(words, &[2.0, 4.0, 8.0, 14.0, 25.0]))
            })
        };
        for offset in -2..=4isize {
            let (kind, words) = look(offset);
            features.add(220, [(offset + 2) as u32, kind, words]);
        }
        let signed = (1..=5).find(|&below| look(below).0 == Kind::Signature as u32 + 1).unwrap_or(9);
        features.add(221, [signed as u32]);
        // The standfirst under a headline is nearly as good as the headline.
        let beside = |other: Option<&Candidate>, offset: isize| {
            let other = other.filter(|other| Some(other.piece) == piece.checked_add_signed(offset));
            other.map_or(9, |other| {
                bin(self.candidates[at].score - other.score, &[-4.0, -2.0, -0.5, 0.5, 2.0, 4.0])
            })
        };
        let above = beside(at.checked_sub(1).and_then(|above| self.candidates.get(above)), -1);
        let below = beside(self.candidates.get(at + 1), 1);
        features.add(222, [above, below]);
        features.add(223, [above, look(-1).1]);
        let text = self.sheet.words(piece);
        let words = || self.sheet.plain.numbers(piece);
        let word = |at: usize| words().nth(at).unwrap_or(0);
        features.add(224, [word(0)]);
        features.add(225, [word(0), word(1)]);
        features.add(226, [words().last().unwrap_or(0)]);
        features.add(227, [text.chars().next_back().map_or(0, u32::from)]);
        for sign in ['|', ':', '?', '’', '"', '…'] {
            if text.contains(sign) {
                features.add(228, [u32::from(sign)]);
            }
        }
        let label = piece.checked_sub(1).map(|above| self.sheet.plain.numbers(above));
        for word in label.into_iter().flatten().take(3) {
            features.add(229, [word]);
        }
        for word in words().take(WORDS_SEEN) {
            features.add(231, [word]);
        }
        features.add(232, [look(1).0, look(2).0, look(0).1]);
        let shape = &self.sheet.pieces[piece].shape;
        let capitals = bin(shape.capital_share(), &[0.2, 0.4, 0.6, 0.8, 0.95]);
        features.add(233, [look(0).0, u32::from(shape.stop), capitals, look(0).1]);
        let place = piece as f32 / self.sheet.pieces.len() as f32;
        features.add(234, [bin(place, &[0.01, 0.03, 0.06, 0.1, 0.2, 0.3, 0.5]), look(0).1]);
        features.add(235, [u32::from(!stamp::find(text).is_empty()), look(0).1]);
        // A page often begins with its own title, the outlet's name after it.
        let title = self.sheet.pieces.first().map(|_| self.sheet.words(0)).unwrap_or_default();
        features.add(230, [u32::from(piece > 0 && text.len() >= 12 && title.starts_with(text))]);
    }
}

/// The words of the last part of an address that has some.
fn slug(address: &str) -> Vec<u64> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let part = path.rsplit('/').find(|part| part.matches(['-', '_']).count() >= 2).unwrap_or_default();
    content_words_if(part, |word| word != "html" && !word.bytes().all(|byte| byte.is_ascii_digit()))
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
    let headline = candidate.hint.role == Role::Headline;
    let words = sheet.words(piece);
    let fits = match sheet.kinds[piece] {
        Kind::Short | Kind::Furniture | Kind::Closing => true,
        Kind::Prose if !headline && candidate.shape.stop => candidate.shape.words < SENTENCE,
        Kind::Prose => candidate.shape.words <= 30,
        Kind::Signature | Kind::Caption => headline,
    };
    fits && WORDS.contains(&candidate.shape.words)
        && candidate.hint.role != Role::Control
        && (candidate.hint.zone != Zone::Around || headline)
        && !is_path(words)
        && (headline || !is_numbered(sheet, piece))
}

/// Whether a line is one of several that are numbered one after the other: the way to the page, a table of contents.
fn is_numbered(sheet: &Sheet, piece: usize) -> bool {
    const LINES: usize = 2;
    let number = |piece: usize| {
        let (number, rest) = sheet.words(piece).split_once('.')?;
        let number: u32 = number.parse().ok().filter(|_| number.len() <= 2 && rest.starts_with(' '))?;
        Some(number)
    };
    let Some(own) = number(piece) else { return false };
    let end = (piece + LINES + 1).min(sheet.pieces.len());
    let beside = (piece.saturating_sub(LINES)..end).filter_map(number);
    beside.into_iter().any(|other| other.abs_diff(own) == 1)
}

/// `Home > World > Headline`, `News / World / Headline`: a breadcrumb, not a headline.
fn is_path(words: &str) -> bool {
    words.contains(['>', '›', '»']) || words.matches(" / ").count() >= 2
}

fn score(sheet: &Sheet, piece: usize, story: &[u64], known: Option<&[u64]>) -> f32 {
    let candidate = &sheet.pieces[piece];
    let own = sheet.plain.content(piece);
    let mut score = share(own, story) * 5.0;
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
        score += share(own, known) * share(known, own) * 8.0;
    }
    score
}

/// The share of `own` that stands in `other`, 0 to 1; few words are believed less.
fn share(own: &[u64], other: &[u64]) -> f32 {
    shared(own, other) as f32 / own.len().max(3) as f32
}

fn story_words(sheet: &Sheet) -> Vec<u64> {
    let prose = sheet.body.iter().filter(|&&piece| sheet.kinds[piece] == Kind::Prose);
    sheet.plain.content_of(prose.take(PARAGRAPHS).copied())
}

fn copies<'t>(sheet: &Sheet<'t>, last: usize) -> HashMap<&'t str, usize> {
    let mut copies = HashMap::default();
    for piece in 0..=last {
        *copies.entry(sheet.words(piece)).or_default() += 1;
    }
    copies
}
