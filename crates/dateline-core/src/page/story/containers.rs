//! What the elements around a piece say of it: their names, what else stands in them, and how far they are from the
//! element that holds most of the running text.

use foldhash::HashMap;

use super::describe::{Features, bin};
use crate::page::body::Kind;
use crate::page::html::Tree;
use crate::page::line::Piece;

/// Elements around a piece that are looked at.
const LEVELS: usize = 24;

/// Elements around a piece whose names are looked at.
const NAMED: usize = 7;

/// What stands in an element.
#[derive(Clone, Copy, Default)]
struct Content {
    words: u32,
    prose: u32,
    linked: f32,
    pieces: u32,
}

/// The elements of a page, with what stands in each.
pub(super) struct Containers<'a> {
    tree: &'a Tree,
    contents: HashMap<u32, Content>,
    /// The element that holds most of the running text, with the steps up from it to each element around it.
    main: HashMap<u32, u32>,
    page: Content,
}

impl Content {
    fn add(&mut self, piece: &Piece, kind: Kind) {
        let words = piece.shape.words;
        self.words += words;
        self.prose += if kind == Kind::Prose { words } else { 0 };
        self.linked += words as f32 * piece.hint.links;
        self.pieces += 1;
    }

    fn share(&self, part: f32) -> f32 {
        part / self.words.max(1) as f32
    }
}

impl<'a> Containers<'a> {
    pub(super) fn of(tree: &'a Tree, pieces: &[Piece], kinds: &[Kind]) -> Self {
        let mut contents: HashMap<u32, Content> = HashMap::default();
        let mut page = Content::default();
        let mut prose: HashMap<u32, u32> = HashMap::default();
        for (piece, &kind) in pieces.iter().zip(kinds) {
            page.add(piece, kind);
            contents.entry(piece.hint.element).or_default().add(piece, kind);
            for around in tree.around(piece.hint.element).take(LEVELS) {
                contents.entry(around).or_default().add(piece, kind);
            }
            if kind == Kind::Prose {
                *prose.entry(piece.hint.parent).or_default() += piece.shape.words;
            }
        }
        let main = prose.into_iter().max_by_key(|&(id, words)| (words, id)).map_or(0, |(id, _)| id);
        let path = std::iter::once(main).chain(tree.around(main).take(LEVELS));
        Self { tree, contents, main: path.zip(0..).collect(), page }
    }

    /// Adds the features of a piece.
    pub(super) fn describe(&self, piece: &Piece, kind: Kind, features: &mut Features) {
        let kind = kind as u32 + 1;
        let element = piece.hint.element;
        features.add(70, [u32::from(piece.hint.hidden), kind]);
        for (level, id) in std::iter::once(element).chain(self.tree.around(element).take(NAMED)).enumerate() {
            let level = level as u32;
            let step = if level < 2 {
                level
            } else if level < 4 {
                2
            } else {
                3
            };
            for &name in self.tree.names(id) {
                features.add(60, [step, name]);
                if level < 2 {
                    features.add(61, [step, name, kind]);
                }
            }
            if (1..4).contains(&level) {
                self.describe_content(level, id, kind, features);
            }
        }
        let (up, down) = self.distance(element);
        features.add(62, [up.min(6), down.min(6), kind]);
        features.add(
            63,
            [
                up.min(6),
                down.min(6),
                u32::from(piece.hint.links > 0.5),
                bin(piece.shape.words as f32, &[4.0, 9.0, 20.0]),
            ],
        );
    }

    fn describe_content(&self, level: u32, id: u32, kind: u32, features: &mut Features) {
        let content = self.contents.get(&id).copied().unwrap_or_default();
        let shares = [0.02, 0.2, 0.5, 0.8, 0.95];
        let prose = bin(content.share(content.prose as f32), &shares);
        let linked = bin(content.share(content.linked), &[0.02, 0.1, 0.3, 0.6]);
        let words = bin(content.words as f32, &[10.0, 30.0, 80.0, 200.0, 600.0]);
        let of_page = bin(content.prose as f32 / self.page.prose.max(1) as f32, &shares);
        let pieces = bin(content.pieces as f32, &[2.0, 4.0, 9.0, 25.0]);
        features.add(64, [level, prose, words, kind]);
        features.add(65, [level, linked, prose, kind]);
        features.add(66, [level, of_page, prose, kind]);
        features.add(67, [level, pieces, of_page, kind]);
    }

    /// The steps up from an element to the nearest one around the main element, and from there down to that.
    fn distance(&self, element: u32) -> (u32, u32) {
        let path = std::iter::once(element).chain(self.tree.around(element).take(LEVELS));
        path.zip(0..).find_map(|(id, up)| self.main.get(&id).map(|&down| (up, down))).unwrap_or((99, 99))
    }
}
