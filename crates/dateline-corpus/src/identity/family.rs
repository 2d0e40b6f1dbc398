//! Which forms of a family are one entity. A function of the set: see the scheme in the module above.

use std::collections::{BTreeMap, BTreeSet};

use super::judged::Constraints;
use super::{known, spelling};
use crate::store::{JudgedRow, KnownForm};

/// A form in use, with what it can be found by.
#[derive(Clone, Debug)]
pub(super) struct Member {
    /// The form.
    pub(super) form: KnownForm,
    /// The earliest publication that shows it; empty where none is dated.
    pub(super) first_seen: String,
    /// What it can be found by.
    pub(super) blocks: BTreeSet<String>,
}

/// How firmly a form stands by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// A full name, in a country or organisation.
    Specific,
    /// A full name whose country is open.
    Open,
    /// A name that several may bear.
    Vague,
}

impl Member {
    /// What orders the founders of entities: the earliest published first, undated ones last.
    pub(super) fn founding(&self) -> (bool, &str, &str) {
        (self.first_seen.is_empty(), &self.first_seen, &self.form.form.descriptor)
    }

    fn rank(&self) -> Rank {
        let form = &self.form.form;
        if form.vague {
            Rank::Vague
        } else if form.parent.is_some() || hard_country(&form.country).is_some() {
            Rank::Specific
        } else {
            Rank::Open
        }
    }
}

/// Why two forms that share a block may be one, in words; `None` where their countries speak against it.
pub(super) fn reason(left: &Member, right: &Member) -> Option<&'static str> {
    let countries = (hard_country(&left.form.form.country), hard_country(&right.form.form.country));
    if matches!(countries, (Some(left), Some(right)) if left != right) {
        return None;
    }
    // The first letter of a block says what it stands for.
    let shared: BTreeSet<char> =
        left.blocks.intersection(&right.blocks).filter_map(|block| block.chars().next()).collect();
    let plain = [
        ('i', "the same identifier in lists"),
        ('n', "the same name"),
        ('a', "an acronym and what it stands for"),
        ('p', "the same surname in the same post"),
    ];
    let told = plain.into_iter().find(|(letter, _)| shared.contains(letter)).map(|(_, words)| words);
    // What only sounds alike is compared letter by letter.
    told.or_else(|| {
        shared
            .contains(&'s')
            .then(|| spelling::one_name(&left.form.form.name, &right.form.form.name))
            .flatten()
    })
}

/// Groups a family into entities: places of members, each group in order of founding, groups in order of their founders.
pub(super) fn group(members: &[Member], judged: &[JudgedRow]) -> Vec<Vec<usize>> {
    let links = links(members);
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for rank in [Rank::Specific, Rank::Open, Rank::Vague] {
        let settled: BTreeMap<usize, usize> = groups
            .iter()
            .enumerate()
            .flat_map(|(group, places)| places.iter().map(move |&place| (place, group)))
            .collect();
        for component in components(members, &links, rank) {
            let touched: BTreeSet<usize> = component
                .iter()
                .flat_map(|place| &links[*place])
                .filter_map(|other| settled.get(other))
                .copied()
                .collect();
            match touched.first() {
                Some(&only) if touched.len() == 1 => groups[only].extend(component),
                _ => groups.push(component),
            }
        }
    }
    let mut groups = Constraints::of(members, judged).correct(members, &links, groups);
    for group in &mut groups {
        group.sort_by_key(|&place| members[place].founding());
    }
    groups.sort_by_key(|group| members[group[0]].founding());
    groups
}

/// For each member, those that it may be one with.
fn links(members: &[Member]) -> Vec<BTreeSet<usize>> {
    let mut in_block: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, member) in members.iter().enumerate() {
        for block in &member.blocks {
            in_block.entry(block).or_default().push(place);
        }
    }
    let mut links = vec![BTreeSet::new(); members.len()];
    for places in in_block.values() {
        for (rank, &left) in places.iter().enumerate() {
            for &right in &places[rank + 1..] {
                if reason(&members[left], &members[right]).is_some() {
                    links[left].insert(right);
                    links[right].insert(left);
                }
            }
        }
    }
    links
}

/// The connected groups among the members of one rank.
fn components(members: &[Member], links: &[BTreeSet<usize>], rank: Rank) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for start in 0..members.len() {
        if members[start].rank() != rank || !seen.insert(start) {
            continue;
        }
        let mut component = vec![start];
        let mut next = 0;
        while let Some(&place) = component.get(next) {
            next += 1;
            for &other in &links[place] {
                if members[other].rank() == rank && seen.insert(other) {
                    component.push(other);
                }
            }
        }
        found.push(component);
    }
    found
}

/// A country that sets people and things apart, rather than a body between countries.
pub(super) fn hard_country(code: &str) -> Option<&str> {
    Some(code).filter(|code| known::is_country(code))
}
