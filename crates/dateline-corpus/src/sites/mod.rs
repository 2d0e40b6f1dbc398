//! Which lines stand on many pages of a site, so that its furniture is not read as its stories.
//!
//! Of each site the lines of [`SAMPLE`] documents are counted: those whose ids have the least hashes, which has nothing to
//! do with when they came. So the counts are a function of the set of documents, and bounded. A site is the host of an
//! address; pages without one belong to none.
//!
//! A page is read with what is known when its batch begins, and the document remembers which of its lines were furniture
//! by then. It is read again when it is ingested again after that has changed. So documents that are ingested once more in
//! any order end in one state: their texts, and with them the counts, stay what they are.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use dateline_core::page::repeated::{SiteLines, lines};
use serde::Deserialize;

use crate::error::{Error, Result};
use crate::store::{DocumentKey, Reader, Writer};

/// Documents of a site whose lines are counted.
const SAMPLE: usize = 256;

/// Lines on fewer pages are never furniture, and not asked for.
const FEWEST: u32 = 3;

/// What is known of sites.
pub(crate) type Known = BTreeMap<String, Arc<SiteLines>>;

/// What is known of those sites.
pub(crate) fn known(reader: &dyn Reader, sites: BTreeSet<String>) -> Result<Known> {
    let mut known = Known::new();
    for site in sites {
        let pages = reader.first_of_site(&site, SAMPLE)?.len() as u32;
        if pages >= FEWEST {
            let counts = reader.site_lines(&site, FEWEST)?;
            known.insert(site, Arc::new(SiteLines::from_counts(pages, counts)));
        }
    }
    Ok(known)
}

/// A number for what a reading of a text takes from what is known of its site; 0 for nothing.
pub(crate) fn taken(site: &SiteLines, text: &str) -> u64 {
    site.furniture_in(text)
        .into_iter()
        .fold(0, |hash: u64, line| (hash.rotate_left(9) ^ line).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
}

/// Counts a document that came.
pub(crate) fn enter(writer: &dyn Writer, key: DocumentKey, id: &str, site: &str, text: &str) -> Result<()> {
    writer.insert_site_document(site, rank(id), key)?;
    let first = writer.first_of_site(site, SAMPLE + 1)?;
    if first.iter().take(SAMPLE).any(|&document| document == key) {
        writer.count_lines(site, &lines(text), 1)?;
        if let Some(&pushed) = first.get(SAMPLE) {
            writer.count_lines(site, &lines(&text_of(writer, pushed)?), -1)?;
        }
    }
    Ok(())
}

/// Takes off the counts a document that goes, as long as its analysis is still there.
pub(crate) fn leave(writer: &dyn Writer, key: DocumentKey) -> Result<()> {
    let Some(site) = writer.site_of(key)? else { return Ok(()) };
    let first = writer.first_of_site(&site, SAMPLE + 1)?;
    if first.iter().take(SAMPLE).any(|&document| document == key) {
        writer.count_lines(&site, &lines(&text_of(writer, key)?), -1)?;
        if let Some(&next) = first.get(SAMPLE) {
            writer.count_lines(&site, &lines(&text_of(writer, next)?), 1)?;
        }
    }
    writer.remove_site_document(key)
}

/// The place of a document among those of its site.
fn rank(id: &str) -> i64 {
    let mut first = [0; 8];
    first.copy_from_slice(&blake3::hash(id.as_bytes()).as_bytes()[..8]);
    i64::from_le_bytes(first)
}

/// The text of a stored analysis.
pub(crate) fn text_of(reader: &(impl Reader + ?Sized), key: DocumentKey) -> Result<String> {
    #[derive(Deserialize)]
    struct Stored {
        text: String,
    }
    let Some(json) = reader.analysis(key)? else { return Ok(String::new()) };
    let stored: Stored =
        serde_json::from_str(&json).map_err(|error| Error::storage("read an analysis", error))?;
    Ok(stored.text)
}
