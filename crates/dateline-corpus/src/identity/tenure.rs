//! Whom somebody acts for by posts that other documents show.
//!
//! A page that says only `Lund met Rivas` has its readers know whose ministers they are; the pages that say so are
//! elsewhere in the corpus. Who is shown to hold a post of a body acts for it, and for what it is part of, in events that
//! begin between **a year before the first** and **a year after the last** publication that shows the post as held: posts
//! are mentioned long before and after, but not for ever. Publications without a date show nothing here, nor do posts that
//! are `former`. The dates of all names of a person count together.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use super::describe::{PARENTS, is_held_as};
use crate::error::Result;
use crate::store::{EntityKey, FormKey, Reader};
use crate::time::{day, days_before};

/// How long before and after the publications that show a post it is taken to be held.
pub(super) const MARGIN_DAYS: i32 = 365;

/// The first and the last publication that shows a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) first: String,
    pub(crate) last: String,
}

impl Span {
    /// Takes in another.
    fn add(&mut self, other: Self) {
        if other.first < self.first {
            self.first = other.first;
        }
        if other.last > self.last {
            self.last = other.last;
        }
    }

    /// The days from the first to the last on which the post is taken to be held.
    pub(crate) fn held(&self) -> (String, String) {
        let first = days_before(day(&self.first), MARGIN_DAYS);
        let last = days_before(day(&self.last), -MARGIN_DAYS);
        (day(&first).to_owned(), day(&last).to_owned())
    }
}

/// Bodies, each with the span over which a post of it is shown.
pub(crate) type Spans = BTreeMap<FormKey, Span>;

/// The posts of entities, each read once.
pub(crate) struct Tenures<'r> {
    reader: &'r dyn Reader,
    known: RefCell<HashMap<EntityKey, Rc<Spans>>>,
}

impl<'r> Tenures<'r> {
    /// The posts that a reader sees.
    pub(crate) fn new(reader: &'r dyn Reader) -> Self {
        Self { reader, known: RefCell::default() }
    }

    /// The spans of a form.
    pub(crate) fn of_form(reader: &dyn Reader, form: FormKey) -> Result<Spans> {
        let mut spans = Spans::new();
        for row in reader.tenures_of(form)? {
            if is_held_as(row.qualifier.as_deref()) {
                add(&mut spans, row.of, Span { first: row.first, last: row.last });
            }
        }
        Ok(spans)
    }

    /// The spans of several forms together.
    pub(crate) fn together(parts: impl IntoIterator<Item = Spans>) -> Spans {
        let mut whole = Spans::new();
        for (of, span) in parts.into_iter().flatten() {
            add(&mut whole, of, span);
        }
        whole
    }

    /// The bodies that an entity acts for in an event that begins at that time.
    pub(crate) fn bodies(&self, entity: EntityKey, start: &str) -> Result<Vec<FormKey>> {
        let start = day(start);
        let mut bodies = Vec::new();
        for (&of, span) in self.of(entity)?.iter().filter(|_| !start.is_empty()) {
            let (first, last) = span.held();
            if first.as_str() <= start && start <= last.as_str() {
                bodies.push(of);
                bodies.extend(self.above(of)?);
            }
        }
        bodies.sort_unstable();
        bodies.dedup();
        Ok(bodies)
    }

    /// The spans of an entity: those of all its forms together.
    pub(crate) fn of(&self, entity: EntityKey) -> Result<Rc<Spans>> {
        if let Some(spans) = self.known.borrow().get(&entity) {
            return Ok(Rc::clone(spans));
        }
        let forms = self.reader.bearers_of_entity(entity)?;
        let parts =
            forms.iter().map(|form| Self::of_form(self.reader, form.key)).collect::<Result<Vec<_>>>()?;
        let spans = Rc::new(Self::together(parts));
        self.known.borrow_mut().insert(entity, Rc::clone(&spans));
        Ok(spans)
    }

    /// What a body is part of, step by step.
    fn above(&self, form: FormKey) -> Result<Vec<FormKey>> {
        let mut above = Vec::new();
        let mut at = form;
        while above.len() < PARENTS
            && let Some(parent) = self.reader.form(at)?.and_then(|form| form.form.parent)
        {
            above.push(parent);
            at = parent;
        }
        Ok(above)
    }
}

fn add(spans: &mut Spans, of: FormKey, span: Span) {
    match spans.get_mut(&of) {
        Some(known) => known.add(span),
        None => {
            spans.insert(of, span);
        }
    }
}
