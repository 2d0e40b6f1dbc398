//! Whether a piece speaks of what the story speaks of: the words that it and its neighbours share with the headline and
//! the first paragraphs. Teasers of other stories read like paragraphs, but are about something else.

use foldhash::HashMap;

use super::describe::View;
use crate::page::body::Kind;
use crate::page::words::Words;

/// Paragraphs of running text by which the story opens.
const OPENING: usize = 8;

/// Pieces on each side over which is summed up.
const REACH: usize = 8;

/// Words of a piece that count at most.
const WORDS: usize = 40;

/// How much the pieces of a page share with its opening, 0 to 1.
#[derive(Debug)]
pub(super) struct Cohesion {
    /// Each piece by itself.
    pub(super) own: Vec<f32>,
    /// The pieces before each, with it, and those after it.
    pub(super) before: Vec<f32>,
    pub(super) after: Vec<f32>,
}

impl Cohesion {
    pub(super) fn of(view: &View) -> Self {
        let count = view.pieces.len();
        let opening = Opening::of(view);
        let (mut own, mut held, mut all) = (Vec::with_capacity(count), vec![0.0f32], vec![0.0f32]);
        for piece in 0..count {
            let (shared, words) = opening.shared(view.plain, piece);
            own.push(shared / words.max(1.0));
            held.push(held[piece] + shared);
            all.push(all[piece] + words);
        }
        let share = |start: usize, end: usize| (held[end] - held[start]) / (all[end] - all[start]).max(1.0);
        let before = (0..count).map(|piece| share((piece + 1).saturating_sub(REACH), piece + 1)).collect();
        let after = (0..count).map(|piece| share(piece + 1, (piece + 1 + REACH).min(count))).collect();
        Self { own, before, after }
    }
}

/// The words of the headline and the first paragraphs.
struct Opening {
    /// In how many of these pieces each word stands.
    words: HashMap<u64, u32>,
    /// The pieces.
    pieces: Vec<usize>,
}

impl Opening {
    fn of(view: &View) -> Self {
        let start = view.title.unwrap_or(view.stretch.start).min(view.pieces.len());
        let prose = (start..view.pieces.len()).filter(|&piece| view.kinds[piece] == Kind::Prose);
        let mut pieces: Vec<usize> = view.title.into_iter().chain(prose.take(OPENING)).collect();
        pieces.dedup();
        let mut words: HashMap<u64, u32> = HashMap::default();
        for &word in pieces.iter().flat_map(|&piece| view.plain.content(piece)) {
            *words.entry(word).or_default() += 1;
        }
        Self { words, pieces }
    }

    /// How many words of a piece stand in the opening (in another piece of it, if the piece is part of it), and how many
    /// it has.
    fn shared(&self, plain: &Words, piece: usize) -> (f32, f32) {
        let content = plain.content(piece);
        let content = &content[..content.len().min(WORDS)];
        let least = 1 + u32::from(self.pieces.contains(&piece));
        let held =
            content.iter().filter(|word| self.words.get(word).is_some_and(|&count| count >= least)).count();
        (held as f32, content.len() as f32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::sheet::Beside;
    use crate::page::{body, line};

    #[test]
    fn teasers_speak_of_something_else() {
        let text = "Ministers agree on aid\n\nThe ministers agreed on aid for the harbour, an official said.\n\n\
                    The harbour needs aid, the ministers said.\n\nA singer showed her new dress at a gala.";
        let pieces = line::join(text, &line::cut(text).0);
        let plain = Words::of(text, &pieces);
        let kinds = body::judge(text, &pieces, &plain);
        let (stretch, title) = (1..3, Some(0));
        let view = View {
            text,
            pieces: &pieces,
            plain: &plain,
            kinds: &kinds,
            stretch: &stretch,
            title,
            beside: Beside::default(),
        };
        let found = Cohesion::of(&view);
        assert!(found.own[1] > 0.5 && found.own[2] > 0.5, "{:?}", found.own);
        assert!(found.own[3] < 0.1 && found.after[2] < 0.1 && found.before[3] > found.after[2], "{found:?}");
    }
}
