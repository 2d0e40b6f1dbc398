//! What can be asked of a corpus on this machine.

use dateline_core::names::Called;
use dateline_core::page::repeated::site_of;
use dateline_core::{Analysis, Options, Page};
use serde::Serialize;

use super::Corpus;
use super::resolve::{IDS, Resolver, bounded, entity_by_id};
use super::token::Question;
use crate::answers::{self, View};
use crate::curation;
use crate::error::{Error, Result};
use crate::identity;
use crate::queries::Queries;
use crate::query::{
    Aggregation, DocumentFilter, DocumentQuery, EntityQuery, EventFilter, JudgementFilter, Listing,
    MentionFilter, PageRequest, PostQuery, QuoteFilter, RoleFilter, TimeRange, Who,
};
use crate::sites;
use crate::store::{AggregateKey, Cursor, EntityRow, EntityScan, Reader, Store};
use crate::text::words;
use crate::text_index::{TextIndex, TextQuery};
use crate::time::period;
use crate::values::{
    Bucket, Changes, Document, DocumentHit, DocumentSummary, EntityHit, EntityRecord, EventRecord,
    Explanation, HeldRole, Incumbent, Judgement, ListSummary, MentionRecord, QuoteRecord, Statistics,
};

/// Reports of an event that are given at most.
const REPORTS: usize = 1000;
/// Changes that one request gives at most.
const CHANGES: u32 = 10_000;
/// How deep a ranked list can be paged: past it a narrower question serves better than another page.
const RANKED: usize = 10_000;
/// Holders whose posts are read for one list at most.
const HOLDERS: usize = 2000;
/// Documents of entities that a search can be narrowed to.
const NARROWED: usize = 50_000;

impl Queries for Corpus {
    fn analyze(&self, page: &Page) -> Result<Analysis> {
        let site = page.known.url.as_deref().and_then(site_of);
        let known = self.store.read(|reader| sites::known(reader, site.into_iter().collect()))?;
        let options = Options { site: known.into_values().next(), ..self.options.analysis.clone() };
        Ok(dateline_core::analyze(page, &options))
    }

    #[tracing::instrument(skip(self))]
    fn document(&self, id: &str) -> Result<Document> {
        self.store.read(|reader| answers::document(&View::new(reader), id))
    }

    #[tracing::instrument(skip_all)]
    fn documents(&self, filter: &DocumentFilter, page: &PageRequest) -> Result<Listing<DocumentSummary>> {
        self.ask("documents", filter, page, |asked| {
            let scan = asked.resolver()?.documents(filter)?;
            let rows = asked.reader.scan_documents(&scan, asked.after.as_ref(), asked.limit)?;
            let rows = rows.into_iter().map(|(key, row)| (Cursor::new(row.published.clone(), key.0), row));
            asked.listing(rows.collect(), |row| Ok(row.summary))
        })
    }

    #[tracing::instrument(skip_all)]
    fn search_documents(&self, query: &DocumentQuery, page: &PageRequest) -> Result<Listing<DocumentHit>> {
        if query.text.trim().is_empty() {
            return Err(Error::invalid("query.text", "it is empty; to list documents, ask for documents"));
        }
        let Some(text) = &self.text else {
            let reason = "it has no text index yet; a writer makes one".to_owned();
            return Err(Error::NotACorpus { path: self.directory.clone(), reason });
        };
        text.follow(&self.store)?;
        self.ask("search_documents", query, page, |asked| {
            let reader = asked.reader;
            let scan = asked.resolver()?.documents(&query.filter)?;
            let documents = if scan.entities.is_empty() { None } else { Some(narrowed(reader, &scan)?) };
            let words = TextQuery {
                text: query.text.clone(),
                published: scan.published,
                outlets: scan.outlets,
                languages: scan.languages,
                documents,
            };
            let offset = asked.rank()?;
            let results = text.search(&words, offset, asked.limit)?;
            let mut found = Vec::with_capacity(results.hits.len());
            for (rank, hit) in results.hits.iter().enumerate() {
                // What was deleted since the index was brought up to date is left out.
                if let Some(key) = reader.find_document(&hit.document)? {
                    found.push((ranked(offset + rank), (key, hit.score)));
                }
            }
            let mut listing =
                asked.listing(found, |(key, score)| answers::hit(&asked.view, key, score, &results))?;
            listing.total = Some(results.total);
            Ok(listing)
        })
    }

    #[tracing::instrument(skip(self))]
    fn entity(&self, id: &str) -> Result<EntityRecord> {
        self.store.read(|reader| answers::entity_record(&View::new(reader), entity_by_id(reader, id)?))
    }

    #[tracing::instrument(skip_all)]
    fn entities(&self, ids: &[String]) -> Result<Vec<EntityRecord>> {
        bounded("ids", ids.len(), IDS)?;
        self.store.read(|reader| {
            let view = View::new(reader);
            ids.iter().map(|id| answers::entity_record(&view, entity_by_id(reader, id)?)).collect()
        })
    }

    #[tracing::instrument(skip_all)]
    fn search_entities(&self, query: &EntityQuery, page: &PageRequest) -> Result<Listing<EntityHit>> {
        bounded("query.countries", query.countries.len(), IDS)?;
        let fits = |row: &EntityRow| {
            (query.kinds.is_empty() || query.kinds.contains(&row.kind))
                && (query.countries.is_empty() || query.countries.contains(&row.country))
        };
        self.ask("search_entities", query, page, |asked| {
            if query.name.trim().is_empty() {
                let scan = EntityScan { kinds: query.kinds.clone(), countries: query.countries.clone() };
                let rows = asked.reader.scan_entities(&scan, asked.after.as_ref(), asked.limit)?;
                let rows =
                    rows.into_iter().map(|row| (Cursor::new(row.mention_count.to_string(), row.key.0), row));
                return asked.listing(rows.collect(), |row| answers::entity_hit(&asked.view, row, None));
            }
            let mut matching = Vec::new();
            for found in self.names(asked.reader)?.find(&query.name).into_iter().take(RANKED) {
                let row = asked.reader.entity(found.entity)?.filter(|row| row.mention_count > 0 && fits(row));
                matching.extend(row.map(|row| (row, found)));
            }
            matching.sort_by_key(|(row, found)| (found.kind, std::cmp::Reverse(row.mention_count), row.key));
            let total = matching.len() as u64;
            let offset = asked.rank()?;
            let rest = matching.into_iter().enumerate().skip(offset).take(asked.limit);
            let rest = rest.map(|(rank, hit)| (ranked(rank), hit)).collect();
            let mut listing =
                asked.listing(rest, |(row, found)| answers::entity_hit(&asked.view, row, Some(found)))?;
            listing.total = Some(total);
            Ok(listing)
        })
    }

    #[tracing::instrument(skip_all)]
    fn mentions(&self, filter: &MentionFilter, page: &PageRequest) -> Result<Listing<MentionRecord>> {
        self.ask("mentions", filter, page, |asked| {
            let reader = asked.reader;
            let entity = asked.resolver()?.entity(&filter.entity)?.key;
            let only = match &filter.document {
                Some(id) => Some(reader.find_document(id)?.ok_or_else(|| Error::not_found("document", id))?),
                None => None,
            };
            let mut found = Vec::new();
            // The document that the page before ended in is read again, past the mentions given.
            let mut after = asked.after.clone().map(|cursor| Cursor { key: cursor.key - 1, ..cursor });
            while found.len() < asked.limit {
                let documents = reader.scan_entity_documents(entity, after.as_ref(), asked.limit)?;
                let Some((last, _)) = documents.last() else { break };
                after = Some(last.clone());
                for (cursor, document) in documents {
                    if only.is_some_and(|only| only != document) {
                        continue;
                    }
                    let given = asked.after.as_ref().filter(|given| given.key == document.0);
                    let mentions = answers::mentions_in(&asked.view, entity, document, &filter.kinds)?;
                    for (rank, mention) in mentions.into_iter().enumerate() {
                        let position = rank as i64 + 1;
                        if given.is_none_or(|given| position > given.position) {
                            found.push((Cursor { position, ..cursor.clone() }, mention));
                        }
                    }
                    if found.len() >= asked.limit {
                        break;
                    }
                }
            }
            asked.listing(found, Ok)
        })
    }

    #[tracing::instrument(skip_all)]
    fn roles(&self, filter: &RoleFilter, page: &PageRequest) -> Result<Listing<HeldRole>> {
        self.ask("roles", filter, page, |asked| {
            let resolver = asked.resolver()?;
            let key = |who: &Option<Who>| who.as_ref().map(|who| resolver.entity(who)).transpose();
            let of = key(&filter.of)?;
            let holders = match key(&filter.holder)? {
                Some(holder) => vec![holder.key],
                None => asked.reader.holders(of.as_ref().map(|row| row.key), HOLDERS + 1)?,
            };
            if holders.len() > HOLDERS {
                let what = "the number of those who hold such posts".to_owned();
                return Err(Error::LimitExceeded { what, limit: HOLDERS as u64 });
            }
            let seen = period("filter.seen", &filter.seen)?;
            let wanted = answers::WantedRoles { of: of.map(|row| row.id), title: words(&filter.title), seen };
            let found = answers::held_roles(&asked.view, &holders, &wanted)?;
            let (total, offset) = (found.len() as u64, asked.rank()?);
            let rest = found.into_iter().enumerate().skip(offset).take(asked.limit);
            let rest = rest.map(|(rank, role)| (ranked(rank), role)).collect();
            let mut listing = asked.listing(rest, Ok)?;
            listing.total = Some(total);
            Ok(listing)
        })
    }

    #[tracing::instrument(skip_all)]
    fn incumbent(&self, query: &PostQuery) -> Result<Incumbent> {
        let called = Called::read(&query.post)
            .ok_or_else(|| Error::invalid("query.post", "no word of it is the title of a post"))?;
        let asked = query.of.clone();
        let of = asked.or_else(|| called.body.as_deref().map(|body| Who::from(identity::body_named(body))));
        let of = of.ok_or_else(|| Error::invalid("query.of", "of which country or organisation?"))?;
        let days = match TimeRange::period(&query.at)? {
            TimeRange { start: Some(start), end: Some(end) } => answers::Days { start, end },
            _ => return Err(Error::invalid("query.at", "it is no period")),
        };
        self.store.read(|reader| {
            let names = self.names(reader)?;
            let body = Resolver { reader, names: &names }.entity(&of)?;
            let post = (called.title.as_str(), &called.post);
            let found = answers::incumbent_of(&View::new(reader), body.key, post, &days)?;
            found.ok_or_else(|| Error::not_found("entity", of.as_str()))
        })
    }

    #[tracing::instrument(skip_all)]
    fn explain(&self, left: &Who, right: &Who) -> Result<Explanation> {
        self.store.read(|reader| {
            let names = self.names(reader)?;
            let resolver = Resolver { reader, names: &names };
            let (left_row, right_row) = (resolver.entity(left)?, resolver.entity(right)?);
            curation::explain(&View::new(reader), (left, &left_row), (right, &right_row))
        })
    }

    #[tracing::instrument(skip_all)]
    fn judgements(&self, filter: &JudgementFilter, page: &PageRequest) -> Result<Listing<Judgement>> {
        self.ask("judgements", filter, page, |asked| {
            let mut before = asked.after.as_ref().map(|cursor| cursor.key);
            let mut found = Vec::new();
            while found.len() < asked.limit {
                let rows = asked.reader.judgements(before, asked.limit)?;
                let Some(last) = rows.last() else { break };
                before = Some(last.judged.sequence);
                let standing =
                    rows.into_iter().filter(|row| !filter.standing || row.judgement.undone.is_none());
                found.extend(standing.map(|row| (Cursor::new("", row.judged.sequence), row.judgement)));
            }
            found.truncate(asked.limit);
            asked.listing(found, Ok)
        })
    }

    fn lists(&self) -> Result<Vec<ListSummary>> {
        self.store.read(|reader| reader.lists())
    }

    #[tracing::instrument(skip(self))]
    fn event(&self, id: &str) -> Result<EventRecord> {
        self.store.read(|reader| {
            let row = match reader.find_event(id)? {
                Some(row) => Some(row),
                None => reader.redirect(id)?.map(|now| reader.find_event(&now)).transpose()?.flatten(),
            };
            let row = row.ok_or_else(|| Error::not_found("event", id))?;
            answers::event_in_full(&View::new(reader), row, REPORTS)
        })
    }

    #[tracing::instrument(skip_all)]
    fn events(&self, filter: &EventFilter, page: &PageRequest) -> Result<Listing<EventRecord>> {
        self.ask("events", filter, page, |asked| {
            let scan = asked.resolver()?.events(filter)?;
            let rows = asked.reader.scan_events(&scan, asked.after.as_ref(), asked.limit)?;
            let rows = rows.into_iter().map(|row| (Cursor::new(row.start.clone(), row.key.0), row));
            asked.listing(rows.collect(), |row| {
                answers::event_record(&asked.view, row, EventRecord::LISTED_REPORTS)
            })
        })
    }

    #[tracing::instrument(skip_all)]
    fn aggregate_events(&self, filter: &EventFilter, aggregation: Aggregation) -> Result<Vec<Bucket>> {
        self.store.read(|reader| {
            let names = self.names(reader)?;
            let scan = Resolver { reader, names: &names }.events(filter)?;
            let by = match aggregation {
                Aggregation::Time(unit) => AggregateKey::Time(unit),
                Aggregation::Act => AggregateKey::Act,
                Aggregation::Actor => AggregateKey::Actor,
                Aggregation::Place => AggregateKey::Place,
            };
            let counted = reader.count_events(&scan, by, PageRequest::MAX_SIZE as usize)?;
            let named = matches!(aggregation, Aggregation::Actor | Aggregation::Place);
            counted
                .into_iter()
                .map(|(key, tally)| {
                    let entity = if named { reader.find_entity(&key)? } else { None };
                    let label = entity.map_or_else(|| key.clone(), |row| row.name);
                    let (events, reports, documents) = (tally.events, tally.reports, tally.documents);
                    Ok(Bucket { key, label, events, reports, documents })
                })
                .collect()
        })
    }

    #[tracing::instrument(skip_all)]
    fn quotes(&self, filter: &QuoteFilter, page: &PageRequest) -> Result<Listing<QuoteRecord>> {
        self.ask("quotes", filter, page, |asked| {
            let scan = asked.resolver()?.quotes(filter)?;
            let rows = answers::quotes_said(&asked.view, scan, asked.after.as_ref(), asked.limit)?;
            asked.listing(rows, |row| answers::quote_record(&asked.view, &row))
        })
    }

    #[tracing::instrument(skip_all)]
    fn statistics(&self) -> Result<Statistics> {
        let counts = self.store.read(|reader| reader.statistics())?;
        Ok(Statistics {
            engine: self.options.analysis.engine(),
            text_index_sequence: self.text.as_ref().map_or(0, TextIndex::sequence),
            disk_bytes: bytes_under(&self.directory),
            ..counts
        })
    }

    #[tracing::instrument(skip(self))]
    fn changes(&self, after: u64, limit: u32) -> Result<Changes> {
        self.store.read(|reader| {
            let items = reader.changes(after, limit.min(CHANGES) as usize)?;
            Ok(Changes { items, latest: reader.last_sequence()? })
        })
    }
}

/// A question for a page of a list, as one state of the records answers it.
struct Asked<'r> {
    corpus: &'r Corpus,
    reader: &'r dyn Reader,
    view: View<'r>,
    question: Question,
    /// The last item of the page before.
    after: Option<Cursor>,
    /// How many items to read: one more than is given, which tells whether there are more.
    limit: usize,
    names: std::cell::OnceCell<std::sync::Arc<crate::lookup::NameIndex>>,
}

impl Corpus {
    fn ask<T>(
        &self,
        method: &str,
        arguments: &impl Serialize,
        page: &PageRequest,
        answer: impl FnOnce(&Asked<'_>) -> Result<Listing<T>>,
    ) -> Result<Listing<T>> {
        let question = Question::new(method, arguments);
        let after = self.tokens.start(question, page)?;
        let limit = page.limit() + 1;
        self.store.read(|reader| {
            let (view, names) = (View::new(reader), std::cell::OnceCell::new());
            answer(&Asked { corpus: self, reader, view, question, after, limit, names })
        })
    }
}

impl Asked<'_> {
    /// Reads what the question says of entities, documents and times.
    fn resolver(&self) -> Result<Resolver<'_>> {
        let names = if let Some(names) = self.names.get() {
            names
        } else {
            let names = self.corpus.names(self.reader)?;
            self.names.get_or_init(|| names)
        };
        Ok(Resolver { reader: self.reader, names })
    }

    /// How many items of a ranked list were given before.
    fn rank(&self) -> Result<usize> {
        let offset = self.after.as_ref().map_or(0, |cursor| cursor.key as usize + 1);
        if offset + self.limit > RANKED {
            let what = "the depth of a ranked list".to_owned();
            return Err(Error::LimitExceeded { what, limit: RANKED as u64 });
        }
        Ok(offset)
    }

    /// A page of what was read, and a token for the next if more was read than fits.
    fn listing<R, T>(&self, rows: Vec<(Cursor, R)>, value: impl Fn(R) -> Result<T>) -> Result<Listing<T>> {
        let size = self.limit - 1;
        let more = rows.len() > size;
        let mut items = Vec::with_capacity(rows.len().min(size));
        let mut last = None;
        for (cursor, row) in rows.into_iter().take(size) {
            items.push(value(row)?);
            last = Some(cursor);
        }
        let next = last.filter(|_| more).map(|cursor| self.corpus.tokens.issue(self.question, &cursor));
        Ok(Listing { items, next_page_token: next, total: None })
    }
}

/// A place in a ranked list.
fn ranked(rank: usize) -> Cursor {
    Cursor::new("", rank as i64)
}

/// The ids of the documents that a search is narrowed to.
fn narrowed(reader: &dyn Reader, scan: &crate::store::DocumentScan) -> Result<Vec<String>> {
    let rows = reader.scan_documents(scan, None, NARROWED + 1)?;
    if rows.len() > NARROWED {
        let what = "the number of documents that mention these entities".to_owned();
        return Err(Error::LimitExceeded { what, limit: NARROWED as u64 });
    }
    Ok(rows.into_iter().map(|(_, row)| row.summary.id).collect())
}

/// Bytes of all files under a directory; what cannot be read counts nothing.
fn bytes_under(directory: &std::path::Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(directory) else { return 0 };
    let sizes = entries.flatten().map(|entry| match entry.metadata() {
        Ok(data) if data.is_dir() => bytes_under(&entry.path()),
        Ok(data) => data.len(),
        Err(_) => 0,
    });
    sizes.sum()
}
