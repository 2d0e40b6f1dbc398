//! Whether a decision can be made.

use std::collections::BTreeSet;

use crate::error::{Error, Result};
use crate::identity::{country_descriptor, normalise};
use crate::store::{EntityRow, JudgementRow, KnownForm, Reader};
use crate::values::JudgementKind;

/// Characters of an author, a reason and a name at most.
const AUTHOR: usize = 200;
const REASON: usize = 2000;
const NAME: usize = 200;

/// Checks who decides and why.
pub(super) fn signed(author: &str, reason: &str) -> Result<()> {
    text("author", author, AUTHOR)?;
    text("reason", reason, REASON)
}

/// Checks a new name.
pub(super) fn name(name: &str) -> Result<()> {
    text("name", name, NAME)
}

fn text(field: &'static str, text: &str, most: usize) -> Result<()> {
    let length = text.chars().count();
    if text.trim().is_empty() || length > most {
        return Err(Error::invalid(field, format!("it has {length} characters; 1 to {most} are needed")));
    }
    Ok(())
}

/// Checks that two entities may be called one.
pub(super) fn mergeable(reader: &dyn Reader, left: &EntityRow, right: &EntityRow) -> Result<()> {
    if left.key == right.key {
        return Err(Error::invalid("other", format!("{} is the same entity already", right.id)));
    }
    if left.kind != right.kind {
        let reason = format!("{} and {} are of different types", left.name, right.name);
        return Err(Error::invalid("other", reason));
    }
    let is_country = |row: &EntityRow| -> Result<bool> {
        let country = country_descriptor(&row.country);
        Ok(reader.forms_of(row.key)?.iter().any(|form| form.form.descriptor == country))
    };
    if is_country(left)? && is_country(right)? {
        return Err(Error::invalid("other", format!("{} and {} are two countries", left.name, right.name)));
    }
    let (lefts, rights) = (reader.forms_of(left.key)?, reader.forms_of(right.key)?);
    match between(reader, &lefts, &rights, &[JudgementKind::Distinguish, JudgementKind::Split])? {
        Some(judgement) => Err(contradicts("other", "keeps them apart", &judgement)),
        None => Ok(()),
    }
}

/// Checks that two entities may be told apart.
pub(super) fn distinguishable(reader: &dyn Reader, left: &EntityRow, right: &EntityRow) -> Result<()> {
    let (lefts, rights) = (reader.forms_of(left.key)?, reader.forms_of(right.key)?);
    if left.key == right.key {
        if let Some(judgement) = between(reader, &lefts, &rights, &[JudgementKind::Merge])? {
            return Err(contradicts("other", "made them one", &judgement));
        }
        let reason = format!("{} is the same entity; split off the names that are another's", right.id);
        return Err(Error::invalid("other", reason));
    }
    match between(reader, &lefts, &rights, &[JudgementKind::Distinguish])? {
        Some(judgement) => Err(contradicts("other", "tells them apart already", &judgement)),
        None => Ok(()),
    }
}

/// The forms of an entity that stay, and those that go by the names which are another's.
pub(super) fn splittable(
    reader: &dyn Reader,
    entity: &EntityRow,
    names: &[String],
) -> Result<(Vec<KnownForm>, Vec<KnownForm>)> {
    let wanted: BTreeSet<String> = names.iter().map(|name| normalise(name)).collect();
    let (mut stay, mut go) = (Vec::new(), Vec::new());
    for form in reader.forms_of(entity.key)? {
        let shown = reader.name_of(form.key)?;
        let named =
            wanted.contains(&form.form.name) || shown.is_some_and(|name| wanted.contains(&normalise(&name)));
        if named { go.push(form) } else { stay.push(form) }
    }
    if go.is_empty() {
        return Err(Error::invalid("names", format!("{} goes by none of them", entity.name)));
    }
    if stay.is_empty() {
        return Err(Error::invalid(
            "names",
            format!("they are all names of {}: none would be left", entity.name),
        ));
    }
    match between(reader, &stay, &go, &[JudgementKind::Merge])? {
        Some(judgement) => Err(contradicts("names", "made them one", &judgement)),
        None => Ok((stay, go)),
    }
}

/// The latest judgement of those kinds that stands between forms of two sides.
pub(super) fn between(
    reader: &dyn Reader,
    left: &[KnownForm],
    right: &[KnownForm],
    kinds: &[JudgementKind],
) -> Result<Option<JudgementRow>> {
    let holds =
        |forms: &[KnownForm], side: &[String]| forms.iter().any(|form| side.contains(&form.form.descriptor));
    let mut latest: Option<JudgementRow> = None;
    for form in left {
        for row in reader.judgements_on(&form.form.descriptor)? {
            let judged = &row.judged;
            let across = (holds(left, &judged.left) && holds(right, &judged.right))
                || (holds(left, &judged.right) && holds(right, &judged.left));
            let later = latest.as_ref().is_none_or(|latest| latest.judged.sequence < judged.sequence);
            if kinds.contains(&judged.kind) && across && later {
                latest = Some(row);
            }
        }
    }
    Ok(latest)
}

fn contradicts(field: &'static str, what: &str, row: &JudgementRow) -> Error {
    let (id, author) = (&row.judgement.id, &row.judgement.author);
    Error::invalid(field, format!("judgement {id} of {author} {what}; undo it first"))
}
