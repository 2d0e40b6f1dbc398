//! What the answers of one request share: each document and entity is read once.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use dateline_core::analysis::{Block, Cited};
use dateline_core::{Analysis, Span};

use crate::error::{Error, Result};
use crate::identity::Tenures;
use crate::store::{DocumentKey, DocumentRow, EntityKey, FormKey, Reader};
use crate::text_index::Places;
use crate::values::{EntityRef, Inferred, Passage};

/// A reader with a memory for one request.
pub(crate) struct View<'r> {
    /// The records.
    pub(crate) reader: &'r dyn Reader,
    /// The posts that they show.
    pub(crate) tenures: Tenures<'r>,
    /// Who is meant by posts, by the day of the document that speaks of them.
    pub(crate) incumbents: RefCell<HashMap<(FormKey, String), Option<Inferred>>>,
    documents: RefCell<HashMap<DocumentKey, Rc<DocumentRow>>>,
    analyses: RefCell<HashMap<DocumentKey, Rc<Analysis>>>,
    entities: RefCell<HashMap<EntityKey, Option<EntityRef>>>,
    forms: RefCell<HashMap<FormKey, Option<EntityKey>>>,
}

impl<'r> View<'r> {
    /// A view of what a reader sees.
    pub(crate) fn new(reader: &'r dyn Reader) -> Self {
        Self {
            reader,
            tenures: Tenures::new(reader),
            incumbents: RefCell::default(),
            documents: RefCell::default(),
            analyses: RefCell::default(),
            entities: RefCell::default(),
            forms: RefCell::default(),
        }
    }

    /// A document that other records speak of.
    pub(crate) fn document(&self, key: DocumentKey) -> Result<Rc<DocumentRow>> {
        if let Some(row) = self.documents.borrow().get(&key) {
            return Ok(Rc::clone(row));
        }
        let row = Rc::new(self.reader.document(key)?.ok_or_else(|| lost("document"))?);
        self.documents.borrow_mut().insert(key, Rc::clone(&row));
        Ok(row)
    }

    /// The analysis of a document that other records speak of.
    pub(crate) fn analysis(&self, key: DocumentKey) -> Result<Rc<Analysis>> {
        if let Some(analysis) = self.analyses.borrow().get(&key) {
            return Ok(Rc::clone(analysis));
        }
        let json = self.reader.analysis(key)?.ok_or_else(|| lost("analysis"))?;
        let analysis =
            serde_json::from_str(&json).map_err(|error| Error::storage("read an analysis", error))?;
        let analysis = Rc::new(analysis);
        self.analyses.borrow_mut().insert(key, Rc::clone(&analysis));
        Ok(analysis)
    }

    /// An entity in short.
    pub(crate) fn entity(&self, key: EntityKey) -> Result<Option<EntityRef>> {
        if let Some(entity) = self.entities.borrow().get(&key) {
            return Ok(entity.clone());
        }
        let entity = self.reader.entity(key)?.map(|row| EntityRef {
            id: row.id,
            name: row.name,
            kind: row.kind,
            country: Some(row.country).filter(|code| !code.is_empty()),
        });
        self.entities.borrow_mut().insert(key, entity.clone());
        Ok(entity)
    }

    /// The entity that a form belongs to.
    pub(crate) fn entity_of(&self, form: FormKey) -> Result<Option<EntityRef>> {
        match self.entity_key_of(form)? {
            Some(key) => self.entity(key),
            None => Ok(None),
        }
    }

    /// The key of the entity that a form belongs to.
    pub(crate) fn entity_key_of(&self, form: FormKey) -> Result<Option<EntityKey>> {
        if let Some(key) = self.forms.borrow().get(&form) {
            return Ok(*key);
        }
        let key = self.reader.form(form)?.and_then(|form| form.entity);
        self.forms.borrow_mut().insert(form, key);
        Ok(key)
    }

    /// A passage of a document whose words are known.
    pub(crate) fn passage(&self, key: DocumentKey, words: &Cited, context: Option<Cited>) -> Result<Passage> {
        let row = self.document(key)?;
        let summary = &row.summary;
        Ok(Passage {
            document: summary.id.clone(),
            span: words.span,
            text: words.text.clone(),
            context,
            title: summary.title.clone(),
            url: summary.url.clone(),
            outlet: summary.outlet.clone(),
            published: summary.published.as_ref().map(|date| date.value.clone()),
        })
    }

    /// A passage of a document, quoted from its text with the paragraph around it.
    pub(crate) fn quoted(&self, key: DocumentKey, span: Span) -> Result<Passage> {
        let analysis = self.analysis(key)?;
        let text = Places::new(&analysis.text).slice(span).to_owned();
        self.passage(key, &Cited { text, span }, paragraph(&analysis, span))
    }
}

/// The paragraph that a span lies in.
pub(crate) fn paragraph(analysis: &Analysis, span: Span) -> Option<Cited> {
    let blocks = &analysis.article.paragraphs;
    // Paragraphs stand in order, so the last that starts no later is the only one that can hold the span.
    let place = blocks.partition_point(|block| block.span.start() <= span.start()).checked_sub(1)?;
    let Block { text, span: around, .. } = blocks.get(place)?;
    around.overlaps(span).then(|| Cited { text: text.clone(), span: *around })
}

/// A record that another speaks of is missing: foreign keys forbid it.
fn lost(what: &'static str) -> Error {
    Error::storage("read the records", format!("a {what} is missing"))
}
