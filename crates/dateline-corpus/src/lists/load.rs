//! Loading lists, and what they say about forms.

use std::collections::BTreeSet;

use dateline_core::analysis::{Analysis, Article, Entity, EntityType, Mention, MentionKind, Party, Role};
use dateline_core::{Form, Span};

use super::{BATCH, posts};
use crate::error::{Error, Result};
use crate::identity::{describe, store_form};
use crate::ingest::Batch;
use crate::store::{ChangeRow, FormKey, JudgedRow, ListedRow, Reader, Writer};
use crate::values::{ChangeKind, JudgementKind, ListBatch, ListLoaded, ListedAs, ListedEntity};

/// Characters of the name of a list, an id and a name at most.
const TEXT: usize = 200;
/// Names of one entity at most: past it a list is no list of names.
const NAMES: usize = 200;
/// Rows that are removed at once.
const REMOVED: usize = 1000;

/// Loads a part of a list.
pub(crate) fn load(
    writer: &dyn Writer,
    part: &ListBatch,
    time: &str,
    options: &dateline_core::Options,
) -> Result<ListLoaded> {
    check(part)?;
    let mut loaded = ListLoaded::default();
    let mut forms = BTreeSet::new();
    for entity in &part.entities {
        match writer.listed(&part.list, &entity.id)? {
            Some(known) if known.entity == *entity => {
                writer.mark_listed(known.key, &part.load)?;
                // It may have been loaded before posts were kept.
                let main = writer.forms_listed(known.key)?.into_iter().find(|&(_, main)| main);
                if let Some((holder, _)) = main {
                    posts::store(writer, known.key, (entity, holder), &mut BTreeSet::new())?;
                }
                loaded.unchanged += 1;
                continue;
            }
            Some(known) => {
                forget(writer, &known, &mut forms)?;
                loaded.changed += 1;
            }
            None => loaded.added += 1,
        }
        let (list, load) = (part.list.clone(), part.load.clone());
        let row = ListedRow { key: 0, list, load, entity: entity.clone() };
        let key = writer.insert_listed(&row)?;
        store(writer, key, entity, &mut forms)?;
    }
    if part.last {
        loaded.removed = sweep(writer, (&part.list, &part.load), &mut forms)?;
    }
    settle(writer, forms, &part.list, (time, options))?;
    Ok(loaded)
}

/// Removes a list; gives how many entities it held.
pub(crate) fn remove(
    writer: &dyn Writer,
    list: &str,
    time: &str,
    options: &dateline_core::Options,
) -> Result<u64> {
    if !writer.lists()?.iter().any(|known| known.list == list) {
        return Err(Error::not_found("list", list));
    }
    let mut forms = BTreeSet::new();
    // No loading is called so: all that the list holds came with others.
    let removed = sweep(writer, (list, ""), &mut forms)?;
    settle(writer, forms, list, (time, options))?;
    Ok(removed)
}

/// Settles identity afresh around the forms that a list tied or no longer ties, if any, and notes why in the change feed.
fn settle(
    writer: &dyn Writer,
    forms: BTreeSet<FormKey>,
    list: &str,
    (time, options): (&str, &dateline_core::Options),
) -> Result<()> {
    if forms.is_empty() {
        return Ok(());
    }
    let mut batch = Batch::new(writer, time, options);
    batch.settle_again(forms.into_iter());
    batch.finish()?;
    let kind = ChangeKind::ListChanged;
    writer.note(&ChangeRow { time: time.to_owned(), kind, id: list.to_owned(), now: None })
}

/// Removes what a list holds and that loading of it did not bring; gives how much.
fn sweep(writer: &dyn Writer, (list, load): (&str, &str), forms: &mut BTreeSet<FormKey>) -> Result<u64> {
    let mut removed = 0;
    loop {
        let rest = writer.listed_without(list, load, REMOVED)?;
        if rest.is_empty() {
            return Ok(removed);
        }
        for row in &rest {
            forget(writer, row, forms)?;
        }
        removed += rest.len() as u64;
    }
}

fn check(part: &ListBatch) -> Result<()> {
    let text = |field: String, text: &str| {
        let length = text.chars().count();
        if text.trim().is_empty() || length > TEXT {
            return Err(Error::invalid(field, format!("it has {length} characters; 1 to {TEXT} are needed")));
        }
        Ok(())
    };
    text("batch.list".to_owned(), &part.list)?;
    text("batch.load".to_owned(), &part.load)?;
    if part.entities.len() > BATCH {
        let held = part.entities.len();
        return Err(Error::invalid(
            "batch.entities",
            format!("it holds {held}, {BATCH} at most are allowed"),
        ));
    }
    for (place, entity) in part.entities.iter().enumerate() {
        text(format!("batch.entities[{place}].id"), &entity.id)?;
        text(format!("batch.entities[{place}].name"), &entity.name)?;
        if entity.aliases.len() + entity.weak_aliases.len() > NAMES {
            let field = format!("batch.entities[{place}].aliases");
            return Err(Error::invalid(field, format!("more than {NAMES} names")));
        }
    }
    Ok(())
}

/// Takes an entity of a list back, and notes the forms that it, and what it tied, had.
fn forget(writer: &dyn Writer, row: &ListedRow, forms: &mut BTreeSet<FormKey>) -> Result<()> {
    for (form, _) in writer.forms_listed(row.key)? {
        forms.insert(form);
        forms.extend(neighbours(writer, form)?);
    }
    writer.remove_listed(row.key)
}

/// The forms that stand with a form in some entity of a list: whether it ties them depends on who else bears it.
fn neighbours(writer: &dyn Writer, form: FormKey) -> Result<Vec<FormKey>> {
    let mut found = Vec::new();
    for other in writer.listed_with(form)? {
        found.extend(writer.forms_listed(other.key)?.into_iter().map(|(form, _)| form));
    }
    found.extend(crate::identity::neighbours(writer.as_reader(), form)?);
    Ok(found)
}

/// Stores the forms of an entity of a list.
fn store(writer: &dyn Writer, key: i64, entity: &ListedEntity, forms: &mut BTreeSet<FormKey>) -> Result<()> {
    let analysis = as_analysis(entity);
    let cast = describe(&analysis, "");
    for (place, &number) in cast.entities.iter().enumerate() {
        let form = &cast.forms[number];
        // A single word names anybody.
        if form.vague && form.blocks.is_empty() {
            continue;
        }
        let form_key = match writer.find_form(&form.descriptor)? {
            Some(known) => known,
            None => store_form(writer, form, None)?,
        };
        let identifiers = entity.identifiers.iter().filter(|_| place == 0);
        let identifiers = identifiers.map(|found| format!("i:{}:{}", found.kind, found.value));
        for block in form.document_blocks.iter().cloned().chain(identifiers) {
            writer.insert_listed_block(&block, form_key, key)?;
        }
        writer.insert_listed_form(key, form_key, place == 0)?;
        if place == 0 {
            posts::store(writer, key, (entity, form_key), forms)?;
        }
        forms.insert(form_key);
        forms.extend(neighbours(writer, form_key)?);
    }
    Ok(())
}

/// An entity of a list as a page would show it: each of its names once.
pub(super) fn as_analysis(entity: &ListedEntity) -> Analysis {
    let nowhere = Span::new(0, 0);
    let roles = entity.roles.iter().filter(|_| entity.kind == EntityType::Person).map(|role| Role {
        title: role.title.clone(),
        of: role.of.clone().map(|text| Party { text, ..Party::default() }),
        span: nowhere,
        qualifier: None,
    });
    let roles: Vec<Role> = roles.collect();
    let names = [&entity.name].into_iter().chain(&entity.aliases);
    let entities = names.enumerate().map(|(number, name)| Entity {
        id: format!("e{number}"),
        name: name.clone(),
        kind: entity.kind,
        country: entity.country.clone(),
        part_of: None,
        mentions: vec![Mention { text: name.clone(), span: nowhere, kind: MentionKind::Name }],
        roles: roles.clone(),
    });
    Analysis {
        document: String::new(),
        engine: String::new(),
        form: Form::Article,
        url: None,
        fetched: None,
        text: String::new(),
        article: Article::default(),
        entities: entities.collect(),
        timexes: Vec::new(),
        quotes: Vec::new(),
        reports: Vec::new(),
        diagnostics: Vec::new(),
    }
}

/// What lists say is one with a form: for each entity of a list that has it, its own name's form and the others that no
/// entity under another name bears.
pub(crate) fn ties(reader: &dyn Reader, form: FormKey) -> Result<Vec<(FormKey, JudgedRow)>> {
    let mut found = Vec::new();
    for row in reader.listed_with(form)? {
        let forms = reader.forms_listed(row.key)?;
        let Some(&(main, true)) = forms.first() else { continue };
        let Some(left) = reader.form(main)? else { continue };
        for (other, _) in forms.into_iter().filter(|&(other, _)| other != main) {
            let Some(right) = reader.form(other)?.filter(|_| other == form || form == main) else { continue };
            if !is_own(reader, other, main)? {
                continue;
            }
            let judged = JudgedRow {
                // Before all that people decided, and each its own.
                sequence: -(other.0 + 1),
                kind: JudgementKind::Merge,
                left: vec![left.form.descriptor.clone()],
                right: vec![right.form.descriptor.clone()],
            };
            found.push((if form == main { other } else { main }, judged));
        }
    }
    Ok(found)
}

/// Whether all entities of lists that bear a form have the same form for their own names.
fn is_own(reader: &dyn Reader, form: FormKey, main: FormKey) -> Result<bool> {
    for row in reader.listed_with(form)? {
        if reader.forms_listed(row.key)?.first() != Some(&(main, true)) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The entities of lists that forms stand for.
pub(crate) fn listed_as(reader: &dyn Reader, forms: &[FormKey]) -> Result<Vec<ListedAs>> {
    let mut found: Vec<ListedAs> = Vec::new();
    for &form in forms {
        let rows = reader.listed_with(form)?;
        for row in &rows {
            if found.iter().any(|known| known.list == row.list && known.entity.id == row.entity.id) {
                continue;
            }
            let name = reader.form(form)?.map(|form| form.form.name).unwrap_or_default();
            let others = match rows.len() - 1 {
                0 => String::new(),
                others => format!(", and of {others} more in the lists"),
            };
            let reason = format!("{name} is a name of {} in {}{others}", row.entity.id, row.list);
            found.push(ListedAs { list: row.list.clone(), entity: row.entity.clone(), reason });
        }
    }
    found.sort_by(|left, right| (&left.list, &left.entity.id).cmp(&(&right.list, &right.entity.id)));
    Ok(found)
}
