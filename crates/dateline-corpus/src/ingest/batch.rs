//! Pages in batches.

use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use dateline_core::page::repeated::site_of;
use dateline_core::{Options, Page};
use rayon::prelude::*;

use super::apply::Batch;
use super::prepare::{Prepared, document_id, prepare};
use crate::error::{Error, Result};
use crate::options::CorpusOptions;
use crate::sites;
use crate::store::Store;
use crate::values::{Analyzed, Ingested, Outcome};

/// Something to be stored: a page, or an analysis of one.
pub(crate) trait Ingestible: Send + Sync {
    /// The hash by which it is known again.
    fn content_hash(&self) -> String;
    /// The id that its document has.
    fn id(&self, content_hash: &str) -> Result<String>;
    /// The version of the engine that reads it, which is `here` unless it was read elsewhere.
    fn engine<'e>(&'e self, here: &'e str) -> &'e str;
    /// How many bytes it holds.
    fn size(&self) -> usize;
    /// The site of whose lines its reading wants to know.
    fn site(&self) -> Option<String>;
    /// Its analysis.
    fn analyzed(self, id: &str, content_hash: String, options: &Options) -> Analyzed;
}

impl Ingestible for Page {
    fn content_hash(&self) -> String {
        Analyzed::content_hash(self)
    }

    fn id(&self, _content_hash: &str) -> Result<String> {
        let known = &self.known;
        // By the bytes alone, so that a page is the same document whatever else is known of it later.
        let bytes = blake3::hash(&self.bytes).to_hex();
        document_id(known.id.as_deref(), known.url.as_deref(), &bytes)
    }

    fn engine<'e>(&'e self, here: &'e str) -> &'e str {
        here
    }

    fn size(&self) -> usize {
        self.bytes.len()
    }

    fn site(&self) -> Option<String> {
        self.known.url.as_deref().and_then(site_of)
    }

    fn analyzed(self, id: &str, content_hash: String, options: &Options) -> Analyzed {
        let mut analysis = dateline_core::analyze(&self, options);
        id.clone_into(&mut analysis.document);
        Analyzed { analysis, content_hash }
    }
}

impl Ingestible for Analyzed {
    fn content_hash(&self) -> String {
        self.content_hash.clone()
    }

    fn id(&self, content_hash: &str) -> Result<String> {
        document_id(Some(&self.analysis.document), self.analysis.url.as_deref(), content_hash)
    }

    fn engine<'e>(&'e self, _here: &'e str) -> &'e str {
        &self.analysis.engine
    }

    fn size(&self) -> usize {
        self.analysis.text.len()
    }

    fn site(&self) -> Option<String> {
        // It was read already.
        None
    }

    fn analyzed(self, id: &str, _content_hash: String, _options: &Options) -> Analyzed {
        let mut analyzed = self;
        id.clone_into(&mut analyzed.analysis.document);
        analyzed
    }
}

/// Stores items batch by batch; calls `stored` after each durable batch. Gives one outcome an item, in order.
pub(crate) fn ingest<I: Ingestible>(
    store: &impl Store,
    options: &CorpusOptions,
    items: Vec<I>,
    mut stored: impl FnMut(),
) -> Result<Vec<Ingested>> {
    let mut outcomes = Vec::with_capacity(items.len());
    let mut items = items.into_iter().peekable();
    while items.peek().is_some() {
        let mut batch = Vec::new();
        let mut bytes = 0;
        while let Some(item) = items.peek() {
            let full =
                batch.len() == options.batch_documents.get() || bytes + item.size() > options.batch_bytes;
            if full && !batch.is_empty() {
                break;
            }
            bytes += item.size();
            batch.extend(items.next());
        }
        outcomes.extend(ingest_batch(store, options, batch)?);
        stored();
    }
    Ok(outcomes)
}

/// What becomes of an item before the transaction.
enum Step {
    /// Nothing: it is there, or it failed.
    Done(Ingested),
    /// It is to be stored.
    Store(Box<Prepared>),
}

#[tracing::instrument(skip_all, fields(items = items.len()))]
fn ingest_batch<I: Ingestible>(
    store: &impl Store,
    options: &CorpusOptions,
    items: Vec<I>,
) -> Result<Vec<Ingested>> {
    let named: Vec<(I, String, Result<String>)> = items
        .into_par_iter()
        .map(|item| {
            let hash = item.content_hash();
            let id = item.id(&hash);
            (item, hash, id)
        })
        .collect();
    let sites = store
        .read(|reader| sites::known(reader, named.iter().filter_map(|(item, ..)| item.site()).collect()))?;
    let known = known_revisions(store, &named, &sites, &options.analysis.engine())?;
    let time = options.clock.now().to_string();
    let steps: Vec<Step> = named
        .into_par_iter()
        .map(|(item, hash, id)| {
            let id = match id {
                Ok(id) => id,
                Err(error) => return Step::Done(failed(String::new(), &error.to_string())),
            };
            if let Some(&revision) = known.get(&id) {
                let outcome = Outcome::Unchanged;
                return Step::Done(Ingested { document: id, outcome, revision, reason: None });
            }
            let site = item.site().and_then(|site| sites.get(&site).cloned());
            read(item, id, hash, &Options { site, ..options.analysis.clone() }, &time)
        })
        .collect();

    if steps.iter().all(|step| matches!(step, Step::Done(_))) {
        let done = steps.into_iter().filter_map(|step| match step {
            Step::Done(ingested) => Some(ingested),
            Step::Store(_) => None,
        });
        return Ok(done.collect());
    }
    store.write(|writer| {
        let mut batch = Batch::new(writer, &time, &options.analysis);
        let outcomes = steps
            .into_iter()
            .map(|step| match step {
                Step::Done(ingested) => Ok(ingested),
                Step::Store(prepared) => batch.store(*prepared),
            })
            .collect::<Result<Vec<_>>>()?;
        batch.finish()?;
        Ok(outcomes)
    })
}

/// The revisions of the documents that are there already and would be read as they were: the content and the engine are
/// the same, and so is what is known of their lines.
fn known_revisions<I: Ingestible>(
    store: &impl Store,
    items: &[(I, String, Result<String>)],
    sites: &sites::Known,
    engine: &str,
) -> Result<HashMap<String, u32>> {
    let once: HashSet<&String> = once(items.iter().filter_map(|(_, _, id)| id.as_ref().ok())).collect();
    store.read(|reader| {
        let mut known = HashMap::new();
        for (item, hash, id) in items {
            let Some(id) = id.as_ref().ok().filter(|id| once.contains(id)) else { continue };
            let Some(key) = reader.find_document(id)? else { continue };
            let Some(row) = reader.document(key)? else { continue };
            let revision = &row.revision;
            if revision.content_hash != *hash || revision.engine != item.engine(engine) {
                continue;
            }
            let taken = match item.site().and_then(|site| sites.get(&site)) {
                Some(site) => sites::taken(site, &sites::text_of(reader, key)?),
                None => row.furniture,
            };
            if taken == row.furniture {
                known.insert(id.clone(), revision.revision);
            }
        }
        Ok(known)
    })
}

/// Those ids that come once: of a document that comes twice in a batch, only the transaction can tell what is there.
fn once<'i>(ids: impl Iterator<Item = &'i String>) -> impl Iterator<Item = &'i String> {
    let mut counts: HashMap<&String, usize> = HashMap::new();
    for id in ids {
        *counts.entry(id).or_default() += 1;
    }
    counts.into_iter().filter(|&(_, count)| count == 1).map(|(id, _)| id)
}

/// Reads one item. Reading never fails by design; should it panic all the same, only this item is lost.
fn read<I: Ingestible>(item: I, id: String, hash: String, options: &Options, time: &str) -> Step {
    let known = options.site.as_deref();
    let read = catch_unwind(AssertUnwindSafe(|| prepare(item.analyzed(&id, hash, options), time, known)));
    match read {
        Ok(Ok(prepared)) => Step::Store(Box::new(prepared)),
        Ok(Err(error)) => Step::Done(failed(id, &chain(&error))),
        Err(_) => {
            tracing::error!(document = id, "the analysis panicked");
            Step::Done(failed(id, "the analysis failed; this is a defect of Dateline"))
        }
    }
}

fn failed(document: String, reason: &str) -> Ingested {
    Ingested { document, outcome: Outcome::Failed, revision: 0, reason: Some(reason.to_owned()) }
}

/// An error and what caused it, on one line.
fn chain(error: &Error) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    text
}
