//! Why the names of an entity are one entity's.

use super::family::{self, Member};
use super::setting::Setting;
use super::settle::member;
use crate::error::Result;
use crate::lists;
use crate::store::{EntityKey, KnownForm, Reader};
use crate::values::{JudgementKind, SameBecause};

/// For each form of an entity but its founder, the form that it was joined to, and why.
pub(crate) fn same_because(reader: &dyn Reader, entity: EntityKey) -> Result<Vec<SameBecause>> {
    let mut members: Vec<Member> = Vec::new();
    for form in reader.forms_of(entity)? {
        members.extend(member(reader, form)?);
    }
    members.sort_by(|left, right| left.founding().cmp(&right.founding()));
    let mut reasons = Vec::new();
    for (rank, right) in members.iter().enumerate().skip(1) {
        if let Some(told) = right.setting() {
            // With its bearer it is here by its name, and that is said of the bearer.
            if !members.iter().any(|left| right.form.form.parent == Some(left.form.key)) {
                reasons.push(set_apart(reader, &members[0], right, &told)?);
            }
            continue;
        }
        let joined = members[..rank]
            .iter()
            .chain(&members[rank + 1..])
            .find_map(|left| family::reason(left, right).map(|reason| (left, reason)));
        if let Some((left, reason)) = joined {
            let name = |member: &Member| -> Result<String> {
                Ok(reader.name_of(member.form.key)?.unwrap_or_else(|| member.form.form.name.clone()))
            };
            reasons.push(SameBecause { left: name(left)?, right: name(right)?, reason: reason.to_owned() });
        }
        reasons.extend(judged(reader, right)?);
        reasons.extend(tied(reader, right)?);
    }
    Ok(reasons)
}

/// That a bare name which several bear was found to be this one's, by what its pages tell.
fn set_apart(reader: &dyn Reader, left: &Member, right: &Member, told: &Setting) -> Result<SameBecause> {
    let name = |member: &Member| -> Result<String> {
        Ok(reader.name_of(member.form.key)?.unwrap_or_else(|| member.form.form.name.clone()))
    };
    let reason = format!("of those who bear the name, whom pages {} mean", told.in_words());
    Ok(SameBecause { left: name(left)?, right: name(right)?, reason })
}

/// The judgements by which a name was joined to another.
fn judged(reader: &dyn Reader, member: &Member) -> Result<Vec<SameBecause>> {
    let rows = reader.judgements_on(&member.form.form.descriptor)?.into_iter();
    let merges = rows.filter(|row| row.judged.kind == JudgementKind::Merge).map(|row| row.judgement);
    let reasons = merges.map(|judgement| SameBecause {
        left: judgement.entity.name,
        right: judgement.other.map(|other| other.name).unwrap_or_default(),
        reason: format!("{} by {}: {}", judgement.id, judgement.author, judgement.reason),
    });
    Ok(reasons.collect())
}

/// The lists by which a name was joined to another.
fn tied(reader: &dyn Reader, member: &Member) -> Result<Vec<SameBecause>> {
    let form = &member.form;
    let mut reasons = Vec::new();
    for (_, tie) in lists::ties(reader, form.key)? {
        for (left, right) in
            tie.left.iter().zip(&tie.right).filter(|(_, right)| **right == form.form.descriptor)
        {
            let name = |descriptor: &str| -> Result<Option<String>> {
                let key = reader.find_form(descriptor)?;
                Ok(key.map(|key| reader.form(key)).transpose()?.flatten().map(|form| form.form.name))
            };
            let held = lists::listed_as(reader, &[form.key])?;
            let reason = held.into_iter().map(|listed| listed.reason).collect::<Vec<_>>().join("; ");
            if let (Some(left), Some(right)) = (name(left)?, name(right)?) {
                reasons.push(SameBecause { left, right, reason });
            }
        }
    }
    Ok(reasons)
}

/// Why some form of one side may by itself be one with some form of the other.
pub(crate) fn link_of(
    reader: &dyn Reader,
    left: &[KnownForm],
    right: &[KnownForm],
) -> Result<Option<&'static str>> {
    let members = |forms: &[KnownForm]| -> Result<Vec<Member>> {
        let mut members = Vec::new();
        for form in forms {
            members.extend(member(reader, form.clone())?);
        }
        Ok(members)
    };
    let (left, right) = (members(left)?, members(right)?);
    let mut pairs = left.iter().flat_map(|left| right.iter().map(move |right| (left, right)));
    Ok(pairs.find_map(|(left, right)| family::reason(left, right)))
}
