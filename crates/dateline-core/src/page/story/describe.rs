//! What the model sees of each piece.

use std::ops::Range;

use foldhash::HashMap;

use super::cohesion::Cohesion;
use super::containers::Containers;
use super::signs::Signs;
use crate::page::body::Kind;
use crate::page::line::Piece;
use crate::page::sheet::Beside;
use crate::page::words::{Words, shared};

/// Words of a piece that are seen one by one.
const WORDS: usize = 40;

/// Pieces before and after that are seen.
const AROUND: isize = 3;

/// How far back the nearest label is looked for, in pieces.
const LABEL_REACH: usize = 12;

/// A page as the model sees it.
pub(crate) struct View<'a> {
    /// The whole text.
    pub(crate) text: &'a str,
    /// Its pieces.
    pub(crate) pieces: &'a [Piece],
    /// The words of each.
    pub(crate) plain: &'a Words,
    /// What each is by itself.
    pub(crate) kinds: &'a [Kind],
    /// The stretch that the rules take for the story.
    pub(crate) stretch: &'a Range<usize>,
    /// The headline, as far as it is known by now.
    pub(crate) title: Option<usize>,
    /// What is known of the page beside its lines.
    pub(crate) beside: Beside<'a>,
}

/// Features of one piece, as hashes.
#[derive(Default)]
pub(in crate::page) struct Features {
    pub(in crate::page) found: Vec<u32>,
}

impl Features {
    pub(in crate::page) fn add<const N: usize>(&mut self, template: u32, values: [u32; N]) {
        self.found.push(hash(template, values));
    }
}

pub(super) fn hash<const N: usize>(template: u32, values: [u32; N]) -> u32 {
    const PRIME: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut hash = u64::from(template + 1).wrapping_mul(PRIME);
    for value in values {
        hash = (hash ^ u64::from(value)).wrapping_mul(PRIME).rotate_left(29);
    }
    let hash = hash.wrapping_mul(PRIME);
    (hash ^ (hash >> 32)) as u32
}

pub(in crate::page) fn word_number(word: &str) -> u32 {
    crate::hash::short(word.bytes())
}

/// The place of a value among steps.
pub(in crate::page) fn bin(value: f32, steps: &[f32]) -> u32 {
    steps.iter().take_while(|&&step| value >= step).count() as u32
}

/// Describes every piece of a page.
pub(crate) fn describe(view: &View, signs: &Signs) -> Vec<Vec<u32>> {
    let page = Page::of(view, signs);
    (0..view.pieces.len()).map(|piece| page.describe(piece)).collect()
}

/// What is computed once a page.
struct Page<'a> {
    view: &'a View<'a>,
    /// Each piece's looks in few values.
    looks: Vec<Looks>,
    /// Words of running text up to each piece.
    prose: Vec<u32>,
    /// The words of the headline and of the story that carry meaning.
    title_words: &'a [u64],
    story_words: Vec<u64>,
    copies: HashMap<&'a str, u32>,
    /// The element that holds most of the running text.
    main_parent: u32,
    containers: Option<Containers<'a>>,
    signs: &'a Signs,
}

/// A piece's looks in few values.
#[derive(Clone, Copy, Default)]
struct Looks {
    length: u32,
    stop: u32,
    capitals: u32,
    functions: u32,
    kind: u32,
    bullet: u32,
    role: u32,
    zone: u32,
    links: u32,
    parent: u32,
}

impl<'a> Page<'a> {
    fn of(view: &'a View, signs: &'a Signs) -> Self {
        let mut prose = Vec::with_capacity(view.pieces.len() + 1);
        let mut sum = 0;
        prose.push(sum);
        let mut parents: HashMap<u32, u32> = HashMap::default();
        let mut copies = HashMap::default();
        for (piece, kind) in view.pieces.iter().zip(view.kinds) {
            if *kind == Kind::Prose {
                sum += piece.shape.words;
                *parents.entry(piece.hint.parent).or_default() += piece.shape.words;
            }
            prose.push(sum);
            *copies.entry(&view.text[piece.range.clone()]).or_default() += 1;
        }
        let main_parent = parents
            .into_iter()
            .max_by_key(|&(parent, words)| (words, parent))
            .map_or(0, |(parent, _)| parent);
        let prose_pieces = view.stretch.clone().filter(|&piece| view.kinds[piece] == Kind::Prose);
        let story_words = view.plain.content_of(prose_pieces.take(60));
        Self {
            view,
            looks: view.pieces.iter().zip(view.kinds).map(|(piece, &kind)| Looks::of(piece, kind)).collect(),
            prose,
            title_words: view.title.map_or(&[], |title| view.plain.content(title)),
            story_words,
            copies,
            main_parent,
            signs,
            containers: view.beside.tree.map(|tree| Containers::of(tree, view.pieces, view.kinds)),
        }
    }

    fn words(&self, piece: usize) -> &'a str {
        &self.view.text[self.view.pieces[piece].range.clone()]
    }

    fn describe(&self, piece: usize) -> Vec<u32> {
        let mut features = Features { found: Vec::with_capacity(96) };
        features.add(0, []);
        self.describe_looks(piece, &mut features);
        self.describe_place(piece, &mut features);
        self.describe_words(piece, &mut features);
        self.describe_label(piece, &mut features);
        self.describe_signs(piece, &mut features);
        if let Some(containers) = &self.containers {
            containers.describe(&self.view.pieces[piece], self.view.kinds[piece], &mut features);
        }
        features.found
    }

    /// How the piece and its neighbours look.
    fn describe_looks(&self, piece: usize, features: &mut Features) {
        let own = self.looks[piece];
        let near = |offset: isize| {
            piece
                .checked_add_signed(offset)
                .and_then(|other| self.looks.get(other))
                .copied()
                .unwrap_or_default()
        };
        let shape = &self.view.pieces[piece].shape;
        features.add(1, [own.length, own.stop]);
        features.add(2, [own.kind, own.stop, own.capitals]);
        features.add(3, [own.kind, own.functions, own.length]);
        features.add(4, [own.role, own.zone, own.kind]);
        features.add(5, [own.links, own.length]);
        features.add(6, [own.bullet, own.kind, own.length]);
        features.add(7, [own.capitals, own.length, own.stop]);
        features.add(8, [u32::from(shape.ends_open), own.kind]);
        features.add(9, [bin(shape.numbers as f32, &[1.0, 2.0, 4.0, 8.0]), own.length]);
        features.add(10, [self.copies[self.words(piece)].min(4), own.length]);
        features.add(11, [u32::from(self.view.pieces[piece].gap), own.kind, near(1).kind]);
        let parent = u32::from(self.view.pieces[piece].hint.parent == self.main_parent);
        features.add(12, [parent, own.kind]);
        features.add(13, [parent, own.role, own.zone, own.links]);
        for offset in -AROUND..=AROUND {
            let other = near(offset);
            let place = (offset + AROUND) as u32;
            features.add(20, [place, other.kind, other.length, own.kind]);
            features.add(21, [place, other.role, other.zone, own.role]);
            features.add(22, [place, u32::from(other.parent == own.parent), own.kind]);
        }
        features.add(23, [near(-1).kind, own.kind, near(1).kind]);
        features.add(24, [near(-1).length, own.length, near(1).length]);
        features.add(25, [near(-1).stop, own.stop, near(1).stop, own.bullet, near(-1).bullet]);
        features.add(26, [near(-2).kind, near(-1).kind, own.kind, near(1).kind, near(2).kind]);
        let first = self.words(piece).chars().next().unwrap_or(' ');
        let last = self.words(piece).chars().next_back().unwrap_or(' ');
        features.add(27, [u32::from(first), own.kind]);
        features.add(28, [u32::from(last), own.kind]);
    }

    /// Where the piece stands.
    fn describe_place(&self, piece: usize, features: &mut Features) {
        let own = self.looks[piece];
        let stretch = self.view.stretch;
        let steps = [1.0, 2.0, 4.0, 8.0, 16.0, 40.0];
        let (side, distance) = match piece {
            _ if piece < stretch.start => (0, stretch.start - piece),
            _ if piece >= stretch.end => (1, piece + 1 - stretch.end),
            _ => (2, (piece - stretch.start).min(stretch.end - 1 - piece)),
        };
        let distance = bin(distance as f32, &steps);
        features.add(30, [side, distance, own.kind]);
        features.add(31, [side, own.length, own.stop]);
        let (above, from_title) = match self.view.title {
            Some(title) if piece < title => (0, title - piece),
            Some(title) if piece == title => (1, 0),
            Some(title) => (2, piece - title),
            None => (3, 0),
        };
        features.add(32, [above, bin(from_title as f32, &steps), own.kind]);
        features.add(33, [above, side, own.kind]);
        let share = 10 * piece / self.view.pieces.len().max(1);
        features.add(34, [share as u32, own.kind]);
        let total = self.prose.last().copied().unwrap_or_default().max(1);
        let behind = self.prose[piece] as f32 / total as f32;
        features.add(35, [bin(behind, &[0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99]), side, own.kind]);
        let reach = |start: usize, end: usize| {
            let end = end.min(self.prose.len() - 1);
            bin(
                (self.prose[end] - self.prose[start.min(end)]) as f32,
                &[1.0, 20.0, 50.0, 100.0, 200.0, 400.0],
            )
        };
        let (before, after) = (reach(piece.saturating_sub(5), piece), reach(piece + 1, piece + 6));
        features.add(36, [before, after, own.kind]);
        features.add(37, [before, after, own.length]);
        features.add(38, [reach(piece.saturating_sub(2), piece), reach(piece + 1, piece + 3), own.kind]);
    }

    /// What the piece says.
    fn describe_words(&self, piece: usize, features: &mut Features) {
        let own = self.looks[piece];
        let words = || self.view.plain.numbers(piece);
        let count = words().len();
        if let Some(body) = self.view.beside.body {
            let numbers: Vec<u32> = words().collect();
            let share = body.share(&numbers).map_or(0, |share| 1 + bin(share, &[0.1, 0.5, 0.9]));
            features.add(47, [share, own.kind]);
            features.add(48, [share, own.length]);
        }
        let long = u32::from(own.length >= 6);
        for word in words().take(WORDS) {
            features.add(40, [word, long]);
        }
        let at = |place: usize| words().nth(place).unwrap_or(0);
        features.add(41, [at(0), own.length.min(6)]);
        features.add(42, [at(0), at(1)]);
        features.add(43, [words().last().unwrap_or(0), long]);
        if count <= 6 {
            let whole = words().fold(7, |whole, word| hash(44, [whole, word]));
            features.add(44, [whole]);
        }
        let content = self.view.plain.content(piece);
        let with_title = shared(content, self.title_words).min(4) as u32;
        features.add(45, [with_title, own.kind]);
        let with_story = shared(content, &self.story_words) as f32 / content.len().max(1) as f32;
        features.add(46, [bin(with_story, &[0.05, 0.2, 0.4, 0.6, 0.8, 1.0]), own.kind, own.length.min(7)]);
    }

    /// What a few kinds of lines show by themselves: a standfirst its place, a call to click its capitals, who to write to
    /// an address.
    fn describe_signs(&self, piece: usize, features: &mut Features) {
        let own = self.looks[piece];
        let shape = &self.view.pieces[piece].shape;
        if self.signs.standfirst == Some(piece) {
            let signed = (1..=4)
                .any(|below| self.view.kinds.get(piece + below).is_some_and(|&kind| kind == Kind::Signature));
            features.add(56, [own.stop, u32::from(signed)]);
            features.add(57, [own.length, own.kind]);
        }
        let shouted = bin(shape.shouted as f32 / shape.words.max(1) as f32, &[0.2, 0.45, 0.8]);
        features.add(58, [shouted, own.length]);
        let share = |shares: &[f32]| bin(shares[piece], &[0.02, 0.06, 0.12, 0.2, 0.3, 0.45]);
        let Cohesion { own: alone, before, after } = &self.signs.cohesion;
        features.add(54, [share(alone), own.length, own.kind]);
        features.add(55, [share(before), share(after), own.kind]);
        features.add(49, [share(before), own.kind, own.length.min(7)]);
        let text = self.words(piece);
        let at = text.bytes().position(|byte| byte == b'@');
        let handle =
            at.map_or(0, |at| if at > 0 && text.as_bytes()[at - 1].is_ascii_alphanumeric() { 1 } else { 2 });
        if handle > 0 {
            features.add(59, [handle, own.length]);
        }
    }

    /// The nearest label above: `Related`, `About the author`.
    fn describe_label(&self, piece: usize, features: &mut Features) {
        let own = self.looks[piece];
        let label = (1..=LABEL_REACH.min(piece)).find(|&back| {
            let shape = &self.view.pieces[piece - back].shape;
            shape.words <= 5 && !shape.stop
        });
        let Some(back) = label else { return features.add(50, [0, own.kind]) };
        let near = bin(back as f32, &[2.0, 3.0, 5.0, 8.0]);
        for word in self.view.plain.numbers(piece - back).take(6) {
            features.add(51, [word, near.min(2), own.kind]);
            features.add(52, [word, u32::from(own.length >= 5)]);
        }
        features.add(
            53,
            [
                near,
                own.kind,
                u32::from(self.view.pieces[piece - back].hint.role == self.view.pieces[piece].hint.role),
            ],
        );
    }
}

impl Looks {
    fn of(piece: &Piece, kind: Kind) -> Self {
        let shape = &piece.shape;
        let share = |count: u32| count as f32 / shape.words.max(1) as f32;
        Self {
            length: bin(shape.words as f32, &[1.0, 2.0, 3.0, 4.0, 6.0, 9.0, 13.0, 21.0, 36.0, 61.0]),
            stop: u32::from(shape.stop),
            capitals: bin(share(shape.capitals), &[0.15, 0.3, 0.5, 0.7, 0.9]),
            functions: bin(share(shape.functions), &[0.01, 0.15, 0.25, 0.35, 0.45]),
            kind: kind as u32 + 1,
            bullet: u32::from(piece.bullet),
            role: piece.hint.role as u32,
            zone: piece.hint.zone as u32,
            links: bin(piece.hint.links, &[0.01, 0.2, 0.5, 0.8, 0.99]),
            parent: piece.hint.parent,
        }
    }
}
