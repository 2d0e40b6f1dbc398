//! What is counted over a whole page.

use foldhash::HashMap;

use super::is_cut;
use crate::page::body::Kind;
use crate::page::html::Tree;
use crate::page::line::{Piece, Role, Zone};
use crate::page::sheet::Sheet;

/// Counts over a whole page.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// Words of running text, and of that which does not stand around the story by its markup.
    pub(super) prose: u32,
    pub(super) prose_near: u32,
    /// Words of the longest paragraph, paragraphs of forty words, all paragraphs.
    pub(super) longest: u32,
    pub(super) long: u32,
    pub(super) paragraphs: u32,
    /// Words of running text in the element that holds most of it, and in the stretch that rules take for the story.
    pub(super) main: u32,
    pub(super) stretch: u32,
    /// Links of a headline's length, and those that do not stand around the story.
    pub(super) links: u32,
    pub(super) links_near: u32,
    pub(super) headlines: u32,
    pub(super) headings: u32,
    pub(super) linked_headings: u32,
    pub(super) dates: u32,
    /// Paragraphs that are cut off.
    pub(super) cut: u32,
    /// The most links of a headline's length in elements that bear the same names: the entries of a list are made alike.
    pub(super) alike: u32,
    /// The most often that a line of up to four words stands outside the page's surroundings: `Read more`.
    pub(super) label: u32,
}

impl Counts {
    pub(super) fn of(sheet: &Sheet, tree: Option<&Tree>) -> Self {
        let mut counts = Self::default();
        let mut holders: HashMap<u32, u32> = HashMap::default();
        let mut alike: HashMap<[&[u32]; 2], u32> = HashMap::default();
        let mut labels: HashMap<&str, u32> = HashMap::default();
        for (at, (piece, &kind)) in sheet.pieces.iter().zip(&sheet.kinds).enumerate() {
            let words = piece.shape.words;
            let near = piece.hint.zone != Zone::Around;
            if kind == Kind::Prose {
                counts.prose += words;
                counts.prose_near += if near { words } else { 0 };
                counts.longest = counts.longest.max(words);
                counts.long += u32::from(words >= 40);
                counts.paragraphs += 1;
                counts.cut += u32::from(is_cut(sheet.words(at)));
                *holders.entry(piece.hint.parent).or_default() += words;
            }
            let linked = piece.hint.links >= 0.7;
            if linked && (4..=25).contains(&words) && piece.hint.role != Role::Control {
                counts.links += 1;
                counts.links_near += u32::from(near);
                *alike.entry(names(tree, piece)).or_default() += u32::from(near);
            }
            if words <= 4 && near {
                *labels.entry(sheet.words(at)).or_default() += 1;
            }
            let heading = matches!(piece.hint.role, Role::Heading | Role::Headline);
            counts.headlines += u32::from(piece.hint.role == Role::Headline);
            counts.headings += u32::from(heading);
            counts.linked_headings += u32::from(heading && linked);
            counts.dates += u32::from(kind == Kind::Signature);
        }
        counts.main = holders.into_values().max().unwrap_or_default();
        counts.stretch = sheet.stretch_words;
        counts.alike = alike.into_values().max().unwrap_or_default();
        counts.label = labels.into_values().max().unwrap_or_default();
        counts
    }

    /// What may be the entries of a list: links of a headline's length, headings.
    pub(super) fn entries(&self) -> u32 {
        self.links.max(self.headings)
    }

    /// Whether most of the running text stands in one element, as that of one story does.
    pub(super) fn is_mostly_in_one_element(&self) -> bool {
        self.main * 10 >= self.prose * 6
    }

    /// Words of a paragraph.
    pub(super) fn mean(&self) -> u32 {
        self.prose / self.paragraphs.max(1)
    }
}

/// The names of the element that holds a piece, and of the one around it.
fn names<'t>(tree: Option<&'t Tree>, piece: &Piece) -> [&'t [u32]; 2] {
    tree.map_or([&[], &[]], |tree| [piece.hint.element, piece.hint.parent].map(|id| tree.names(id)))
}
