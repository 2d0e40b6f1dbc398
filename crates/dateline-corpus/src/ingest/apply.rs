//! Storing prepared analyses: what one transaction does.

use std::collections::{BTreeMap, BTreeSet};

use dateline_core::Analysis;
use dateline_core::analysis::{Act, MentionKind, Party};

use super::dating::Dating;
use super::prepare::Prepared;
use crate::answers::paragraph;
use crate::copies;
use crate::error::{Error, Result};
use crate::identity::{self, Cast, Tenures, describe, is_named};
use crate::merging::{self, Merging, PostsBefore};
use crate::sites;
use crate::store::{
    AppearanceRow, ChangeRow, DocumentKey, FormKey, PartyRow, QuotePart, QuoteRow, ReportKey, ReportRow,
    RoleRow, StoredQuote, Writer,
};
use crate::values::{ChangeKind, Ingested, Outcome};

/// The work of one transaction.
pub(crate) struct Batch<'w> {
    pub(super) writer: &'w dyn Writer,
    pub(super) time: String,
    /// How pages are read.
    pub(super) options: dateline_core::Options,
    pub(super) dating: Dating,
    /// Forms that came, went, gained or lost a block, or are first seen at another time than before.
    forms: BTreeSet<FormKey>,
    /// Forms that are shown once more.
    shown: BTreeSet<FormKey>,
    /// Documents whose rows were written.
    documents: BTreeSet<DocumentKey>,
    /// What was shown of posts before, of forms whose posts the batch may change.
    posts: PostsBefore,
    merging: Merging,
}

/// Deletes a document, and all that was read from it.
pub(crate) fn delete(
    writer: &dyn Writer,
    id: &str,
    time: &str,
    options: &dateline_core::Options,
) -> Result<()> {
    let key = writer.find_document(id)?.ok_or_else(|| Error::not_found("document", id))?;
    let mut batch = Batch::new(writer, time, options);
    batch.clear(key)?;
    batch.finish()?;
    writer.remove_document(key)?;
    let kind = ChangeKind::DocumentDeleted;
    writer.note(&ChangeRow { time: time.to_owned(), kind, id: id.to_owned(), now: None })
}

impl<'w> Batch<'w> {
    /// Starts a batch at that time.
    pub(crate) fn new(writer: &'w dyn Writer, time: &str, options: &dateline_core::Options) -> Self {
        Self {
            writer,
            time: time.to_owned(),
            options: options.clone(),
            dating: Dating::default(),
            forms: BTreeSet::new(),
            shown: BTreeSet::new(),
            documents: BTreeSet::new(),
            posts: PostsBefore::new(),
            merging: Merging::default(),
        }
    }

    /// Stores a document: new, in place of another revision, or not at all when it is there already.
    pub(crate) fn store(&mut self, mut prepared: Prepared) -> Result<Ingested> {
        let id = prepared.row.summary.id.clone();
        let mut outcome = Outcome::New;
        let mut revision = 1;
        if let Some(key) = self.writer.find_document(&id)?
            && let Some(known) = self.writer.document(key)?
        {
            let (before, now) = (&known.revision, &prepared.row.revision);
            let same = before.content_hash == now.content_hash && before.engine == now.engine;
            if same && (!prepared.read_here || known.furniture == prepared.row.furniture) {
                let revision = before.revision;
                return Ok(Ingested { document: id, outcome: Outcome::Unchanged, revision, reason: None });
            }
            outcome = Outcome::Changed;
            revision = before.revision + 1;
            self.clear(key)?;
        }
        prepared.row.revision.revision = revision;
        prepared.row.summary.revision = revision;
        let key = self.writer.put_document(&prepared.row, &prepared.json)?;
        self.store_content(key, &prepared)?;
        self.writer.note(&ChangeRow {
            time: self.time.clone(),
            kind: ChangeKind::DocumentStored,
            id: id.clone(),
            now: Some(revision.to_string()),
        })?;
        Ok(Ingested { document: id, outcome, revision, reason: None })
    }

    /// Notes forms whose identity is to be settled afresh.
    pub(crate) fn settle_again(&mut self, forms: impl Iterator<Item = FormKey>) {
        self.forms.extend(forms);
    }

    /// Brings entities and events up to date with what was stored.
    pub(crate) fn finish(mut self) -> Result<()> {
        self.date()?;
        let Self { writer, time, forms, shown, mut documents, posts, mut merging, .. } = self;
        copies::relate(writer, &documents)?;
        let settled = identity::settle(writer, &forms, &time)?;
        // Nothing below changes whose a form is, or what is shown of posts.
        let tenures = Tenures::new(writer.as_reader());
        merging.retell(merging::events_to_retell(writer.as_reader(), &tenures, &posts, &settled.moved)?);
        documents.extend(settled.documents);
        for &document in &documents {
            writer.index_document(document)?;
            merging.look_at(document);
        }
        let mut entities = settled.entities;
        for form in shown {
            entities.extend(writer.form(form)?.and_then(|form| form.entity));
        }
        identity::rename(writer, &entities)?;
        merging::merge(writer, &tenures, merging, &time)
    }

    pub(super) fn clear(&mut self, key: DocumentKey) -> Result<()> {
        self.unbind(key)?;
        self.merging.clear(self.writer, key)?;
        self.writer.clear_copies(key)?;
        sites::leave(self.writer, key)?;
        self.writer.unindex_document(key)?;
        self.writer.clear_quotes(key)?;
        self.note_neighbours(key)?;
        for row in self.writer.appearances(key)? {
            self.note_posts(row.form)?;
        }
        self.forms.extend(self.writer.clear_appearances(key)?);
        self.documents.remove(&key);
        Ok(())
    }

    /// Notes the forms that are linked to those of a document: with it goes what may have kept them apart.
    fn note_neighbours(&mut self, key: DocumentKey) -> Result<()> {
        for row in self.writer.appearances(key)? {
            self.forms.extend(identity::neighbours(self.writer.as_reader(), row.form)?);
        }
        Ok(())
    }

    /// Notes what is shown of a form's posts, before that changes.
    fn note_posts(&mut self, form: FormKey) -> Result<()> {
        if !self.posts.contains_key(&form) {
            let spans = Tenures::of_form(self.writer.as_reader(), form)?;
            self.posts.insert(form, spans);
        }
        Ok(())
    }

    pub(super) fn store_content(&mut self, key: DocumentKey, prepared: &Prepared) -> Result<()> {
        let Prepared { row, analysis, sketch, site, .. } = prepared;
        self.bind(key, analysis)?;
        if let Some(sketch) = sketch {
            self.writer.set_sketch(key, &row.published, sketch)?;
        }
        if let Some(site) = site {
            sites::enter(self.writer, key, &row.summary.id, site, &analysis.text)?;
        }
        let mut cast = describe(analysis, &row.summary.id);
        let reports = report_rows(key, &row.published, analysis, &mut cast);
        let quotes = quote_rows(key, &row.published, analysis, &cast);
        let forms = self.store_forms(key, &row.published, &cast)?;
        let known = |place: usize| forms[place];

        let appearances = appearance_rows(analysis, &cast, &forms);
        self.writer.insert_appearances(key, &row.published, &appearances)?;
        let roles = role_rows(key, &row.published, analysis, &cast, &forms);
        for role in &roles {
            self.note_posts(role.form)?;
        }
        self.writer.insert_roles(&roles)?;
        let quotes: Vec<QuoteRow> = quotes.into_iter().map(|quote| quote.resolve(known)).collect();
        self.writer.insert_quotes(&quotes)?;
        let reports: Vec<ReportRow> = reports.into_iter().map(|report| report.resolve(known)).collect();
        self.writer.insert_reports(&reports)?;
        self.documents.insert(key);
        Ok(())
    }

    /// Finds or stores the forms of a document; gives their keys by place.
    fn store_forms(&mut self, document: DocumentKey, published: &str, cast: &Cast) -> Result<Vec<FormKey>> {
        let mut keys: Vec<FormKey> = Vec::with_capacity(cast.forms.len());
        for form in &cast.forms {
            let key = if let Some(key) = self.writer.find_form(&form.descriptor)? {
                key
            } else {
                // A parent is described before its child.
                let parent = form.parent.and_then(|place| keys.get(place).copied());
                identity::store_form(self.writer, form, parent)?
            };
            let first = self.writer.first_seen(key)?;
            // A day sorts after the empty text of no date, and is earlier all the same.
            let earlier = |first: &str| !published.is_empty() && (first.is_empty() || published < first);
            let mut changed = first.is_none_or(|first| earlier(&first));
            for block in &form.document_blocks {
                changed |= !self.writer.is_found_by(key, block)?;
                self.writer.insert_block(block, key, Some(document))?;
            }
            if changed {
                self.forms.insert(key)
            } else {
                self.shown.insert(key)
            };
            keys.push(key);
        }
        Ok(keys)
    }
}

/// A row whose forms are still places in a [`Cast`].
struct Unresolved<R, P> {
    row: R,
    parties: Vec<(P, usize)>,
    place: Option<usize>,
}

impl Unresolved<QuoteRow, QuotePart> {
    fn resolve(self, known: impl Fn(usize) -> FormKey) -> QuoteRow {
        let mut parties: Vec<_> = self.parties.into_iter().map(|(part, form)| (part, known(form))).collect();
        parties.sort_unstable();
        parties.dedup();
        QuoteRow { parties, ..self.row }
    }
}

impl Unresolved<ReportRow, (bool, i64, bool)> {
    fn resolve(self, known: impl Fn(usize) -> FormKey) -> ReportRow {
        let parties = self.parties.into_iter().map(|((recipient, position, acted_for), form)| PartyRow {
            recipient,
            position,
            acted_for,
            form: known(form),
        });
        ReportRow { parties: parties.collect(), place: self.place.map(known), ..self.row }
    }
}

fn appearance_rows(analysis: &Analysis, cast: &Cast, forms: &[FormKey]) -> Vec<AppearanceRow> {
    let mut rows: Vec<AppearanceRow> = Vec::new();
    let mut shown = BTreeSet::new();
    for (local, (entity, &form)) in analysis.entities.iter().zip(&cast.entities).enumerate() {
        let mut names: BTreeMap<&str, (bool, u64)> = BTreeMap::new();
        for mention in entity.mentions.iter().filter(|mention| mention.kind == MentionKind::Name) {
            names.entry(mention.text.trim()).or_default().1 += 1;
        }
        names.entry(entity.name.trim()).or_default().0 = true;
        shown.insert(form);
        rows.push(AppearanceRow {
            local: local as i64,
            form: forms[form],
            mentions: entity.mentions.len() as u64,
            names: names
                .into_iter()
                .map(|(name, (fullest, count))| (name.to_owned(), fullest, count))
                .collect(),
        });
    }
    let implied = (0..forms.len()).filter(|place| !shown.contains(place));
    rows.extend(implied.enumerate().map(|(rank, place)| AppearanceRow {
        local: -1 - rank as i64,
        form: forms[place],
        mentions: 0,
        names: Vec::new(),
    }));
    rows
}

fn role_rows(
    document: DocumentKey,
    published: &str,
    analysis: &Analysis,
    cast: &Cast,
    forms: &[FormKey],
) -> Vec<RoleRow> {
    let mut rows = Vec::new();
    // A post whose holder a page does not name shows nobody to hold it.
    for (local, entity) in analysis.entities.iter().enumerate().filter(|(_, entity)| is_named(entity)) {
        for (position, (role, of)) in entity.roles.iter().zip(&cast.role_of[local]).enumerate() {
            rows.push(RoleRow {
                document,
                published: published.to_owned(),
                local: local as i64,
                position: position as i64,
                form: forms[cast.entities[local]],
                of_form: of.map(|place| forms[place]),
                role: role.clone(),
            });
        }
    }
    rows
}

fn quote_rows(
    document: DocumentKey,
    published: &str,
    analysis: &Analysis,
    cast: &Cast,
) -> Vec<Unresolved<QuoteRow, QuotePart>> {
    let rows = analysis.quotes.iter().enumerate().map(|(position, quote)| {
        let mut parties = Vec::new();
        if let Some(local) = quote.speaker.as_ref().and_then(|party| cast.local(party)) {
            parties.push((QuotePart::Speaker, cast.entities[local]));
            parties.extend(cast.acts_for[local].iter().map(|&form| (QuotePart::SpokenFor, form)));
        }
        if let Some(local) = quote.about.as_ref().and_then(|party| cast.local(party)) {
            parties.push((QuotePart::About, cast.entities[local]));
        }
        for (local, entity) in analysis.entities.iter().enumerate() {
            if entity.mentions.iter().any(|mention| quote.span.contains(mention.span)) {
                parties.push((QuotePart::Named, cast.entities[local]));
            }
        }
        let context = paragraph(analysis, quote.span);
        let row = QuoteRow {
            document,
            position: position as i64,
            published: published.to_owned(),
            stored: StoredQuote { quote: quote.clone(), context },
            parties: Vec::new(),
        };
        Unresolved { row, parties, place: None }
    });
    rows.collect()
}

fn report_rows(
    document: DocumentKey,
    published: &str,
    analysis: &Analysis,
    cast: &mut Cast,
) -> Vec<Unresolved<ReportRow, (bool, i64, bool)>> {
    let mut ordinals: BTreeMap<Act, i64> = BTreeMap::new();
    let mut rows = Vec::new();
    for (number, part, report) in merging::in_parts(&analysis.reports) {
        let mut parties = Vec::new();
        for (recipient, side) in [(false, &report.actors), (true, &report.recipients)] {
            for (rank, party) in side.iter().enumerate() {
                let rank = rank as i64;
                let (itself, acted_for) = party_forms(party, cast);
                parties.extend(itself.map(|form| ((recipient, rank, false), form)));
                parties.extend(acted_for.into_iter().map(|form| ((recipient, rank, true), form)));
            }
        }
        let place = report.place.as_ref().and_then(|place| cast.local_of(place.entity.as_deref()));
        let ordinal = ordinals.entry(report.act).or_default();
        let row = ReportRow {
            key: ReportKey(0),
            document,
            position: rows.len() as i64,
            number,
            part,
            ordinal: *ordinal,
            published: published.to_owned(),
            place: None,
            report: report.into_owned(),
            parties: Vec::new(),
        };
        *ordinal += 1;
        rows.push(Unresolved { row, parties, place: place.map(|local| cast.entities[local]) });
    }
    rows
}

/// The form of a party, and those that it acts for.
fn party_forms(party: &Party, cast: &mut Cast) -> (Option<usize>, Vec<usize>) {
    let local = cast.local(party);
    let itself = local.map(|local| cast.entities[local]);
    let mut acted_for = local.map(|local| cast.acts_for[local].clone()).unwrap_or_default();
    acted_for.extend(party.country.as_deref().and_then(|code| cast.form_of_code(code)));
    acted_for.sort_unstable();
    acted_for.dedup();
    acted_for.retain(|&form| Some(form) != itself);
    (itself, acted_for)
}
