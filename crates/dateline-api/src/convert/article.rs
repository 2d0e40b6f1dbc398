//! The story that a page carries.

use dateline_core::analysis::{Article, Author, Block, Dateline, PageKind};
use dateline_proto::v1;

use super::violation::Reader;
use super::wire::{Item, enumeration, message};

message! { Article = v1::Article {
    kind, title, title_span, authors, agency, outlet, section, language, published, updated, dateline, paragraphs,
    captions, evidence
} }
message! { Dateline = v1::Dateline { place, span } }
message! { Block = v1::Block { text, span, source_bytes } }

enumeration! { PageKind = v1::PageKind { Article, Listing, Other } }

/// An author travels as the bare name.
impl Item for Author {
    type Slot = String;

    fn into_item(self) -> String {
        self.name
    }

    fn read_item(slot: String, _: &mut Reader) -> Option<Self> {
        Some(Self { name: slot })
    }
}
