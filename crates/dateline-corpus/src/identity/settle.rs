//! Brings entities up to date with the forms in use.

use std::collections::{BTreeMap, BTreeSet};

use super::describe::is_country;
use super::family::{self, Member};
use super::neighbours::Neighbours;
use crate::error::Result;
use crate::lists;
use crate::store::{
    ChangeRow, DocumentKey, EntityKey, EntityRow, FormKey, JudgedRow, KnownForm, Reader, Writer,
};
use crate::values::{ChangeKind, JudgementKind};

/// Forms of a family that are looked at together. Real families have a handful; past this, what is out of reach stays
/// as it is, rather than that one name slows down every document that holds it.
pub(crate) const FAMILY_FORMS: usize = 512;

/// A form that passed from one entity to another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moved {
    /// The form.
    pub(crate) form: FormKey,
    /// Whose it was.
    pub(crate) was: Option<EntityKey>,
    /// Whose it is.
    pub(crate) is: Option<EntityKey>,
}

/// What settling touched.
#[derive(Debug, Default)]
pub(crate) struct Settled {
    /// Forms that belong to another entity now.
    pub(crate) moved: Vec<Moved>,
    /// Entities whose forms, names or counts may have changed.
    pub(crate) entities: BTreeSet<EntityKey>,
    /// Documents that show forms which now belong to another entity.
    pub(crate) documents: BTreeSet<DocumentKey>,
}

/// Groups the families of `forms` afresh: forms that came, went, gained or lost a block, or are first seen at another time.
pub(crate) fn settle(writer: &dyn Writer, forms: &BTreeSet<FormKey>, time: &str) -> Result<Settled> {
    let mut settled = Settled::default();
    let mut done = BTreeSet::new();
    let neighbours = Neighbours::new(writer.as_reader());
    for &form in forms {
        if done.contains(&form) {
            continue;
        }
        let family = family_of(&neighbours, form)?;
        done.extend(family.reached.iter().copied());
        settle_family(writer, &family, time, &mut settled)?;
    }
    Ok(settled)
}

/// The forms that can be reached from one.
struct Family {
    /// Those in use.
    members: Vec<Member>,
    /// All, used or not.
    reached: BTreeSet<FormKey>,
    /// What people decided about them, in order.
    judged: Vec<JudgedRow>,
}

/// The family of a form: all that it is linked to, step by step. What only shares a block with it is not: whether it is
/// there or not makes no difference to how these are grouped.
fn family_of(neighbours: &Neighbours<'_>, start: FormKey) -> Result<Family> {
    let reader = neighbours.reader;
    let mut reached = BTreeSet::from([start]);
    let mut queue = vec![start];
    let mut members: BTreeMap<FormKey, Member> = BTreeMap::new();
    let mut judged: BTreeMap<i64, JudgedRow> = BTreeMap::new();
    while let Some(key) = queue.pop() {
        let Some(form) = reader.form(key)? else { continue };
        let mut near = Vec::new();
        if let Some(entity) = form.entity {
            // Whoever was one with it must be looked at too: the reason may be gone.
            near.extend(reader.forms_of(entity)?.into_iter().map(|other| other.key));
        }
        for row in reader.judgements_on(&form.form.descriptor)? {
            for descriptor in row.judged.left.iter().chain(&row.judged.right) {
                near.extend(reader.find_form(descriptor)?);
            }
            judged.insert(row.judged.sequence, row.judged);
        }
        for (other, tie) in lists::ties(reader, key)? {
            near.push(other);
            judged.insert(tie.sequence, tie);
        }
        if let Some(member) = member(reader, form)? {
            near.extend(neighbours.of(&member)?);
            members.insert(key, member);
        }
        for other in near {
            if reached.len() >= FAMILY_FORMS {
                tracing::warn!(form = start.0, "a family of names is larger than its limit");
                break;
            }
            if reached.insert(other) {
                queue.push(other);
            }
        }
    }
    let (members, judged) = (members.into_values().collect(), judged.into_values().collect());
    Ok(Family { members, reached, judged })
}

/// A form with what can be said of it; `None` when no document shows it and no list holds it.
pub(super) fn member(reader: &dyn Reader, form: KnownForm) -> Result<Option<Member>> {
    let first_seen = match reader.first_seen(form.key)? {
        Some(first) => first,
        None if reader.listed_with(form.key)?.is_empty() => return Ok(None),
        None => String::new(),
    };
    let blocks = reader.blocks_of(form.key)?.into_iter().collect();
    Ok(Some(Member { form, first_seen, blocks }))
}

fn settle_family(
    writer: &dyn Writer,
    Family { members, reached, judged }: &Family,
    time: &str,
    settled: &mut Settled,
) -> Result<()> {
    let reader = writer.as_reader();
    let groups = family::group(members, judged);
    let keys = choose_keys(reader, members, &groups)?;

    // Public ids may pass from one entity to another, so the old ones are all given up before the new are taken.
    let mut before: BTreeMap<EntityKey, String> = BTreeMap::new();
    for &form in reached {
        if let Some(entity) = reader.form(form)?.and_then(|form| form.entity).map(|key| reader.entity(key)) {
            before.extend(entity?.map(|entity| (entity.key, entity.id)));
        }
    }
    let ids: Vec<String> =
        groups.iter().map(|group| public_id(&members[group[0]].form.form.descriptor)).collect();
    for (&key, id) in &before {
        let stays = keys.iter().zip(&ids).any(|(chosen, new)| *chosen == Some(key) && new == id);
        if !stays && let Some(entity) = reader.entity(key)? {
            writer.update_entity(&EntityRow { id: format!("gone-{}", key.0), ..entity })?;
        }
    }

    let mut now: BTreeMap<FormKey, EntityKey> = BTreeMap::new();
    for ((group, key), id) in groups.iter().zip(&keys).zip(&ids) {
        let founder = &members[group[0]].form;
        let key = match *key {
            Some(key) => {
                if before.get(&key) != Some(id)
                    && let Some(entity) = reader.entity(key)?
                {
                    writer.update_entity(&EntityRow { id: id.clone(), ..entity })?;
                }
                key
            }
            None => writer.insert_entity(&EntityRow {
                key: EntityKey(0),
                id: id.clone(),
                name: founder.form.name.clone(),
                kind: founder.form.kind,
                country: founder.form.country.clone(),
                part_of: founder.form.parent,
                mention_count: 0,
                document_count: 0,
            })?,
        };
        writer.remove_redirect(id)?;
        settled.entities.insert(key);
        now.extend(group.iter().map(|&place| (members[place].form.key, key)));
    }
    for &form in reached {
        let was = reader.form(form)?.and_then(|form| form.entity);
        let is = now.get(&form).copied();
        if was != is {
            writer.assign(form, is)?;
            settled.moved.push(Moved { form, was, is });
            settled.documents.extend(reader.documents_of(form)?);
        }
    }
    redirect_former_ids(writer, &before, &now, &ids, time)
}

/// For each group, the entity that it goes on as: of those that its forms belong to, the one most mentioned, so that
/// the fewest rows move; none for a group of new forms.
fn choose_keys(
    reader: &dyn Reader,
    members: &[Member],
    groups: &[Vec<usize>],
) -> Result<Vec<Option<EntityKey>>> {
    let mut wishes = Vec::new();
    for (group, places) in groups.iter().enumerate() {
        let entities: BTreeSet<EntityKey> =
            places.iter().filter_map(|&place| members[place].form.entity).collect();
        for key in entities {
            let mentions = reader.entity(key)?.map_or(0, |entity| entity.mention_count);
            wishes.push((std::cmp::Reverse(mentions), key, group));
        }
    }
    wishes.sort_unstable();
    let mut chosen = vec![None; groups.len()];
    let mut taken = BTreeSet::new();
    for (_, key, group) in wishes {
        if chosen[group].is_none() && taken.insert(key) {
            chosen[group] = Some(key);
        }
    }
    Ok(chosen)
}

/// Makes ids that no entity has any more resolve to where their founders went.
fn redirect_former_ids(
    writer: &dyn Writer,
    before: &BTreeMap<EntityKey, String>,
    now: &BTreeMap<FormKey, EntityKey>,
    ids: &[String],
    time: &str,
) -> Result<()> {
    let reader = writer.as_reader();
    let mut heirs: BTreeMap<&str, String> = BTreeMap::new();
    for (&form, &key) in now {
        let Some(form) = reader.form(form)? else { continue };
        let id = public_id(&form.form.descriptor);
        if let Some(entity) = reader.entity(key)?
            && let Some(old) = before.values().find(|old| **old == id)
        {
            heirs.insert(old, entity.id);
        }
    }
    for (&key, old) in before {
        if !ids.contains(old) {
            let heir = match heirs.get(old.as_str()) {
                Some(id) => Some(id.clone()),
                None => reader.entity(key)?.map(|entity| entity.id).filter(|id| ids.contains(id)),
            };
            if let Some(heir) = heir {
                writer.add_redirect(old, &heir)?;
                let kind = ChangeKind::EntityMerged;
                writer.note(&ChangeRow { time: time.to_owned(), kind, id: old.clone(), now: Some(heir) })?;
            }
        }
        if !now.values().any(|&used| used == key) {
            writer.remove_entity(key)?;
        }
    }
    Ok(())
}

/// The public id of an entity, from the description of its founding form.
pub(crate) fn public_id(descriptor: &str) -> String {
    crate::ids::derive(crate::query::Who::ID_PREFIX, &[descriptor])
}

/// Chooses the best name, country and parent of entities afresh.
pub(crate) fn rename(writer: &dyn Writer, entities: &BTreeSet<EntityKey>) -> Result<()> {
    let reader = writer.as_reader();
    for &key in entities {
        let Some(entity) = reader.entity(key)? else { continue };
        let forms = reader.forms_of(key)?;
        let names = reader.names_of(key)?;
        // The name most often the fullest of its document; the longer of two as frequent, then the first by letters.
        let name = names
            .iter()
            .max_by(|left, right| {
                (left.1, left.0.chars().count())
                    .cmp(&(right.1, right.0.chars().count()))
                    .then(right.0.cmp(&left.0))
            })
            .map_or_else(|| entity.name.clone(), |best| best.0.clone());
        // A country goes by its usual name, whatever headlines shorten it to.
        let name =
            forms.iter().find(|form| is_country(&form.form)).map_or(name, |form| form.form.name.clone());
        let name = given_name(reader, &forms)?.unwrap_or(name);
        let country = forms.iter().map(|form| &form.form.country).filter(|code| !code.is_empty()).min();
        let row = EntityRow {
            name,
            country: country.cloned().unwrap_or_default(),
            part_of: forms.iter().find_map(|form| form.form.parent),
            ..entity.clone()
        };
        if row != entity {
            writer.update_entity(&row)?;
        }
    }
    Ok(())
}

/// The name that somebody gave an entity: the latest that stands.
fn given_name(reader: &dyn Reader, forms: &[KnownForm]) -> Result<Option<String>> {
    let mut given = None;
    for form in forms {
        let rows = reader.judgements_on(&form.form.descriptor)?.into_iter();
        let renamed = rows.filter(|row| row.judged.kind == JudgementKind::Rename);
        given = given.max(renamed.map(|row| (row.judged.sequence, row.judgement.name)).max());
    }
    Ok(given.and_then(|(_, name)| name))
}
