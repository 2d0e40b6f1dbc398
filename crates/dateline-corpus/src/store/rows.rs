//! What the store holds, row by row. Plain values: no type of any database.

use dateline_core::analysis::{Act, EntityType, Plover, Quad, Quote, Report, Role, Status};
use serde::{Deserialize, Serialize};

use super::keys::{DocumentKey, EntityKey, EventKey, FormKey, ReportKey};
use crate::values::{
    ChangeKind, DocumentSummary, EventTime, Judgement, JudgementKind, ListedEntity, Revision,
};

/// A document without its analysis.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DocumentRow {
    /// Its latest revision.
    pub(crate) revision: Revision,
    /// What lists show of it.
    pub(crate) summary: DocumentSummary,
    /// When it was published, to the second, or empty.
    pub(crate) published: String,
    /// What stands behind the story: the agency, else the outlet, else the site, in lower case.
    pub(crate) source: String,
    /// A number for the lines that were known as furniture of its site when it was read; 0 for none.
    pub(crate) furniture: u64,
}

/// A document that has a bond.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BearerRow {
    /// Its key.
    pub(crate) document: DocumentKey,
    /// Its id.
    pub(crate) id: String,
    /// The day of publication that it states, or empty.
    pub(crate) published: String,
    /// Whether it states no date at all.
    pub(crate) undated: bool,
}

/// A name as it is written, and what sets it apart from the same name of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FormRow {
    /// All that tells it from others; unique.
    pub(crate) descriptor: String,
    /// What kind of thing it names.
    pub(crate) kind: EntityType,
    /// The name, normalised.
    pub(crate) name: String,
    /// The country that it belongs to, or empty.
    pub(crate) country: String,
    /// Whether it may name any of several, such as a surname: it joins an entity only where there is just one.
    pub(crate) vague: bool,
    /// What it belongs to.
    pub(crate) parent: Option<FormKey>,
}

/// A form in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KnownForm {
    /// Its key.
    pub(crate) key: FormKey,
    /// What it is.
    pub(crate) form: FormRow,
    /// The entity that it belongs to now.
    pub(crate) entity: Option<EntityKey>,
}

/// One entity of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AppearanceRow {
    /// Its place among the entities of the analysis; below 0 where somebody acts for it and nothing names it.
    pub(crate) local: i64,
    /// The form that it has.
    pub(crate) form: FormKey,
    /// How often it is mentioned.
    pub(crate) mentions: u64,
    /// The names that it goes by: the name, whether it is the fullest, how often.
    pub(crate) names: Vec<(String, bool, u64)>,
}

/// A post that somebody is shown to hold.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RoleRow {
    /// The document that shows it.
    pub(crate) document: DocumentKey,
    /// When that was published, or empty.
    pub(crate) published: String,
    /// Whose post, by place among the entities of the analysis.
    pub(crate) local: i64,
    /// Its place among the roles of that entity.
    pub(crate) position: i64,
    /// The holder.
    pub(crate) form: FormKey,
    /// What it is a post of.
    pub(crate) of_form: Option<FormKey>,
    /// The role as the core found it.
    pub(crate) role: Role,
}

/// An entity of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ListedRow {
    /// Its key; 0 before it is stored.
    pub(crate) key: i64,
    /// The list.
    pub(crate) list: String,
    /// The loading that brought it last.
    pub(crate) load: String,
    /// The entity.
    pub(crate) entity: ListedEntity,
}

/// A post that a list states with a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ListedPost {
    /// The body.
    pub(crate) of: FormKey,
    /// The holder.
    pub(crate) holder: FormKey,
    /// The title.
    pub(crate) title: String,
    /// The first day; empty where the list does not say.
    pub(crate) since: String,
    /// The last day; empty where the list does not say.
    pub(crate) until: String,
}

/// The same, of the holder's entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ListedTenure {
    /// Who.
    pub(crate) holder: EntityKey,
    /// The list that says so.
    pub(crate) list: String,
    /// The title.
    pub(crate) title: String,
    /// The first day; empty where the list does not say.
    pub(crate) since: String,
    /// The last day; empty where the list does not say.
    pub(crate) until: String,
}

/// When somebody is shown to hold a post of a body, by one title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PostRow {
    /// The holder.
    pub(crate) holder: EntityKey,
    /// The title as it is written.
    pub(crate) title: String,
    /// What stands before it: `former`.
    pub(crate) qualifier: Option<String>,
    /// The earliest publication that shows it.
    pub(crate) first: String,
    /// The latest.
    pub(crate) last: String,
    /// How many documents show it.
    pub(crate) documents: u64,
}

/// When a form is shown to hold posts of one body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TenureRow {
    /// The body.
    pub(crate) of: FormKey,
    /// What stands before the title: `former`.
    pub(crate) qualifier: Option<String>,
    /// The earliest publication that shows it.
    pub(crate) first: String,
    /// The latest.
    pub(crate) last: String,
}

/// An entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EntityRow {
    /// Its key.
    pub(crate) key: EntityKey,
    /// Its public id.
    pub(crate) id: String,
    /// Its best name.
    pub(crate) name: String,
    /// What kind of thing it is.
    pub(crate) kind: EntityType,
    /// Its country, or empty.
    pub(crate) country: String,
    /// What it belongs to.
    pub(crate) part_of: Option<FormKey>,
    /// How often it is mentioned.
    pub(crate) mention_count: u64,
    /// In how many documents.
    pub(crate) document_count: u64,
}

/// A quote.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct QuoteRow {
    /// The document.
    pub(crate) document: DocumentKey,
    /// Its place among the quotes of the document.
    pub(crate) position: i64,
    /// When the document was published, or empty.
    pub(crate) published: String,
    /// The quote as the core found it, and the paragraph around it.
    pub(crate) stored: StoredQuote,
    /// Who has which part in it.
    pub(crate) parties: Vec<(QuotePart, FormKey)>,
}

/// A quote as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct StoredQuote {
    /// As the core found it.
    pub(crate) quote: Quote,
    /// The paragraph around it.
    pub(crate) context: Option<dateline_core::analysis::Cited>,
}

/// The part that somebody has in a quote: a bit of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum QuotePart {
    /// Speaks.
    Speaker = 1,
    /// Is spoken for.
    SpokenFor = 2,
    /// Is told of.
    About = 4,
    /// Is named in the words.
    Named = 8,
}

/// A report.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ReportRow {
    /// Its key; 0 before it is stored.
    pub(crate) key: ReportKey,
    /// The document.
    pub(crate) document: DocumentKey,
    /// Its place among the rows of the document.
    pub(crate) position: i64,
    /// The place of the report among those of the document's analysis.
    pub(crate) number: i64,
    /// Which part of the report it is, from 1; 0 of a whole one.
    pub(crate) part: i64,
    /// Its place among those of the same act.
    pub(crate) ordinal: i64,
    /// When the document was published, or empty.
    pub(crate) published: String,
    /// Where it says the event was.
    pub(crate) place: Option<FormKey>,
    /// The report as the core found it.
    pub(crate) report: Report,
    /// Who takes part, itself and through others.
    pub(crate) parties: Vec<PartyRow>,
}

/// One who takes part in a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PartyRow {
    /// Whether it is acted on.
    pub(crate) recipient: bool,
    /// Its place among the parties of that side.
    pub(crate) position: i64,
    /// Whether the party acts for it, rather than is it.
    pub(crate) acted_for: bool,
    /// Who.
    pub(crate) form: FormKey,
}

/// What a report can be merged by: who did what, and the days on which it may have been.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Signature {
    /// A hash of who did what.
    pub(crate) who: i64,
    /// Whether the day is known; if not, the range is where it may lie.
    pub(crate) exact: bool,
    /// The first day, `2023-01-29`.
    pub(crate) first_day: String,
    /// The last day.
    pub(crate) last_day: String,
}

/// An event.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct EventRow {
    /// Its key.
    pub(crate) key: EventKey,
    /// Its public id.
    pub(crate) id: String,
    /// What was done.
    pub(crate) act: Act,
    /// The PLOVER mode.
    pub(crate) mode: Option<String>,
    /// Whether it happened.
    pub(crate) status: Status,
    /// Whether the actors did it with each other.
    pub(crate) reciprocal: bool,
    /// The first moment, to the second, or empty.
    pub(crate) start: String,
    /// The moment after, to the second, or empty.
    pub(crate) end: String,
    /// When it was.
    pub(crate) time: Option<EventTime>,
    /// The earliest publication of a report, or empty.
    pub(crate) first_published: String,
    /// The latest.
    pub(crate) last_published: String,
    /// Where it was.
    pub(crate) place: Option<EntityKey>,
    /// Where it was, in words.
    pub(crate) place_name: Option<String>,
    /// The country that it was in, or empty.
    pub(crate) place_country: String,
    /// Its PLOVER code.
    pub(crate) plover: Plover,
    /// The probability that it is right.
    pub(crate) confidence: f32,
    /// How many independent sources report it.
    pub(crate) sources: u64,
    /// How many reports there are.
    pub(crate) report_count: u64,
    /// In how many documents.
    pub(crate) document_count: u64,
}

impl EventRow {
    /// An event of which nothing is told yet.
    pub(crate) const fn unborn(id: String) -> Self {
        Self {
            key: EventKey(0),
            id,
            act: Act::Consult,
            mode: None,
            status: Status::Possible,
            reciprocal: false,
            start: String::new(),
            end: String::new(),
            time: None,
            first_published: String::new(),
            last_published: String::new(),
            place: None,
            place_name: None,
            place_country: String::new(),
            plover: Plover {
                act: Act::Consult,
                quad: Quad::VerbalCooperation,
                intensity: 0.0,
                cameo_root: None,
            },
            confidence: 0.0,
            sources: 0,
            report_count: 0,
            document_count: 0,
        }
    }
}

/// A change to be noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChangeRow {
    /// When: RFC 3339, UTC.
    pub(crate) time: String,
    /// What changed.
    pub(crate) kind: ChangeKind,
    /// Its id.
    pub(crate) id: String,
    /// The revision or id that it has now.
    pub(crate) now: Option<String>,
}

/// What a judgement says of forms, by their descriptions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct JudgedRow {
    /// Its place in the journal.
    pub(crate) sequence: i64,
    /// What kind of judgement it is.
    pub(crate) kind: JudgementKind,
    /// Forms of the entity that it is about.
    pub(crate) left: Vec<String>,
    /// Forms of the other.
    pub(crate) right: Vec<String>,
}

/// An entry of the journal of judgements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct JudgementRow {
    /// What it says of forms.
    pub(crate) judged: JudgedRow,
    /// The entry as it is shown.
    pub(crate) judgement: Judgement,
}
