//! Which forms of a family are one entity. A function of the set: see the scheme in the module above.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use dateline_core::names::compare::Name;

use super::judged::Constraints;
use super::setting::{Setting, Shown, is_setting, is_told};
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
    /// Its name, read when it is first compared.
    read: OnceCell<Name>,
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
    /// What a page tells around a bare name, which goes with the name or with one of those who bear it.
    Setting,
}

impl Member {
    pub(super) const fn new(form: KnownForm, first_seen: String, blocks: BTreeSet<String>) -> Self {
        Self { form, first_seen, blocks, read: OnceCell::new() }
    }

    fn name(&self) -> &Name {
        self.read.get_or_init(|| Name::read(&self.form.form.name))
    }

    /// What orders the founders of entities: the earliest published first, undated ones last; settings, which go from one
    /// to another, found only what has no other forms.
    pub(super) fn founding(&self) -> (bool, bool, &str, &str) {
        let setting = is_setting(&self.form.form);
        (setting, self.first_seen.is_empty(), &self.first_seen, &self.form.form.descriptor)
    }

    fn rank(&self) -> Rank {
        let form = &self.form.form;
        if is_setting(form) {
            Rank::Setting
        } else if form.vague {
            Rank::Vague
        } else if form.parent.is_some() || hard_country(&form.country).is_some() {
            Rank::Specific
        } else {
            Rank::Open
        }
    }

    /// What its page tells, if it is a setting.
    pub(super) fn setting(&self) -> Option<Setting> {
        is_setting(&self.form.form).then(|| Setting::read(&self.form.form.descriptor)).flatten()
    }

    /// Whether both have the same name, in whatever order of its words.
    fn shares_name(&self, other: &Self) -> bool {
        self.blocks.iter().any(|block| block.starts_with("n:") && other.blocks.contains(block))
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
    ];
    let told = plain.into_iter().find(|(letter, _)| shared.contains(letter)).map(|(_, words)| words);
    let in_one_post = || shared.contains(&'p') && spelling::may_hold_one_post(left.name(), right.name());
    // What only sounds alike is compared letter by letter.
    let spelled = || shared.contains(&'s').then(|| spelling::one(left.name(), right.name())).flatten();
    told.or_else(|| in_one_post().then_some("the same surname in the same post")).or_else(spelled)
}

/// Groups a family into entities: places of members, each group in order of founding, groups in order of their founders.
pub(super) fn group(members: &[Member], judged: &[JudgedRow]) -> Vec<Vec<usize>> {
    let mut links = links(members);
    let mut groups = Groups::default();
    let ranked = |rank: Rank| (0..members.len()).filter(|&place| members[place].rank() == rank).collect();
    for component in components(&links, &ranked(Rank::Specific)) {
        groups.found(component);
    }
    let open = groups.place_open(members, &links, ranked(Rank::Open));
    for component in components(&links, &ranked(Rank::Vague)) {
        let touched = groups.touched(component.iter().flat_map(|place| &links[*place]));
        // Components of one step do not see each other: no two of them are linked.
        groups.join_or_found(component, &touched);
    }
    groups.place_settings(members, &mut links, &open);
    let mut groups = Constraints::of(members, judged).correct(members, &links, groups.groups);
    for group in &mut groups {
        group.sort_by_key(|&place| members[place].founding());
    }
    groups.sort_by_key(|group| members[group[0]].founding());
    groups
}

/// Groups as they come about.
#[derive(Debug, Default)]
struct Groups {
    groups: Vec<Vec<usize>>,
    /// The group of each place that has one.
    of: BTreeMap<usize, usize>,
}

impl Groups {
    fn found(&mut self, places: Vec<usize>) {
        self.groups.push(Vec::new());
        self.join(places, self.groups.len() - 1);
    }

    fn join(&mut self, places: Vec<usize>, group: usize) {
        self.of.extend(places.iter().map(|&place| (place, group)));
        self.groups[group].extend(places);
    }

    fn join_or_found(&mut self, places: Vec<usize>, touched: &BTreeSet<usize>) {
        match touched.first() {
            Some(&only) if touched.len() == 1 => self.join(places, only),
            _ => self.found(places),
        }
    }

    /// The groups of some places.
    fn touched<'p>(&self, places: impl Iterator<Item = &'p usize>) -> BTreeSet<usize> {
        places.filter_map(|place| self.of.get(place)).copied().collect()
    }

    /// Places forms whose country is open, step by step outwards from the groups that there are; each step sees what the
    /// step before it left. A form that matches several groups joins none. Gives those forms with their groups.
    fn place_open(
        &mut self,
        members: &[Member],
        links: &[BTreeSet<usize>],
        mut waiting: BTreeSet<usize>,
    ) -> BTreeMap<usize, BTreeSet<usize>> {
        let mut several = BTreeMap::new();
        loop {
            let mut placed = Vec::new();
            let before = waiting.len();
            waiting.retain(|&place: &usize| {
                // Who bears the very name comes before whose name is but likely a spelling of it.
                let named = links[place].iter().filter(|other| members[place].shares_name(&members[**other]));
                let named = self.touched(named);
                let touched = if named.is_empty() { self.touched(links[place].iter()) } else { named };
                match touched.first() {
                    None => return true,
                    Some(&only) if touched.len() == 1 => placed.push((place, only)),
                    Some(_) => drop(several.insert(place, touched)),
                }
                false
            });
            if waiting.len() == before {
                break;
            }
            for (place, group) in placed {
                self.join(vec![place], group);
            }
        }
        waiting.extend(several.keys());
        for component in components(links, &waiting) {
            self.found(component);
        }
        several
    }

    /// Gives each setting to its bearer's group, or where the bearer matches several, to the one that it fits.
    fn place_settings(
        &mut self,
        members: &[Member],
        links: &mut [BTreeSet<usize>],
        open: &BTreeMap<usize, BTreeSet<usize>>,
    ) {
        let places: BTreeMap<_, usize> =
            members.iter().enumerate().map(|(place, member)| (member.form.key, place)).collect();
        let shown = open.values().flatten().map(|&group| (group, self.shown(members, group)));
        let shown: BTreeMap<usize, Shown> = shown.collect();
        for (place, member) in members.iter().enumerate() {
            let Some(setting) = member.setting() else { continue };
            let bearer = member.form.form.parent.and_then(|bearer| places.get(&bearer).copied());
            let Some(bearer) = bearer else {
                self.found(vec![place]);
                continue;
            };
            let several = open.get(&bearer).into_iter().flatten();
            let people: Vec<(usize, &Shown)> = several.map(|group| (*group, &shown[group])).collect();
            let chosen = setting.choose(&people);
            let group = chosen.or_else(|| self.of.get(&bearer).copied());
            // What corrects the groups afterwards moves a setting with those that it is linked to.
            let mut near = BTreeSet::from([bearer]);
            let held = |other: &&usize| {
                chosen.is_some()
                    && self.of.get(other).copied() == chosen
                    && members[**other].rank() != Rank::Setting
            };
            near.extend(links[bearer].iter().filter(held).copied());
            for other in near {
                links[place].insert(other);
                links[other].insert(place);
            }
            match group {
                Some(group) => self.join(vec![place], group),
                None => self.found(vec![place]),
            }
        }
    }

    fn shown(&self, members: &[Member], group: usize) -> Shown {
        let mut shown = Shown::default();
        for member in self.groups[group].iter().map(|&place| &members[place]) {
            shown.add(hard_country(&member.form.form.country), &member.blocks);
        }
        shown
    }
}

/// For each member, those that it may be one with.
fn links(members: &[Member]) -> Vec<BTreeSet<usize>> {
    let mut in_block: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, member) in members.iter().enumerate() {
        for block in member.blocks.iter().filter(|block| !is_told(block)) {
            in_block.entry(block).or_default().push(place);
        }
    }
    let mut links = vec![BTreeSet::new(); members.len()];
    for places in in_block.values() {
        for (rank, &left) in places.iter().enumerate() {
            for &right in &places[rank + 1..] {
                // Those who share one block often share several.
                if !links[left].contains(&right) && reason(&members[left], &members[right]).is_some() {
                    links[left].insert(right);
                    links[right].insert(left);
                }
            }
        }
    }
    links
}

/// The connected groups among some places.
fn components(links: &[BTreeSet<usize>], places: &BTreeSet<usize>) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for &start in places {
        if !seen.insert(start) {
            continue;
        }
        let mut component = vec![start];
        let mut next = 0;
        while let Some(&place) = component.get(next) {
            next += 1;
            component
                .extend(links[place].iter().filter(|other| places.contains(other) && seen.insert(**other)));
        }
        found.push(component);
    }
    found
}

/// A country that sets people and things apart, rather than a body between countries.
pub(super) fn hard_country(code: &str) -> Option<&str> {
    Some(code).filter(|code| known::is_country(code))
}
