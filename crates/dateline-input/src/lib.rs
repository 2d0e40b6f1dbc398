//! Pages from files, folders, standard input, JSON Lines and web archives, compressed or not.
//!
//! ```
//! # fn main() -> std::io::Result<()> {
//! # let folder = tempfile::tempdir()?;
//! # std::fs::write(folder.path().join("a.txt"), "Ministers met in Geneva on Monday.")?;
//! use dateline_input::{Options, pages};
//!
//! for found in pages([folder.path()], Options::default()) {
//!     match found {
//!         Ok(found) => println!("{}: {} bytes", found.origin, found.page.bytes.len()),
//!         Err(problem) => eprintln!("{problem}"),
//!     }
//! }
//! # Ok(())
//! # }
//! ```
//!
//! [`pages`] walks what it is given lazily, in order, and holds one page at a time. What cannot be read (a missing file,
//! a bad line) is an item of its own, so that one bad line never costs the others.
//!
//! - A **file** is one page, unless its name ends in `.jsonl`, `.ndjson` or `.warc`.
//! - A **folder** is every file below it in the order of their names, hidden files, media files and
//!   files about the folder (`README`, `LICENSE`) aside.
//! - **JSON Lines** carry one page a line: `{"id", "url", "title", "published", "fetched"}` and exactly one of
//!   `"html"`, `"page"`, `"article"`. Other keys are left alone.
//! - A **web archive** (`.warc`, by the record compressed or not) carries pages in its response and resource records,
//!   with their address and the time at which they were fetched; other records are passed over and counted
//!   ([`Pages::skipped`]).
//! - `-` is standard input: JSON Lines where it begins with `{`, a web archive where it begins with `WARC/`, else one page.
//! - Any of them may be compressed by gzip or Zstandard; the bytes tell, not the name.

mod decode;
mod error;
mod files;
mod lines;
mod model;
mod ontology;
mod pages;
mod record;
mod walk;
mod warc;

pub use crate::error::{Error, Result};
pub use crate::files::{holds_archive, holds_json_lines};
pub use crate::model::language_model;
pub use crate::ontology::{ontology, ontology_files};
pub use crate::pages::{Found, Naming, Options, Origin, Pages, pages};
pub use crate::record::from_json;
pub use crate::walk::total_bytes;
pub use crate::warc::Skipped;
