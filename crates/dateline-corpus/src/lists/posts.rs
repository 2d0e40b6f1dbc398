//! Posts that lists state with dates: who held what, for those who ask who held it.

use std::collections::BTreeSet;

use dateline_core::analysis::EntityType;
use dateline_core::knowledge;
use dateline_core::names::Called;

use super::load::as_analysis;
use crate::error::Result;
use crate::identity::{body_named, describe, store_form};
use crate::query::TimeRange;
use crate::store::{FormKey, ListedPost, Writer};
use crate::time::{day, days_before};
use crate::values::{ListedEntity, ListedRole};

/// Stores the posts of a person of a list that have a date and a body; `holder` is the form of his or her own name. Notes
/// the forms of the bodies, which have no entity until a document or a list names them.
pub(super) fn store(
    writer: &dyn Writer,
    listed: i64,
    (entity, holder): (&ListedEntity, FormKey),
    forms: &mut BTreeSet<FormKey>,
) -> Result<()> {
    for role in entity.roles.iter().filter(|_| entity.kind == EntityType::Person) {
        let (Some(body), Some((since, until))) = (body_of(role), days_of(role)) else { continue };
        let of = body_form(writer, &body)?;
        forms.insert(of);
        let title = role.title.clone();
        writer.insert_listed_post(listed, &ListedPost { of, holder, title, since, until })?;
    }
    Ok(())
}

/// The country or organisation of a post: as the list gives it, or as the title has it.
fn body_of(role: &ListedRole) -> Option<String> {
    let of = role.of.clone().or_else(|| Called::read(&role.title)?.body)?;
    Some(body_named(&of).to_owned())
}

/// The first and the last day of a post, each empty where the list does not say; `None` where it says neither, or says
/// what is no date.
fn days_of(role: &ListedRole) -> Option<(String, String)> {
    let period = |text: &Option<String>| match text {
        Some(text) => TimeRange::period(text).ok().map(Some),
        None => Some(None),
    };
    let (start, end) = (period(&role.start)?, period(&role.end)?);
    let since = start.and_then(|range| range.start).map(|start| day(&start).to_owned());
    let until = end.and_then(|range| range.end).map(|end| day(&days_before(&end, 1)).to_owned());
    let stated = since.is_some() || until.is_some();
    stated.then(|| (since.unwrap_or_default(), until.unwrap_or_default()))
}

/// The form of a body, as a page that names it has it.
fn body_form(writer: &dyn Writer, body: &str) -> Result<FormKey> {
    let kind = if knowledge::country(body).is_some() { EntityType::Gpe } else { EntityType::Org };
    let named = ListedEntity {
        id: String::new(),
        kind,
        name: body.to_owned(),
        aliases: Vec::new(),
        weak_aliases: Vec::new(),
        country: None,
        identifiers: Vec::new(),
        roles: Vec::new(),
    };
    let cast = describe(&as_analysis(&named), "");
    let form = &cast.forms[cast.entities[0]];
    match writer.find_form(&form.descriptor)? {
        Some(known) => Ok(known),
        None => store_form(writer, form, None),
    }
}
