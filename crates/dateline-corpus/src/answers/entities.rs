//! Entities.

use std::collections::BTreeMap;

use dateline_core::analysis::{MentionKind, Role};

use super::view::View;
use crate::error::Result;
use crate::identity::same_because;
use crate::lists::listed_as;
use crate::lookup::Found;
use crate::store::{DocumentKey, EntityKey, EntityRow, FormKey, Period, RoleRow};
use crate::text::words;
use crate::values::{
    Alias, EntityHit, EntityRecord, EntityRef, HeldRole, ListedAs, MentionRecord, Passage, RoleRecord,
};

/// Aliases shown of an entity: the commonest.
const ALIASES: usize = 100;
/// Passages shown of an entity.
const PASSAGES: usize = 3;

/// An entity in full.
pub(crate) fn entity_record(view: &View<'_>, row: EntityRow) -> Result<EntityRecord> {
    let reader = view.reader;
    let key = row.key;
    let (first_seen, last_seen) = reader.seen(key)?;
    let filled = |text: String| Some(text).filter(|text| !text.is_empty());
    let aliases = reader.names_of(key)?.into_iter().filter(|(_, _, mentions)| *mentions > 0).take(ALIASES);
    let part_of = row.part_of.map(|form| view.entity_of(form)).transpose()?.flatten();
    Ok(EntityRecord {
        aliases: aliases.map(|(name, _, count)| Alias { name, count }).collect(),
        roles: roles(view, key)?,
        first_seen: filled(first_seen.get(..10).unwrap_or_default().to_owned()),
        last_seen: filled(last_seen.get(..10).unwrap_or_default().to_owned()),
        merged_from: reader.merged_from(&row.id)?,
        same_because: same_because(reader, key)?,
        listed: listed(view, key)?,
        passages: passages(view, key)?,
        part_of: part_of.filter(|parent| parent.id != row.id),
        id: row.id,
        name: row.name,
        kind: row.kind,
        country: filled(row.country),
        mention_count: row.mention_count,
        document_count: row.document_count,
    })
}

/// An entity that matches a query.
pub(crate) fn entity_hit(view: &View<'_>, row: EntityRow, found: Option<Found>) -> Result<EntityHit> {
    let (matched, match_kind) = found.map(|found| (found.name, found.kind)).unzip();
    let role = view.reader.latest_role(row.key)?.map(|role| in_words(&role.role));
    let country = Some(row.country).filter(|code| !code.is_empty());
    let entity = EntityRef { id: row.id, name: row.name, kind: row.kind, country };
    let (mention_count, document_count) = (row.mention_count, row.document_count);
    Ok(EntityHit { entity, matched, match_kind, mention_count, document_count, role })
}

/// The mentions of an entity in a document, in order.
pub(crate) fn mentions_in(
    view: &View<'_>,
    entity: EntityKey,
    document: DocumentKey,
    kinds: &[MentionKind],
) -> Result<Vec<MentionRecord>> {
    let Some(short) = view.entity(entity)? else { return Ok(Vec::new()) };
    let analysis = view.analysis(document)?;
    let mut found = Vec::new();
    for appearance in view.reader.appearances(document)? {
        let Ok(local) = usize::try_from(appearance.local) else { continue };
        if view.entity_key_of(appearance.form)? == Some(entity) {
            let mentions =
                analysis.entities.get(local).map(|entity| entity.mentions.as_slice()).unwrap_or_default();
            found.extend(mentions.iter().filter(|mention| kinds.is_empty() || kinds.contains(&mention.kind)));
        }
    }
    found.sort_by_key(|mention| mention.span);
    found
        .into_iter()
        .map(|mention| {
            let passage = view.quoted(document, mention.span)?;
            Ok(MentionRecord { entity: short.clone(), kind: mention.kind, passage })
        })
        .collect()
}

/// The documents that say that somebody holds a post.
struct Statements {
    /// The earliest, and the entity that the post is of.
    first: RoleRow,
    of: Option<EntityRef>,
    /// The first and the last known publication, or empty.
    dates: (String, String),
    /// The last document, and how many there are.
    documents: (DocumentKey, u64),
}

impl Statements {
    fn of(row: RoleRow, of: Option<EntityRef>) -> Self {
        let dates = (row.published.clone(), row.published.clone());
        Self { dates, documents: (row.document, 1), first: row, of }
    }

    /// Takes in the next statement in order of publication, those without a date first.
    fn add(&mut self, row: RoleRow) {
        if row.document != self.documents.0 {
            self.documents = (row.document, self.documents.1 + 1);
        }
        if self.dates.0.is_empty() {
            self.dates.0.clone_from(&row.published);
        }
        self.dates.1 = row.published;
    }
}

fn roles(view: &View<'_>, entity: EntityKey) -> Result<Vec<RoleRecord>> {
    type Post = (String, Option<String>, Option<String>);
    let mut posts: BTreeMap<Post, Statements> = BTreeMap::new();
    let mut bodies: BTreeMap<FormKey, Option<EntityRef>> = BTreeMap::new();
    view.reader.visit_roles(entity, &mut |row| {
        let of = match row.of_form.map(|form| (form, bodies.get(&form))) {
            Some((_, Some(known))) => known.clone(),
            Some((form, None)) => bodies.entry(form).or_insert(view.entity_of(form)?).clone(),
            None => None,
        };
        let of_key = match &of {
            Some(of) => Some(of.id.clone()),
            None => row.role.of.as_ref().map(|of| crate::text::fold(&of.text)),
        };
        let post = (crate::text::fold(&row.role.title), of_key, row.role.qualifier.clone());
        match posts.get_mut(&post) {
            Some(known) => known.add(row),
            None => drop(posts.insert(post, Statements::of(row, of))),
        }
        Ok(())
    })?;
    let date = |time: &str| time.get(..10).map(str::to_owned);
    let mut records = posts
        .into_values()
        .map(|Statements { first, of, dates, documents }| {
            Ok(RoleRecord {
                title: first.role.title.clone(),
                of: first.role.of.as_ref().map(|of| of.text.clone()),
                of_entity: of,
                qualifier: first.role.qualifier.clone(),
                first_seen: date(&dates.0),
                last_seen: date(&dates.1),
                document_count: documents.1,
                evidence: view.quoted(first.document, first.role.span)?,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    records.sort_by(|left, right| {
        right.last_seen.cmp(&left.last_seen).then_with(|| left.title.cmp(&right.title))
    });
    Ok(records)
}

fn listed(view: &View<'_>, entity: EntityKey) -> Result<Vec<ListedAs>> {
    let forms: Vec<FormKey> = view.reader.forms_of(entity)?.into_iter().map(|form| form.key).collect();
    listed_as(view.reader, &forms)
}

fn passages(view: &View<'_>, entity: EntityKey) -> Result<Vec<Passage>> {
    let mut found = Vec::new();
    for (_, document) in view.reader.scan_entity_documents(entity, None, PASSAGES)? {
        let mentions = mentions_in(view, entity, document, &[])?;
        // The longest name in the document tells most.
        let fullest = mentions.into_iter().max_by_key(|mention| {
            let named = mention.kind == MentionKind::Name;
            (named, mention.passage.span.len(), std::cmp::Reverse(mention.passage.span.start()))
        });
        found.extend(fullest.map(|mention| mention.passage));
    }
    Ok(found)
}

/// A post in words: `Foreign Minister, South Korea`.
fn in_words(role: &Role) -> String {
    match &role.of {
        Some(of) => format!("{}, {}", role.title, of.text),
        None => role.title.clone(),
    }
}

/// Which posts are wanted.
pub(crate) struct WantedRoles {
    /// Of this body: an id.
    pub(crate) of: Option<String>,
    /// Words that the title holds, folded.
    pub(crate) title: Vec<String>,
    /// Shown at some time in this period.
    pub(crate) seen: Period,
}

impl WantedRoles {
    fn fits(&self, role: &RoleRecord) -> bool {
        let of = role.of_entity.as_ref().map(|of| &of.id);
        let title = words(&role.title);
        let (first, last) = (role.first_seen.as_deref(), role.last_seen.as_deref());
        let day = |time: &str| time.get(..10).unwrap_or(time).to_owned();
        let begins = self.seen.end.as_deref().is_none_or(|end| first.is_some_and(|first| *first < *day(end)));
        // A day counts to its end.
        let ends =
            self.seen.start.as_deref().is_none_or(|start| last.is_some_and(|last| *last >= *day(start)));
        self.of.as_ref().is_none_or(|wanted| of == Some(wanted))
            && self.title.iter().all(|word| title.contains(word))
            && begins
            && ends
    }
}

/// The wanted posts of these holders, the latest seen first.
pub(crate) fn held_roles(
    view: &View<'_>,
    holders: &[EntityKey],
    wanted: &WantedRoles,
) -> Result<Vec<HeldRole>> {
    let mut found = Vec::new();
    for &key in holders {
        let Some(holder) = view.entity(key)? else { continue };
        let held = roles(view, key)?.into_iter().filter(|role| wanted.fits(role));
        found.extend(held.map(|role| HeldRole { holder: holder.clone(), role }));
    }
    found.sort_by(|left, right| {
        let last = right.role.last_seen.cmp(&left.role.last_seen);
        last.then_with(|| left.holder.id.cmp(&right.holder.id))
            .then_with(|| left.role.title.cmp(&right.role.title))
    });
    Ok(found)
}
