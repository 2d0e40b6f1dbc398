//! What a second reading sees of each piece: the odds that the first one gave it and its neighbours, and where the story
//! seems to be by them.

use super::decide::decide;
use super::describe::View;
use super::signs::Signs;
use super::{FIRST_LEAN, worth};
use crate::page::body::Kind;

/// Numbers by which a second reading knows a piece.
pub const WIDTH: usize = 62;

/// Odds beyond these tell nothing more.
const SURE: f32 = 8.0;

/// Odds of a neighbour that is none: the page ends.
const NONE: f32 = -9.0;

/// Pieces to each side over which is summed up.
const WINDOWS: [usize; 3] = [3, 8, 25];

/// What a second reading knows of a piece beside the odds.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// What the piece is by itself.
    own: [f32; 23],
    words: u32,
    is_closing: bool,
}

/// What is known of each piece of a page.
pub(in crate::page) fn see(view: &View, signs: &Signs) -> Vec<Seen> {
    let Signs { standfirst, cohesion } = signs;
    let see = |(at, (piece, &kind)): (usize, (&crate::page::line::Piece, &Kind))| {
        let (shape, hint) = (&piece.shape, &piece.hint);
        let words = shape.words.max(1) as f32;
        let flag = |is: bool| f32::from(u8::from(is));
        let from_title = view.title.map_or(-100.0, |title| (at as f32 - title as f32).clamp(-99.0, 99.0));
        let own = [
            f32::from(kind as u8),
            f32::from(hint.role as u8),
            f32::from(hint.zone as u8),
            hint.links,
            flag(hint.hidden),
            flag(piece.gap),
            flag(piece.bullet),
            words,
            shape.capitals as f32 / words,
            shape.functions as f32 / words,
            shape.numbers as f32 / words,
            shape.lowers as f32 / words,
            shape.commas as f32,
            flag(shape.stop),
            flag(shape.ends_open),
            flag(view.stretch.contains(&at)),
            from_title,
            flag(*standfirst == Some(at)),
            shape.shouted as f32 / words,
            flag(view.text[piece.range.clone()].contains('@')),
            cohesion.own[at],
            cohesion.before[at],
            cohesion.after[at],
        ];
        Seen { own, words: shape.words, is_closing: kind == Kind::Closing }
    };
    view.pieces.iter().zip(view.kinds).enumerate().map(see).collect()
}

/// Describes every piece of a page by the odds of a first reading, in natural logarithms.
pub fn describe(seen: &[Seen], odds: &[f32]) -> Vec<[f32; WIDTH]> {
    let page = Page::of(seen, odds);
    (0..seen.len()).map(|piece| page.describe(piece)).collect()
}

/// What is computed once a page.
struct Page<'a> {
    seen: &'a [Seen],
    odds: Vec<f32>,
    /// Words that count of each piece.
    words: Vec<f32>,
    /// The sums up to each piece of the words that are likely story, and of those that are likely none.
    story_before: Vec<f32>,
    other_before: Vec<f32>,
    /// Whether the first reading takes each piece for story, and how many words of story its run has.
    decided: Vec<bool>,
    run: Vec<f32>,
    /// The run with most words of story; where the first begins and the last ends.
    best: (usize, usize),
    whole: (usize, usize),
    /// Lines up to each piece that close a story, after the best run's start; words since the last of them.
    closings: Vec<f32>,
    since: Vec<f32>,
}

impl<'a> Page<'a> {
    fn of(seen: &'a [Seen], odds: &[f32]) -> Self {
        let worths: Vec<f32> = seen.iter().map(|piece| worth(piece.words)).collect();
        let leaning: Vec<f32> = odds.iter().map(|odds| odds.clamp(-SURE, SURE) + FIRST_LEAN).collect();
        let odds: Vec<f32> = odds.iter().map(|odds| odds.clamp(-SURE, SURE)).collect();
        let words: Vec<f32> = seen.iter().map(|piece| piece.words.clamp(1, 100) as f32).collect();
        let story: Vec<f32> =
            odds.iter().zip(&words).map(|(odds, words)| words / (1.0 + (-odds).exp())).collect();
        let story_before = sums(story.iter().copied());
        let other_before = sums(words.iter().zip(&story).map(|(words, story)| words - story));
        let decided = decide(&leaning, &worths);
        let runs = runs(&decided);
        let mass = |&(start, end): &(usize, usize)| story_before[end] - story_before[start];
        let mut run = vec![0.0; seen.len()];
        for found in &runs {
            run[found.0..found.1].fill(mass(found));
        }
        let best = runs.iter().copied().max_by(|a, b| mass(a).total_cmp(&mass(b))).unwrap_or_default();
        let whole = (runs.first().map_or(0, |run| run.0), runs.last().map_or(seen.len(), |run| run.1));
        let (closings, since) = closings(seen, &words, best.0);
        Self { seen, odds, words, story_before, other_before, decided, run, best, whole, closings, since }
    }

    fn describe(&self, piece: usize) -> [f32; WIDTH] {
        let mut row = Row { values: [0.0; WIDTH], at: 0 };
        row.push(self.odds[piece]);
        row.extend(&self.seen[piece].own);
        self.describe_near(piece, &mut row);
        self.describe_place(piece, &mut row);
        row.values
    }

    /// Its neighbours, one by one and summed up.
    fn describe_near(&self, piece: usize, row: &mut Row) {
        for offset in [-4, -3, -2, -1, 1, 2, 3, 4] {
            let other = piece.checked_add_signed(offset).filter(|&other| other < self.odds.len());
            row.push(other.map_or(NONE, |other| self.odds[other]));
            if offset.abs() <= 2 {
                row.push(other.map_or(0.0, |other| self.words[other]));
            }
            if offset.abs() == 1 {
                row.push(other.map_or(NONE, |other| self.seen[other].own[0]));
            }
        }
        for reach in WINDOWS {
            let (start, end) = (piece.saturating_sub(reach), (piece + 1 + reach).min(self.odds.len()));
            for sums in [&self.story_before, &self.other_before] {
                row.push(sums[piece] - sums[start]);
                row.push(sums[end] - sums[piece + 1]);
            }
        }
    }

    /// Where it stands by what the first reading takes for story.
    fn describe_place(&self, piece: usize, row: &mut Row) {
        let total = self.total();
        let (start, end) = self.best;
        let (from_best, between) = if piece < start {
            (piece as f32 - start as f32, self.other_before[start] - self.other_before[piece])
        } else if piece >= end {
            (piece as f32 + 1.0 - end as f32, self.other_before[piece] - self.other_before[end])
        } else {
            (0.0, 0.0)
        };
        row.extend(&[
            self.story_before[piece] / total,
            self.other_before[piece] / total,
            total,
            f32::from(u8::from(self.decided[piece])),
            self.run[piece],
            self.run[piece] / total,
            from_best,
            between,
            piece as f32 - self.whole.0 as f32,
            piece as f32 - self.whole.1 as f32,
            self.closings[piece],
            self.since[piece],
        ]);
    }

    /// Words of story on the whole page.
    fn total(&self) -> f32 {
        self.story_before.last().copied().unwrap_or_default().max(1.0)
    }
}

/// A row in the making; what does not fit is left out, which a test holds does not happen.
struct Row {
    values: [f32; WIDTH],
    at: usize,
}

impl Row {
    fn push(&mut self, value: f32) {
        if let Some(place) = self.values.get_mut(self.at) {
            *place = value;
        }
        self.at += 1;
    }

    fn extend(&mut self, values: &[f32]) {
        for &value in values {
            self.push(value);
        }
    }
}

/// The sums up to each of some numbers, and that of all.
fn sums(numbers: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut sum = 0.0;
    let rest = numbers.map(|number| {
        sum += number;
        sum
    });
    std::iter::once(0.0).chain(rest).collect()
}

/// The stretches that are decided to be story, as half-open ranges.
fn runs(decided: &[bool]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, _) in decided.iter().enumerate().filter(|(_, is_story)| **is_story) {
        match runs.last_mut() {
            Some(run) if run.1 == at => run.1 = at + 1,
            _ => runs.push((at, at + 1)),
        }
    }
    runs
}

/// For each piece how many lines before it close the story that begins at `start`, and the words since the last of them.
fn closings(seen: &[Seen], words: &[f32], start: usize) -> (Vec<f32>, Vec<f32>) {
    /// So many words after a closing line, or without one.
    const FAR: f32 = 999.0;
    let (mut count, mut since) = (0.0, FAR);
    let mut found = (Vec::with_capacity(seen.len()), Vec::with_capacity(seen.len()));
    for (at, piece) in seen.iter().enumerate() {
        found.0.push(count);
        found.1.push(since);
        if piece.is_closing && at > start {
            (count, since) = (count + 1.0, 0.0);
        } else {
            since = (since + words[at]).min(FAR);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_has_its_place() {
        let seen = vec![Seen { words: 20, ..Seen::default() }; 3];
        let page = Page::of(&seen, &[-3.0, 4.0, 2.0]);
        let mut row = Row { values: [0.0; WIDTH], at: 0 };
        row.push(page.odds[0]);
        row.extend(&seen[0].own);
        page.describe_near(0, &mut row);
        page.describe_place(0, &mut row);
        assert_eq!(row.at, WIDTH);
        assert!(row.values.iter().all(|value| value.is_finite()));
        assert!((describe(&seen, &[-3.0, 4.0, 2.0])[1][0] - 4.0).abs() < 1e-6);
        assert_eq!(describe(&[], &[]).len(), 0);
    }

    #[test]
    fn runs_are_found() {
        assert_eq!(runs(&[true, false, true, true]), [(0, 1), (2, 4)]);
        assert_eq!(runs(&[]), []);
    }
}
