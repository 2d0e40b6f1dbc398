//! Groups of forms, corrected by what people decided.
//!
//! Judgements speak of forms, not of entities, so that they hold whatever becomes of the documents. What must be one is
//! joined first; then each group that holds forms which must not be one is parted: forms that must stay together are
//! kept as they are, those that are told apart found parts in order of founding, and the others go with the part that
//! they are linked to. A function of the forms and the judgements alone, as all grouping is.

use std::collections::{BTreeMap, BTreeSet};

use super::family::Member;
use crate::store::JudgedRow;
use crate::values::JudgementKind;

/// What judgements say of the members of a family, by place.
#[derive(Debug, Default)]
pub(super) struct Constraints {
    one: Vec<(usize, usize)>,
    apart: Vec<(usize, usize)>,
}

impl Constraints {
    /// What `judged` says of `members`. What it says of forms that no document shows waits until one does.
    pub(super) fn of(members: &[Member], judged: &[JudgedRow]) -> Self {
        let places: BTreeMap<&str, usize> = members
            .iter()
            .enumerate()
            .map(|(place, member)| (member.form.form.descriptor.as_str(), place))
            .collect();
        let mut found = Self::default();
        // What lists say comes last, and not between those that people told apart.
        let (lists, people): (Vec<&JudgedRow>, Vec<&JudgedRow>) =
            judged.iter().partition(|row| row.sequence < 0);
        for row in people.into_iter().chain(lists) {
            let known = |side: &[String]| -> Vec<usize> {
                side.iter().filter_map(|descriptor| places.get(descriptor.as_str()).copied()).collect()
            };
            let (left, right) = (known(&row.left), known(&row.right));
            let across = left.iter().flat_map(|&left| right.iter().map(move |&right| (left, right)));
            match row.kind {
                JudgementKind::Merge if row.sequence < 0 => {
                    let told = |pair: &(usize, usize)| {
                        found.apart.contains(pair) || found.apart.contains(&(pair.1, pair.0))
                    };
                    let ties: Vec<(usize, usize)> = across.filter(|pair| !told(pair)).collect();
                    found.one.extend(ties);
                }
                JudgementKind::Merge => found.one.extend(across),
                JudgementKind::Distinguish => found.apart.extend(across),
                JudgementKind::Split => {
                    found.apart.extend(across);
                    found.one.extend(right.windows(2).map(|pair| (pair[0], pair[1])));
                }
                JudgementKind::Rename => {}
            }
        }
        found
    }

    /// Corrects `groups` of places; `links` are the places that each may be one with by itself.
    pub(super) fn correct(
        &self,
        members: &[Member],
        links: &[BTreeSet<usize>],
        groups: Vec<Vec<usize>>,
    ) -> Vec<Vec<usize>> {
        if self.one.is_empty() && self.apart.is_empty() {
            return groups;
        }
        let joined = join(groups, &self.one);
        joined.into_iter().flat_map(|group| self.part(members, links, group)).collect()
    }

    /// Parts a group where it holds forms that must not be one.
    fn part(&self, members: &[Member], links: &[BTreeSet<usize>], group: Vec<usize>) -> Vec<Vec<usize>> {
        let apart: Vec<(usize, usize)> = self
            .apart
            .iter()
            .copied()
            .filter(|(left, right)| group.contains(left) && group.contains(right))
            .collect();
        if apart.is_empty() {
            return vec![group];
        }
        let mut atoms = join(group.iter().map(|&place| vec![place]).collect(), &self.one);
        for atom in &mut atoms {
            atom.sort_by_key(|&place| members[place].founding());
        }
        atoms.sort_by_key(|atom| members[atom[0]].founding());
        let told =
            |atom: &[usize]| apart.iter().any(|(left, right)| atom.contains(left) || atom.contains(right));
        let (founders, mut rest): (Vec<Vec<usize>>, Vec<Vec<usize>>) =
            atoms.into_iter().partition(|atom| told(atom));
        let mut parts: Vec<Vec<usize>> = Vec::new();
        for atom in founders {
            let against = |part: &[usize]| {
                apart.iter().any(|(left, right)| {
                    (part.contains(left) && atom.contains(right))
                        || (part.contains(right) && atom.contains(left))
                })
            };
            match parts.iter_mut().find(|part| linked(links, &atom, part) && !against(part)) {
                Some(part) => part.extend(atom),
                None => parts.push(atom),
            }
        }
        // Step by step outwards; in each step every form looks at the parts as the step found them.
        loop {
            let before = parts.clone();
            let waiting = rest.len();
            rest.retain(|atom| {
                let Some(place) = before.iter().position(|part| linked(links, atom, part)) else {
                    return true;
                };
                parts[place].extend(atom);
                false
            });
            if rest.len() == waiting {
                break;
            }
        }
        parts.extend(rest);
        parts
    }
}

/// Whether some form of one group may be one with some form of the other.
fn linked(links: &[BTreeSet<usize>], left: &[usize], right: &[usize]) -> bool {
    left.iter().any(|&place| right.iter().any(|other| links[place].contains(other)))
}

/// Joins groups that hold the two ends of a pair.
fn join(groups: Vec<Vec<usize>>, pairs: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut groups = groups;
    for (left, right) in pairs {
        let find = |groups: &[Vec<usize>], place| groups.iter().position(|group| group.contains(place));
        if let (Some(left), Some(right)) = (find(&groups, left), find(&groups, right))
            && left != right
        {
            let (first, second) = (left.min(right), left.max(right));
            let moved = groups.swap_remove(second);
            groups[first].extend(moved);
        }
    }
    groups
}
