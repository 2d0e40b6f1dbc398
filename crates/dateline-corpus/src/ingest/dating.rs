//! Dates of pages that state none, narrowed by the other documents of the corpus.
//!
//! The date of an undated document is a function of the set of documents: of its own clues, and of those that share
//! **bonds** with it and state their day ([`dateline_core::time::document`]). Dates that were inferred are no evidence for
//! others, and a bond that too many share is none, so the order of arrival makes no difference. It is worked out again, in
//! the transaction of the ingest, whenever a document that shares a bond comes, goes or changes; where the date is then
//! another, the document is read again from its stored text and its rows are replaced. Its revision stays: the page is the
//! same.

use std::collections::BTreeSet;

use dateline_core::Analysis;
use dateline_core::analysis::{Article, Basis};
use dateline_core::time::document::{Bearer, Bond, Clue, MOST_BEARERS, bonds, clues_from_others, stated_day};

use super::apply::Batch;
use super::prepare::{Prepared, prepare};
use crate::error::{Error, Result};
use crate::store::{ChangeRow, DocumentKey};
use crate::values::{Analyzed, ChangeKind};

/// What a batch changes for the dates of others.
#[derive(Default)]
pub(super) struct Dating {
    /// Bonds that documents gained or lost.
    touched: BTreeSet<u64>,
    /// How often a document gained or lost bonds.
    changes: usize,
    /// Undated documents that came.
    undated: BTreeSet<DocumentKey>,
}

/// Whether a page states no date.
fn is_undated(article: &Article) -> bool {
    article.published.as_ref().is_none_or(|date| date.basis == Basis::Inferred)
}

impl Batch<'_> {
    /// Stores the bonds of a document.
    pub(super) fn bind(&mut self, key: DocumentKey, analysis: &Analysis) -> Result<()> {
        let bonds: Vec<u64> = bonds(analysis).into_iter().map(|bond| bond.key).collect();
        let stated = stated_day(&analysis.article).map(|day| day.to_string()).unwrap_or_default();
        let undated = is_undated(&analysis.article);
        self.writer.set_bonds(key, &stated, undated, &bonds)?;
        self.dating.touched.extend(bonds);
        self.dating.changes += 1;
        if undated {
            self.dating.undated.insert(key);
        }
        Ok(())
    }

    /// Takes the bonds of a document back.
    pub(super) fn unbind(&mut self, key: DocumentKey) -> Result<()> {
        self.dating.touched.extend(self.writer.bonds_of(key)?);
        self.dating.changes += 1;
        self.dating.undated.remove(&key);
        self.writer.clear_bonds(key)
    }

    /// Brings the dates of undated documents up to date.
    pub(super) fn date(&mut self) -> Result<()> {
        let Dating { touched, changes, mut undated } = std::mem::take(&mut self.dating);
        let limit = MOST_BEARERS + changes;
        for bond in touched {
            let bearers = self.writer.bearers_of(bond, limit + 1)?;
            // A bond that so many share said nothing before the batch and says nothing after it.
            if bearers.len() <= limit {
                undated.extend(bearers.iter().filter(|bearer| bearer.undated).map(|bearer| bearer.document));
            }
        }
        for key in undated {
            self.date_one(key)?;
        }
        self.dating = Dating::default();
        Ok(())
    }

    fn date_one(&mut self, key: DocumentKey) -> Result<()> {
        let Some((row, json)) = self.writer.document(key)?.zip(self.writer.analysis(key)?) else {
            return Ok(());
        };
        let analysis: Analysis =
            serde_json::from_str(&json).map_err(|error| Error::storage("read an analysis", error))?;
        let clues = self.clues(&row.summary.id, bonds(&analysis))?;
        if clues.is_empty() && !self.writer.is_narrowed(key)? {
            return Ok(());
        }
        let again = dateline_core::redate(&analysis, &clues, &self.options);
        self.writer.set_narrowed(key, !clues.is_empty())?;
        if again == analysis {
            return Ok(());
        }
        let content_hash = row.revision.content_hash.clone();
        let mut prepared =
            prepare(Analyzed { analysis: again, content_hash }, &row.revision.ingest_time, None)?;
        prepared.row.furniture = row.furniture;
        prepared.row.revision.revision = row.revision.revision;
        prepared.row.summary.revision = row.revision.revision;
        self.replace(key, &prepared)?;
        self.writer.note(&ChangeRow {
            time: self.time.clone(),
            kind: ChangeKind::DocumentStored,
            id: row.summary.id,
            now: Some(row.revision.revision.to_string()),
        })
    }

    /// What the documents that share bonds with one say of its date.
    fn clues(&self, id: &str, bonds: Vec<Bond>) -> Result<Vec<Clue>> {
        let mut shared: Vec<(Bond, Vec<Bearer>)> = Vec::new();
        for bond in bonds {
            let rows = self.writer.bearers_of(bond.key, MOST_BEARERS + 1)?;
            let bearers = rows
                .into_iter()
                .map(|row| Bearer { document: row.id, published: row.published.parse().ok() });
            shared.push((bond, bearers.collect()));
        }
        Ok(clues_from_others(id, &shared))
    }

    fn replace(&mut self, key: DocumentKey, prepared: &Prepared) -> Result<()> {
        self.clear(key)?;
        self.writer.put_document(&prepared.row, &prepared.json)?;
        self.store_content(key, prepared)
    }
}
