//! Why the names of an entity are one entity's.

use super::family::{self, Member};
use super::settle::member;
use crate::error::Result;
use crate::store::{EntityKey, Reader};
use crate::values::SameBecause;

/// For each form of an entity but its founder, the form that it was joined to, and why.
pub(crate) fn same_because(reader: &dyn Reader, entity: EntityKey) -> Result<Vec<SameBecause>> {
    let mut members: Vec<Member> = Vec::new();
    for form in reader.forms_of(entity)? {
        members.extend(member(reader, form)?);
    }
    members.sort_by(|left, right| left.founding().cmp(&right.founding()));
    let mut reasons = Vec::new();
    for (rank, right) in members.iter().enumerate().skip(1) {
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
    }
    Ok(reasons)
}
