//! Which documents carry one body: syndicated stories, pages scraped again under another address.
//!
//! Two documents are copies of each other if their bodies share at least two fifths of their runs of four words. Likely
//! ones are found by sketches ([`sketch`]) and then compared exactly, so that which pairs are copies is a function of the
//! set of documents, save what a sketch overlooks. Pairs are kept; what a document is a copy of, and how many independent
//! sources stand behind an event, are read from them.

mod sketch;

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

pub(crate) use self::sketch::{Shingles, Sketch};
use crate::error::{Error, Result};
use crate::store::{DocumentKey, Writer};

/// How similar two bodies are that are copies, from 0 to 1; see `benches/copies` for what it gets right and wrong.
pub(crate) const COPY: f32 = 0.4;

/// How far the sketches of copies may be below that: three deviations.
const DOUBT: f32 = 0.13;

/// Documents that are looked at for one band, the earliest published first. More share it only where a site gives one
/// text for many stories; those past the limit know the earliest of their copies all the same.
pub(crate) const LOOKED_AT: usize = 512;

/// The body in a stored analysis.
#[derive(Deserialize)]
struct Stored {
    article: StoredArticle,
}

#[derive(Deserialize)]
struct StoredArticle {
    paragraphs: Vec<StoredBlock>,
}

#[derive(Deserialize)]
struct StoredBlock {
    text: String,
}

/// Finds the copies of documents that were stored, among all that are.
pub(crate) fn relate(writer: &dyn Writer, documents: &BTreeSet<DocumentKey>) -> Result<()> {
    let mut bodies = Bodies { writer, known: BTreeMap::new() };
    for &document in documents {
        let Some(sketch) = writer.sketch(document)? else { continue };
        let mut likely = BTreeSet::new();
        for band in sketch.bands() {
            likely.extend(writer.documents_in_band(band, LOOKED_AT)?);
        }
        likely.remove(&document);
        for other in likely {
            let Some(theirs) = writer.sketch(other)? else { continue };
            if sketch.resemblance(&theirs) < COPY - DOUBT {
                continue;
            }
            // Sketches that are the same are of bodies that differ in a few words at most.
            let similarity = if sketch == theirs { 1.0 } else { bodies.similarity(document, other)? };
            if similarity >= COPY {
                writer.insert_copy(document, other, similarity)?;
            }
        }
        bodies.known.clear();
    }
    Ok(())
}

/// Bodies that are being compared.
struct Bodies<'w> {
    writer: &'w dyn Writer,
    /// That of the document whose copies are sought; others come and go.
    known: BTreeMap<DocumentKey, Option<Shingles>>,
}

impl Bodies<'_> {
    fn similarity(&mut self, document: DocumentKey, other: DocumentKey) -> Result<f32> {
        if !self.known.contains_key(&document) {
            let shingles = self.read(document)?;
            self.known.insert(document, shingles);
        }
        let theirs = self.read(other)?;
        let ours = self.known.get(&document).and_then(Option::as_ref);
        Ok(ours.zip(theirs.as_ref()).map_or(0.0, |(ours, theirs)| ours.similarity(theirs)))
    }

    fn read(&self, document: DocumentKey) -> Result<Option<Shingles>> {
        let Some(json) = self.writer.analysis(document)? else { return Ok(None) };
        let stored: Stored =
            serde_json::from_str(&json).map_err(|error| Error::storage("read an analysis", error))?;
        Ok(Shingles::of(stored.article.paragraphs.iter().map(|block| block.text.as_str())))
    }
}
