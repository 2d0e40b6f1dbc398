//! HTML: rendered into the text and the lines that plain pages have too, with what its metadata says.

mod json_ld;
mod markup;
mod metadata;
mod reference;
mod render;
mod stack;
mod token;
mod tree;
mod words;

pub(super) use self::metadata::{Claim, Metadata, Property};
pub(super) use self::render::{Rendered, render};
pub(super) use self::tree::Tree;
