//! Which documents carry one body: syndicated stories, pages scraped again under another address.
//!
//! Two documents are copies of each other if their bodies share at least two fifths of their runs of four words. Likely
//! ones are found by sketches ([`sketch`]) and then compared exactly, so that which pairs are copies is a function of the
//! set of documents, save what a sketch overlooks. Pairs are kept; what a document is a copy of, and how many independent
//! sources stand behind an event, are read from them.

mod sketch;

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

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

/// Sketches that are kept while a batch is compared: half a kilobyte each. Documents of one site or time have the same
/// likely copies, so that most are asked for again and again.
const SKETCHES: usize = 16_384;

/// Shingles of bodies that are kept while a batch is compared: 16 bytes each.
const SHINGLES: usize = 1 << 20;

/// Finds the copies of documents that were stored, among all that are.
pub(crate) fn relate(writer: &dyn Writer, documents: &BTreeSet<DocumentKey>) -> Result<()> {
    let mut bodies = Bodies { writer, sketches: HashMap::new(), shingles: HashMap::new(), held: 0 };
    for &document in documents {
        let Some(sketch) = bodies.sketch(document)? else { continue };
        let mut likely = BTreeSet::new();
        for band in sketch.bands() {
            likely.extend(writer.documents_in_band(band, LOOKED_AT)?);
        }
        likely.remove(&document);
        for other in likely {
            let Some(theirs) = bodies.sketch(other)? else { continue };
            if sketch.resemblance(&theirs) < COPY - DOUBT {
                continue;
            }
            // Sketches that are the same are of bodies that differ in a few words at most.
            let similarity = if sketch == theirs { 1.0 } else { bodies.similarity(document, other)? };
            if similarity >= COPY {
                writer.insert_copy(document, other, similarity)?;
            }
        }
    }
    Ok(())
}

/// Documents that are being compared; what was read of them is kept as long as there is room.
struct Bodies<'w> {
    writer: &'w dyn Writer,
    sketches: HashMap<DocumentKey, Option<Rc<Sketch>>>,
    shingles: HashMap<DocumentKey, Option<Rc<Shingles>>>,
    /// How many shingles those hold.
    held: usize,
}

impl Bodies<'_> {
    fn sketch(&mut self, document: DocumentKey) -> Result<Option<Rc<Sketch>>> {
        if let Some(known) = self.sketches.get(&document) {
            return Ok(known.clone());
        }
        if self.sketches.len() >= SKETCHES {
            self.sketches.clear();
        }
        let sketch = self.writer.sketch(document)?.map(Rc::new);
        self.sketches.insert(document, sketch.clone());
        Ok(sketch)
    }

    fn similarity(&mut self, document: DocumentKey, other: DocumentKey) -> Result<f32> {
        let (ours, theirs) = (self.shingles(document)?, self.shingles(other)?);
        Ok(ours.zip(theirs).map_or(0.0, |(ours, theirs)| ours.similarity(&theirs)))
    }

    fn shingles(&mut self, document: DocumentKey) -> Result<Option<Rc<Shingles>>> {
        if let Some(known) = self.shingles.get(&document) {
            return Ok(known.clone());
        }
        if self.held >= SHINGLES {
            self.shingles.clear();
            self.held = 0;
        }
        let shingles = self.read(document)?.map(Rc::new);
        self.held += shingles.as_ref().map_or(0, |shingles| shingles.count());
        self.shingles.insert(document, shingles.clone());
        Ok(shingles)
    }

    fn read(&self, document: DocumentKey) -> Result<Option<Shingles>> {
        let Some(json) = self.writer.analysis(document)? else { return Ok(None) };
        let stored: Stored =
            serde_json::from_str(&json).map_err(|error| Error::storage("read an analysis", error))?;
        Ok(Shingles::of(stored.article.paragraphs.iter().map(|block| block.text.as_str())))
    }
}
