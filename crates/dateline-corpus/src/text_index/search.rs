//! Searching.

use std::ops::Bound;

use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, Occur, Query, QueryParser, RangeQuery, TermQuery, TermSetQuery};
use tantivy::schema::{Field, IndexRecordOption, Value};
use tantivy::snippet::SnippetGenerator;
use tantivy::{TantivyDocument, Term};

use super::fields::number;
use super::follow::{TextIndex, failed};
use super::passages::passages;
use crate::error::Result;
use crate::store::Period;

/// How much more a word in the headline tells of what a story is about.
const TITLE_BOOST: f32 = 2.0;
/// Passages shown of one document.
const PASSAGES: usize = 3;

/// What to look for.
#[derive(Clone, Debug, Default)]
pub(crate) struct TextQuery {
    /// The words.
    pub(crate) text: String,
    /// Published in this period.
    pub(crate) published: Period,
    /// By any of these outlets, folded.
    pub(crate) outlets: Vec<String>,
    /// In any of these languages.
    pub(crate) languages: Vec<String>,
    /// Only these documents.
    pub(crate) documents: Option<Vec<String>>,
}

/// A document that matches.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TextHit {
    /// Its id.
    pub(crate) document: String,
    /// How well it matches.
    pub(crate) score: f32,
}

/// Results of a search, and how to quote them.
pub(crate) struct TextResults {
    /// The documents, the best first.
    pub(crate) hits: Vec<TextHit>,
    /// How many match in all.
    pub(crate) total: u64,
    snippets: SnippetGenerator,
}

impl TextResults {
    /// The best passages of a document: spans of its text, in code points.
    pub(crate) fn passages(&self, analysis: &dateline_core::Analysis) -> Vec<dateline_core::Span> {
        passages(&self.snippets, analysis, PASSAGES)
    }
}

impl TextIndex {
    /// Finds documents, the best first: `limit` of them after the first `offset`.
    pub(crate) fn search(&self, query: &TextQuery, offset: usize, limit: usize) -> Result<TextResults> {
        let fields = self.fields();
        let mut parser = QueryParser::for_index(self.index(), vec![fields.title, fields.body]);
        parser.set_field_boost(fields.title, TITLE_BOOST);
        // What cannot be understood of a query is left out, as in any search box.
        let (words, _) = parser.parse_query_lenient(&query.text);
        let searcher = self.searcher()?;
        let snippets = SnippetGenerator::create(&searcher, &*words, fields.body).map_err(failed)?;

        let mut clauses: Vec<(Occur, Box<dyn Query>)> = vec![(Occur::Must, words)];
        clauses.extend(published(fields.published, &query.published).map(must));
        clauses.extend(any_term(fields.outlet, &query.outlets).map(must));
        clauses.extend(any_term(fields.language, &query.languages).map(must));
        if let Some(documents) = &query.documents {
            let terms = documents.iter().map(|id| Term::from_field_text(fields.id, id));
            clauses.push(must(Box::new(TermSetQuery::new(terms))));
        }
        let query = BooleanQuery::new(clauses);
        let top = TopDocs::with_limit(limit.max(1)).and_offset(offset).order_by_score();
        let (top, total) = searcher.search(&query, &(top, Count)).map_err(failed)?;
        let mut hits = Vec::with_capacity(top.len());
        for (score, address) in top {
            let document: TantivyDocument = searcher.doc(address).map_err(failed)?;
            let id = document.get_first(fields.id).and_then(|value| value.as_str()).unwrap_or_default();
            hits.push(TextHit { document: id.to_owned(), score });
        }
        Ok(TextResults { hits, total: total as u64, snippets })
    }
}

fn must(query: Box<dyn Query>) -> (Occur, Box<dyn Query>) {
    (Occur::Must, query)
}

fn published(field: Field, period: &Period) -> Option<Box<dyn Query>> {
    if !period.is_bounded() {
        return None;
    }
    let term = |time: &String| Term::from_field_u64(field, number(time));
    // What has no date is 0, before every period.
    let start = period.start.as_ref().map_or_else(|| Term::from_field_u64(field, 1), term);
    let end = period.end.as_ref().map_or(Bound::Unbounded, |end| Bound::Excluded(term(end)));
    Some(Box::new(RangeQuery::new(Bound::Included(start), end)))
}

fn any_term(field: Field, values: &[String]) -> Option<Box<dyn Query>> {
    if values.is_empty() {
        return None;
    }
    let terms = values.iter().map(|value| {
        let term = Term::from_field_text(field, value);
        let query: Box<dyn Query> = Box::new(TermQuery::new(term, IndexRecordOption::Basic));
        (Occur::Should, query)
    });
    Some(Box::new(BooleanQuery::new(terms.collect())))
}
