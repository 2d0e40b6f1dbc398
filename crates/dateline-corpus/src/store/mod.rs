//! Where records are kept.
//!
//! [`Store`] is what the corpus asks of a database: consistent reads, all-or-nothing durable writes, lists by key. No
//! type of SQLite appears in it, every list is read by a key range and a limit, and nothing asks for a lock on rows or
//! a recursive query, so that a distributed database can stand behind it too.

#[cfg(test)]
mod conformance;
mod keys;
mod rows;
mod scan;
mod sqlite;

pub(crate) use self::keys::{DocumentKey, EntityKey, EventKey, FormKey, ReportKey};
pub(crate) use self::rows::{
    AppearanceRow, BearerRow, ChangeRow, DocumentRow, EntityRow, EventRow, FormRow, JudgedRow, JudgementRow,
    KnownForm, ListedPost, ListedRow, ListedTenure, PartyRow, PostRow, QuotePart, QuoteRow, ReportRow,
    RoleRow, Signature, StoredQuote, TenureRow,
};
pub(crate) use self::scan::{
    AggregateKey, Cursor, DocumentScan, EntityScan, EventScan, PartyScan, Period, QuoteScan, Tally,
};
pub(crate) use self::sqlite::SqliteStore;
use std::collections::BTreeSet;

use crate::copies::Sketch;
use crate::error::Result;
use crate::values::{Change, ListSummary, Revision, Statistics};

/// A database of records.
pub(crate) trait Store: Send + Sync {
    /// Does `work` over one unchanging state of the records.
    fn read<T>(&self, work: impl FnOnce(&dyn Reader) -> Result<T>) -> Result<T>;

    /// Does `work` as one transaction: durable when this returns `Ok`, undone entirely when it does not.
    fn write<T>(&self, work: impl FnOnce(&dyn Writer) -> Result<T>) -> Result<T>;
}

/// All that can be read.
pub(crate) trait Reader:
    DocumentReader
    + DatingReader
    + CopyReader
    + SiteReader
    + IdentityReader
    + JudgementReader
    + ListReader
    + QuoteReader
    + EventReader
{
    /// A value kept beside the records.
    fn meta(&self, name: &str) -> Result<Option<Vec<u8>>>;

    /// At most `limit` changes after that number, in order.
    fn changes(&self, after: u64, limit: usize) -> Result<Vec<Change>>;

    /// The number of the last change.
    fn last_sequence(&self) -> Result<u64>;

    /// The id that an id was merged into.
    fn redirect(&self, id: &str) -> Result<Option<String>>;

    /// The ids that were merged into this one.
    fn merged_from(&self, id: &str) -> Result<Vec<String>>;

    /// The counts of everything.
    fn statistics(&self) -> Result<Statistics>;
}

/// All that can be read and written.
pub(crate) trait Writer:
    Reader
    + DocumentWriter
    + DatingWriter
    + CopyWriter
    + SiteWriter
    + IdentityWriter
    + JudgementWriter
    + ListWriter
    + QuoteWriter
    + EventWriter
{
    /// Notes a change at the end of the feed.
    fn note(&self, change: &ChangeRow) -> Result<()>;

    /// Makes `old`, and all that was merged into it, resolve to `now`.
    fn add_redirect(&self, old: &str, now: &str) -> Result<()>;

    /// Lets an id speak for itself again.
    fn remove_redirect(&self, id: &str) -> Result<()>;

    /// Takes the reading half.
    fn as_reader(&self) -> &dyn Reader;
}

/// Reads documents.
pub(crate) trait DocumentReader {
    /// The key of the document of that id.
    fn find_document(&self, id: &str) -> Result<Option<DocumentKey>>;

    /// A document.
    fn document(&self, key: DocumentKey) -> Result<Option<DocumentRow>>;

    /// The analysis of a document, as JSON.
    fn analysis(&self, key: DocumentKey) -> Result<Option<String>>;

    /// The revisions before the present one, latest first.
    fn earlier_revisions(&self, key: DocumentKey) -> Result<Vec<Revision>>;

    /// Documents, the latest published first.
    fn scan_documents(
        &self,
        scan: &DocumentScan,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Vec<(DocumentKey, DocumentRow)>>;
}

/// Writes documents.
pub(crate) trait DocumentWriter {
    /// Stores a document, new or in place of what was stored of it; an earlier revision is noted in its history.
    fn put_document(&self, row: &DocumentRow, analysis: &str) -> Result<DocumentKey>;

    /// Removes a document and all that hangs on it.
    fn remove_document(&self, key: DocumentKey) -> Result<()>;
}

/// Reads what dates undated documents.
pub(crate) trait DatingReader {
    /// The bonds of a document.
    fn bonds_of(&self, document: DocumentKey) -> Result<Vec<u64>>;

    /// At most `limit` documents that have a bond.
    fn bearers_of(&self, bond: u64, limit: usize) -> Result<Vec<BearerRow>>;

    /// Whether other documents narrowed the date of a document.
    fn is_narrowed(&self, document: DocumentKey) -> Result<bool>;
}

/// Writes what dates undated documents.
pub(crate) trait DatingWriter {
    /// Replaces the bonds of a document, the day that it states (or empty) and whether it states no date at all.
    fn set_bonds(&self, document: DocumentKey, published: &str, undated: bool, bonds: &[u64]) -> Result<()>;

    /// Removes the bonds of a document.
    fn clear_bonds(&self, document: DocumentKey) -> Result<()>;

    /// Notes whether other documents narrowed the date of a document.
    fn set_narrowed(&self, document: DocumentKey, narrowed: bool) -> Result<()>;
}

/// Reads which documents are copies.
pub(crate) trait CopyReader {
    /// The sketch of a document's body, unless it is too short to compare.
    fn sketch(&self, document: DocumentKey) -> Result<Option<Sketch>>;

    /// At most `limit` documents whose sketches hold that band, the earliest published first, those without a date last.
    fn documents_in_band(&self, band: i64, limit: usize) -> Result<Vec<DocumentKey>>;

    /// The documents that are copies of one or that it is a copy of, with how similar they are.
    fn copies_of(&self, document: DocumentKey) -> Result<Vec<(DocumentKey, f32)>>;
}

/// Writes which documents are copies.
pub(crate) trait CopyWriter {
    /// Keeps the sketch of a document's body.
    fn set_sketch(&self, document: DocumentKey, published: &str, sketch: &Sketch) -> Result<()>;

    /// Forgets the sketch of a document and the pairs that it is one of.
    fn clear_copies(&self, document: DocumentKey) -> Result<()>;

    /// Keeps that two documents are copies.
    fn insert_copy(&self, document: DocumentKey, other: DocumentKey, similarity: f32) -> Result<()>;
}

/// Reads the lines of sites.
pub(crate) trait SiteReader {
    /// The site that a document is counted for.
    fn site_of(&self, document: DocumentKey) -> Result<Option<String>>;

    /// At most `limit` documents of a site, in order of rank.
    fn first_of_site(&self, site: &str, limit: usize) -> Result<Vec<DocumentKey>>;

    /// The lines of a site that stand on at least so many pages, and on how many they do.
    fn site_lines(&self, site: &str, least: u32) -> Result<Vec<(u64, u32)>>;
}

/// Writes the lines of sites.
pub(crate) trait SiteWriter {
    /// Adds a document to those of a site.
    fn insert_site_document(&self, site: &str, rank: i64, document: DocumentKey) -> Result<()>;

    /// Removes a document from those of its site.
    fn remove_site_document(&self, document: DocumentKey) -> Result<()>;

    /// Adds `by` to the number of pages that carry each of the lines.
    fn count_lines(&self, site: &str, lines: &BTreeSet<u64>, by: i64) -> Result<()>;
}

/// Reads forms and entities.
pub(crate) trait IdentityReader {
    /// The form of that description.
    fn find_form(&self, descriptor: &str) -> Result<Option<FormKey>>;

    /// A form.
    fn form(&self, key: FormKey) -> Result<Option<KnownForm>>;

    /// The forms of an entity.
    fn forms_of(&self, entity: EntityKey) -> Result<Vec<KnownForm>>;

    /// The forms of an entity but for settings (see the module `identity`), of which there may be hundreds.
    fn bearers_of_entity(&self, entity: EntityKey) -> Result<Vec<KnownForm>>;

    /// What a form can be found by.
    fn blocks_of(&self, form: FormKey) -> Result<Vec<String>>;

    /// The earliest known publication of a document that shows the form, empty where none is dated; `None` when no
    /// document shows it.
    fn first_seen(&self, form: FormKey) -> Result<Option<String>>;

    /// The earliest and the latest known publication of a document that mentions an entity, or empty.
    fn seen(&self, entity: EntityKey) -> Result<(String, String)>;

    /// The documents that show a form.
    fn documents_of(&self, form: FormKey) -> Result<Vec<DocumentKey>>;

    /// The forms of a document's entities, by place among them.
    fn appearances(&self, document: DocumentKey) -> Result<Vec<AppearanceRow>>;

    /// The names of an entity: the name, documents in which it is the fullest, mentions.
    fn names_of(&self, entity: EntityKey) -> Result<Vec<(String, u64, u64)>>;

    /// The commonest name of a form.
    fn name_of(&self, form: FormKey) -> Result<Option<String>>;

    /// Whether a form can be found by that block.
    fn is_found_by(&self, form: FormKey, block: &str) -> Result<bool>;

    /// At most `limit` forms that can be found by a block, each with its name and country.
    fn forms_in(&self, block: &str, limit: usize) -> Result<Vec<(FormKey, String, String)>>;

    /// Calls `visit` with every role of an entity, the earliest seen first.
    fn visit_roles(&self, entity: EntityKey, visit: &mut dyn FnMut(RoleRow) -> Result<()>) -> Result<()>;

    /// The role of an entity that was seen last.
    fn latest_role(&self, entity: EntityKey) -> Result<Option<RoleRow>>;

    /// At most `limit` entities that hold posts, of that body if one is given.
    fn holders(&self, of: Option<EntityKey>, limit: usize) -> Result<Vec<EntityKey>>;

    /// The bodies that a form holds posts of, by what stands before the title, with the dates that show it.
    fn tenures_of(&self, form: FormKey) -> Result<Vec<TenureRow>>;

    /// At most `limit` posts of a body, each with a holder, a title and what stands before it, and the dates that show it.
    fn posts_of(&self, body: EntityKey, limit: usize) -> Result<Vec<PostRow>>;

    /// At most `limit` statements that an entity holds posts of a body: from a time backwards, or from it onwards.
    fn statements(
        &self,
        holder: EntityKey,
        body: EntityKey,
        time: &str,
        backwards: bool,
        limit: usize,
    ) -> Result<Vec<RoleRow>>;

    /// An entity.
    fn entity(&self, key: EntityKey) -> Result<Option<EntityRow>>;

    /// The entity of that id.
    fn find_entity(&self, id: &str) -> Result<Option<EntityRow>>;

    /// Entities, the most mentioned first.
    fn scan_entities(
        &self,
        scan: &EntityScan,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Vec<EntityRow>>;

    /// Documents that mention an entity, the earliest published first.
    fn scan_entity_documents(
        &self,
        entity: EntityKey,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Vec<(Cursor, DocumentKey)>>;

    /// Calls `visit` with every name of every entity and how often it is used.
    fn visit_names(&self, visit: &mut dyn FnMut(EntityKey, &str, u64)) -> Result<()>;
}

/// Writes forms and entities.
pub(crate) trait IdentityWriter {
    /// Stores a new form.
    fn insert_form(&self, form: &FormRow) -> Result<FormKey>;

    /// Lets a form be found by a block, for as long as `document` stands; `None` for ever.
    fn insert_block(&self, block: &str, form: FormKey, document: Option<DocumentKey>) -> Result<()>;

    /// Stores what a document says of who is who.
    fn insert_appearances(
        &self,
        document: DocumentKey,
        published: &str,
        rows: &[AppearanceRow],
    ) -> Result<()>;

    /// Stores the posts that a document shows.
    fn insert_roles(&self, rows: &[RoleRow]) -> Result<()>;

    /// Takes back what a document says of who is who; gives the forms that it showed.
    fn clear_appearances(&self, document: DocumentKey) -> Result<Vec<FormKey>>;

    /// Gives a form to an entity, or to none.
    fn assign(&self, form: FormKey, entity: Option<EntityKey>) -> Result<()>;

    /// Stores a new entity without mentions; its `key` is not read.
    fn insert_entity(&self, entity: &EntityRow) -> Result<EntityKey>;

    /// Stores the id, name, kind, country and parent of an entity.
    fn update_entity(&self, entity: &EntityRow) -> Result<()>;

    /// Removes an entity that has no forms.
    fn remove_entity(&self, key: EntityKey) -> Result<()>;

    /// Rewrites the rows by which entities find a document and its quotes, and the counts of those entities.
    fn index_document(&self, document: DocumentKey) -> Result<()>;

    /// Removes those rows.
    fn unindex_document(&self, document: DocumentKey) -> Result<()>;
}

/// Reads what people decided about who is who.
pub(crate) trait JudgementReader {
    /// At most `limit` judgements whose place is below that, the latest first.
    fn judgements(&self, before: Option<i64>, limit: usize) -> Result<Vec<JudgementRow>>;

    /// The judgements that stand and speak of a form, the earliest first.
    fn judgements_on(&self, descriptor: &str) -> Result<Vec<JudgementRow>>;
}

/// Writes what people decided.
pub(crate) trait JudgementWriter {
    /// Stores a new judgement, whose sequence is not read; gives its place in the journal.
    fn insert_judgement(&self, row: &JudgementRow) -> Result<i64>;

    /// Replaces an entry as it is shown.
    fn update_judgement(&self, row: &JudgementRow) -> Result<()>;

    /// Lets a judgement stand no longer.
    fn lift_judgement(&self, sequence: i64) -> Result<()>;
}

/// Reads users' own lists.
pub(crate) trait ListReader {
    /// The lists, by name.
    fn lists(&self) -> Result<Vec<ListSummary>>;

    /// The entity of that id in a list.
    fn listed(&self, list: &str, id: &str) -> Result<Option<ListedRow>>;

    /// At most `limit` entities of a list that came with another loading of it.
    fn listed_without(&self, list: &str, load: &str, limit: usize) -> Result<Vec<ListedRow>>;

    /// The entities of lists that have a form among their names.
    fn listed_with(&self, form: FormKey) -> Result<Vec<ListedRow>>;

    /// The forms of an entity of a list, that of its own name (true) first.
    fn forms_listed(&self, listed: i64) -> Result<Vec<(FormKey, bool)>>;

    /// At most `limit` posts of a body that lists state with a date.
    fn listed_tenures(&self, body: EntityKey, limit: usize) -> Result<Vec<ListedTenure>>;
}

/// Writes users' own lists.
pub(crate) trait ListWriter {
    /// Stores an entity of a list, whose key is not read; gives its key.
    fn insert_listed(&self, row: &ListedRow) -> Result<i64>;

    /// Notes that a loading of its list brought an entity again.
    fn mark_listed(&self, listed: i64, load: &str) -> Result<()>;

    /// Removes an entity of a list, with what its forms can be found by.
    fn remove_listed(&self, listed: i64) -> Result<()>;

    /// Notes a form of an entity of a list; whether it is that of its own name.
    fn insert_listed_form(&self, listed: i64, form: FormKey, main: bool) -> Result<()>;

    /// Notes a post of an entity of a list.
    fn insert_listed_post(&self, listed: i64, post: &ListedPost) -> Result<()>;

    /// Lets a form be found by a block as long as the list says so.
    fn insert_listed_block(&self, block: &str, form: FormKey, listed: i64) -> Result<()>;
}

/// Reads quotes.
pub(crate) trait QuoteReader {
    /// Quotes in order of publication.
    fn scan_quotes(
        &self,
        scan: &QuoteScan,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Vec<(Cursor, QuoteRow)>>;
}

/// Writes quotes.
pub(crate) trait QuoteWriter {
    /// Stores the quotes of a document.
    fn insert_quotes(&self, rows: &[QuoteRow]) -> Result<()>;

    /// Removes the quotes of a document.
    fn clear_quotes(&self, document: DocumentKey) -> Result<()>;
}

/// Reads reports and events.
pub(crate) trait EventReader {
    /// The reports of a document.
    fn reports_in(&self, document: DocumentKey) -> Result<Vec<ReportRow>>;

    /// At most `limit` reports of an event, the earliest published first.
    fn reports_of(&self, event: EventKey, limit: usize) -> Result<Vec<ReportRow>>;

    /// The keys of all reports of an event, in no order.
    fn report_keys_of(&self, event: EventKey) -> Result<Vec<ReportKey>>;

    /// The event that a report belongs to.
    fn event_of(&self, report: ReportKey) -> Result<Option<EventKey>>;

    /// Whether a report is a part of one.
    fn is_part(&self, report: ReportKey) -> Result<bool>;

    /// The signatures of a report.
    fn signatures_of(&self, report: ReportKey) -> Result<Vec<Signature>>;

    /// At most `limit` reports with that signature, exact or not as it says, whose days overlap its own.
    fn reports_like(&self, signature: &Signature, limit: usize) -> Result<Vec<ReportKey>>;

    /// At most `limit` events of such reports.
    fn events_like(&self, signature: &Signature, limit: usize) -> Result<Vec<EventKey>>;

    /// An event.
    fn event(&self, key: EventKey) -> Result<Option<EventRow>>;

    /// The event of that id.
    fn find_event(&self, id: &str) -> Result<Option<EventRow>>;

    /// Events in order of time.
    fn scan_events(&self, scan: &EventScan, after: Option<&Cursor>, limit: usize) -> Result<Vec<EventRow>>;

    /// Events counted by key, at most `limit` keys, the largest count first.
    fn count_events(&self, scan: &EventScan, by: AggregateKey, limit: usize) -> Result<Vec<(String, Tally)>>;

    /// An event's documents with what stands behind each.
    fn sources_of(&self, event: EventKey) -> Result<Vec<(DocumentKey, String)>>;
}

/// Writes reports and events.
pub(crate) trait EventWriter {
    /// Stores the reports of a document; gives their keys.
    fn insert_reports(&self, rows: &[ReportRow]) -> Result<Vec<ReportKey>>;

    /// Removes the reports of a document; gives the events that they belonged to.
    fn clear_reports(&self, document: DocumentKey) -> Result<Vec<EventKey>>;

    /// Replaces the signatures of a report.
    fn set_signatures(&self, report: ReportKey, signatures: &[Signature]) -> Result<()>;

    /// Gives a report to an event.
    fn join(&self, report: ReportKey, event: Option<EventKey>) -> Result<()>;

    /// Stores a new event; its `key` is not read.
    fn insert_event(&self, event: &EventRow) -> Result<EventKey>;

    /// Replaces an event and the rows by which entities find it.
    fn update_event(&self, event: &EventRow, parties: &[(EntityKey, u8)]) -> Result<()>;

    /// Removes an event that has no reports.
    fn remove_event(&self, key: EventKey) -> Result<()>;
}
