//! Making a decision, and taking it back.

use std::collections::BTreeSet;

use super::check;
use crate::error::{Error, Result};
use crate::ingest::Batch;
use crate::query::Who;
use crate::store::{ChangeRow, EntityRow, FormKey, JudgedRow, JudgementRow, KnownForm, Reader, Writer};
use crate::values::{ChangeKind, Decision, EntityRef, Judgement, JudgementKind, Undoing};

/// What every id of a judgement starts with.
const PREFIX: &str = "jdg-";

/// When something is decided, and how the corpus reads pages.
#[derive(Clone, Copy)]
pub(crate) struct Moment<'m> {
    /// The time, as the journal shows it.
    pub(crate) time: &'m str,
    /// How pages are read.
    pub(crate) options: &'m dateline_core::Options,
}

/// Makes a decision; `find` gives the entity that is meant.
pub(crate) fn decide(
    writer: &dyn Writer,
    decision: &Decision,
    moment: Moment<'_>,
    find: impl Fn(&Who) -> Result<EntityRow>,
) -> Result<Judgement> {
    check::signed(&decision.author, &decision.reason)?;
    let reader = writer.as_reader();
    let entity = find(&decision.entity)?;
    let other = decision.other.as_ref().map(&find).transpose()?;
    let (left, right) = sides(reader, decision, &entity, other.as_ref())?;
    let of = |forms: &[KnownForm]| forms.iter().map(|form| form.form.descriptor.clone()).collect();
    let judgement = Judgement {
        id: String::new(),
        kind: decision.kind,
        entity: short(entity),
        other: other.map(short),
        names: decision.names.clone(),
        name: decision.name.clone(),
        author: decision.author.clone(),
        reason: decision.reason.clone(),
        time: moment.time.to_owned(),
        undone: None,
    };
    let judged = JudgedRow { sequence: 0, kind: decision.kind, left: of(&left), right: of(&right) };
    let mut row = JudgementRow { judged, judgement };
    row.judged.sequence = writer.insert_judgement(&row)?;
    row.judgement.id = format!("{PREFIX}{}", row.judged.sequence);
    writer.update_judgement(&row)?;
    settle(writer, left.iter().chain(&right).map(|form| form.key), &row.judgement.id, moment)?;
    Ok(row.judgement)
}

/// Takes a decision back.
pub(crate) fn undo(
    writer: &dyn Writer,
    id: &str,
    (author, reason): (&str, &str),
    moment: Moment<'_>,
) -> Result<Judgement> {
    check::signed(author, reason)?;
    let reader = writer.as_reader();
    let mut row = find(reader, id)?;
    if let Some(undone) = &row.judgement.undone {
        return Err(Error::invalid("id", format!("{} took it back on {}", undone.author, undone.time)));
    }
    let mut forms = BTreeSet::new();
    for descriptor in row.judged.left.iter().chain(&row.judged.right) {
        forms.extend(reader.find_form(descriptor)?);
    }
    row.judgement.undone =
        Some(Undoing { author: author.to_owned(), reason: reason.to_owned(), time: moment.time.to_owned() });
    writer.update_judgement(&row)?;
    writer.lift_judgement(row.judged.sequence)?;
    settle(writer, forms.into_iter(), &row.judgement.id, moment)?;
    Ok(row.judgement)
}

fn find(reader: &dyn Reader, id: &str) -> Result<JudgementRow> {
    let missing = || Error::not_found("judgement", id);
    let sequence: i64 = id.strip_prefix(PREFIX).and_then(|number| number.parse().ok()).ok_or_else(missing)?;
    let found = reader.judgements(sequence.checked_add(1), 1)?.into_iter().next();
    found.filter(|row| row.judged.sequence == sequence).ok_or_else(missing)
}

/// The forms that a decision speaks of.
fn sides(
    reader: &dyn Reader,
    decision: &Decision,
    entity: &EntityRow,
    other: Option<&EntityRow>,
) -> Result<(Vec<KnownForm>, Vec<KnownForm>)> {
    let other = || other.ok_or_else(|| Error::invalid("other", "the other entity is needed"));
    match decision.kind {
        JudgementKind::Merge => {
            check::mergeable(reader, entity, other()?)?;
            Ok((vec![founder(reader, entity)?], vec![founder(reader, other()?)?]))
        }
        JudgementKind::Distinguish => {
            check::distinguishable(reader, entity, other()?)?;
            Ok((reader.forms_of(entity.key)?, reader.forms_of(other()?.key)?))
        }
        JudgementKind::Split => check::splittable(reader, entity, &decision.names),
        JudgementKind::Rename => {
            let name = decision.name.as_deref().unwrap_or_default();
            check::name(name)?;
            Ok((vec![founder(reader, entity)?], Vec::new()))
        }
    }
}

/// The form that an entity's id comes from.
fn founder(reader: &dyn Reader, entity: &EntityRow) -> Result<KnownForm> {
    let forms = reader.forms_of(entity.key)?;
    let founded = forms.iter().find(|form| crate::identity::public_id(&form.form.descriptor) == entity.id);
    let found = founded.or_else(|| forms.first()).cloned();
    found.ok_or_else(|| Error::not_found("entity", &entity.id))
}

fn short(row: EntityRow) -> EntityRef {
    let country = Some(row.country).filter(|code| !code.is_empty());
    EntityRef { id: row.id, name: row.name, kind: row.kind, country }
}

/// Settles identity afresh around these forms, and notes the judgement that is the reason in the change feed.
fn settle(
    writer: &dyn Writer,
    forms: impl Iterator<Item = FormKey>,
    judgement: &str,
    Moment { time, options }: Moment<'_>,
) -> Result<()> {
    let mut batch = Batch::new(writer, time, options);
    batch.settle_again(forms);
    batch.finish()?;
    let kind = ChangeKind::EntitiesJudged;
    writer.note(&ChangeRow { time: time.to_owned(), kind, id: judgement.to_owned(), now: None })
}
