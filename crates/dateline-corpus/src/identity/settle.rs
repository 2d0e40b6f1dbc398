//! Brings entities up to date with the forms in use.

use std::collections::{BTreeMap, BTreeSet};

use super::describe::is_country;
use super::family::{self, Member};
use super::names::normalise;
use super::neighbours::Neighbours;
use super::setting::{self, is_setting};
use crate::error::Result;
use crate::lists;
use crate::store::{
    ChangeRow, DocumentKey, EntityKey, EntityRow, FormKey, JudgedRow, KnownForm, Reader, Writer,
};
use crate::values::{ChangeKind, JudgementKind};

/// Forms of a family that are looked at together. Real families have a handful; past this, what is out of reach stays
/// as it is, rather than that one name slows down every document that holds it.
pub(crate) const FAMILY_FORMS: usize = 512;

/// Settings of one name that are looked at together: a year and three countries each.
const SETTINGS: usize = 4096;

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
    let reader = writer.as_reader();
    let mut done = BTreeSet::new();
    let neighbours = Neighbours::new(reader);
    let mut bearers = BTreeSet::new();
    // The settings to look at, by bearer; where the bearer itself changed, all of them are.
    let mut settings: BTreeMap<FormKey, BTreeSet<FormKey>> = BTreeMap::new();
    for &form in forms {
        match reader.form(form)?.filter(|known| is_setting(&known.form)).and_then(|known| known.form.parent) {
            Some(bearer) => drop(settings.entry(bearer).or_default().insert(form)),
            None => drop(bearers.insert(form)),
        }
    }
    for &start in bearers.iter().chain(settings.keys()) {
        if done.contains(&start) {
            continue;
        }
        let mut family = Family::around(&neighbours, start)?;
        done.extend(family.reached.iter().copied());
        let whole = family.reached.iter().any(|form| bearers.contains(form));
        family.add_settings(reader, if whole { None } else { Some(&settings) })?;
        settle_family(writer, &family, time, &mut settled)?;
    }
    Ok(settled)
}

/// The forms that can be reached from one.
#[derive(Default)]
struct Family {
    /// Those in use.
    members: Vec<Member>,
    /// All, used or not.
    reached: BTreeSet<FormKey>,
    /// What people decided about them, in order.
    judged: BTreeMap<i64, JudgedRow>,
}

impl Family {
    /// The family of a form that is no setting: all that it is linked to, step by step, but for settings. What only shares
    /// a block with it is not: whether it is there or not makes no difference to how these are grouped.
    fn around(neighbours: &Neighbours<'_>, start: FormKey) -> Result<Self> {
        let reader = neighbours.reader;
        let mut family = Self { reached: BTreeSet::from([start]), ..Self::default() };
        let mut queue = vec![start];
        let mut entities = BTreeSet::new();
        while let Some(key) = queue.pop() {
            let Some(form) = reader.form(key)? else { continue };
            let judged = family.judgements_on(reader, key, &form.form.descriptor)?;
            let mut near = BTreeSet::new();
            for other in judged {
                near.extend(reader.form(other)?.map(|other| bearer_of(&other)));
            }
            if let Some(entity) = form.entity.filter(|&entity| entities.insert(entity)) {
                // Whoever was one with it must be looked at too: the reason may be gone.
                near.extend(reader.bearers_of_entity(entity)?.into_iter().map(|other| other.key));
            }
            if let Some(member) = member(reader, form)? {
                near.extend(neighbours.of(&member)?);
                family.members.push(member);
            }
            for other in near {
                if family.reached.len() >= FAMILY_FORMS {
                    tracing::warn!(form = start.0, "a family of names is larger than its limit");
                    break;
                }
                if family.reached.insert(other) {
                    queue.push(other);
                }
            }
        }
        family.members.sort_by_key(|member| member.form.key);
        Ok(family)
    }

    /// Notes what is decided about a form; gives the forms that this speaks of.
    fn judgements_on(&mut self, reader: &dyn Reader, key: FormKey, descriptor: &str) -> Result<Vec<FormKey>> {
        let mut near = Vec::new();
        for row in reader.judgements_on(descriptor)? {
            for descriptor in row.judged.left.iter().chain(&row.judged.right) {
                near.extend(reader.find_form(descriptor)?);
            }
            self.judged.insert(row.judged.sequence, row.judged);
        }
        for (other, tie) in lists::ties(reader, key)? {
            near.push(other);
            self.judged.insert(tie.sequence, tie);
        }
        Ok(near)
    }

    /// Adds the settings of the forms that were reached: all, or only those given by bearer.
    fn add_settings(
        &mut self,
        reader: &dyn Reader,
        only: Option<&BTreeMap<FormKey, BTreeSet<FormKey>>>,
    ) -> Result<()> {
        let bearers: Vec<FormKey> = self.reached.iter().copied().collect();
        for bearer in bearers {
            let Some(form) = reader.form(bearer)? else { continue };
            let settings: Vec<FormKey> = if let Some(only) = only {
                only.get(&bearer).into_iter().flatten().copied().collect()
            } else {
                let found = reader.forms_in(&setting::block_of(&form.form.descriptor), SETTINGS)?;
                found.into_iter().map(|(key, ..)| key).collect()
            };
            for key in settings {
                let Some(form) = reader.form(key)? else { continue };
                self.judgements_on(reader, key, &form.form.descriptor)?;
                self.reached.insert(key);
                self.members.extend(member(reader, form)?);
            }
        }
        Ok(())
    }
}

/// The form that a setting belongs to; any other form itself.
fn bearer_of(form: &KnownForm) -> FormKey {
    form.form.parent.filter(|_| is_setting(&form.form)).unwrap_or(form.key)
}

/// A form with what can be said of it; `None` when no document shows it and no list holds it.
pub(super) fn member(reader: &dyn Reader, form: KnownForm) -> Result<Option<Member>> {
    let first_seen = match reader.first_seen(form.key)? {
        Some(first) => first,
        None if reader.listed_with(form.key)?.is_empty() => return Ok(None),
        None => String::new(),
    };
    let blocks = reader.blocks_of(form.key)?.into_iter().collect();
    Ok(Some(Member::new(form, first_seen, blocks)))
}

fn settle_family(
    writer: &dyn Writer,
    Family { members, reached, judged }: &Family,
    time: &str,
    settled: &mut Settled,
) -> Result<()> {
    let reader = writer.as_reader();
    let judged: Vec<JudgedRow> = judged.values().cloned().collect();
    let groups = family::group(members, &judged);
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
                part_of: part_of(founder),
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
        // Settings that were not looked at may belong to it still.
        if !now.values().any(|&used| used == key) && reader.forms_of(key)?.is_empty() {
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
        // Settings say nothing of their own; only what a person split off may have no other forms.
        let mut forms = reader.bearers_of_entity(key)?;
        if forms.is_empty() {
            forms = reader.forms_of(key)?;
        }
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
        let name = if names.is_empty() { name_elsewhere(reader, &forms, name)? } else { name };
        let name = given_name(reader, &forms)?.unwrap_or(name);
        let country = forms.iter().map(|form| &form.form.country).filter(|code| !code.is_empty()).min();
        let row = EntityRow {
            name,
            country: country.cloned().unwrap_or_default(),
            part_of: forms.iter().find_map(part_of),
            ..entity.clone()
        };
        if row != entity {
            writer.update_entity(&row)?;
        }
    }
    Ok(())
}

/// The name of an entity that no page mentions, for it stands in lists alone, or all mentions of the bare name were found
/// to be others': as lists, else these, write it, the first by letters.
fn name_elsewhere(reader: &dyn Reader, forms: &[KnownForm], name: String) -> Result<String> {
    let mut written = Vec::new();
    for form in forms {
        let listed = reader.listed_with(form.key)?.into_iter().map(|row| row.entity.name);
        written.extend(listed.filter(|listed| normalise(listed) == form.form.name));
    }
    if let Some(listed) = written.into_iter().min() {
        return Ok(listed);
    }
    let mut written = Vec::new();
    for form in forms.iter().filter(|form| form.form.name == name) {
        for (key, ..) in reader.forms_in(&setting::block_of(&form.form.descriptor), SETTINGS)? {
            written.extend(reader.name_of(key)?);
        }
    }
    Ok(written.into_iter().min().unwrap_or(name))
}

/// What a form says that its entity is part of.
fn part_of(form: &KnownForm) -> Option<FormKey> {
    form.form.parent.filter(|_| !is_setting(&form.form))
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
