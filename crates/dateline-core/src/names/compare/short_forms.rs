//! Short forms of given names: `Bill` of `William`, `Sasha` of `Aleksandr`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::knowledge;

/// The full names that a name may stand for by itself, by their numbers; what is in no list has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Forms {
    /// Its own number, where it is a full name.
    full: Option<u16>,
    /// Those that it is a short form of.
    short_of: &'static [u16],
}

struct Lists {
    full: HashMap<&'static str, u16>,
    /// By number.
    names: Vec<&'static str>,
    short: HashMap<&'static str, Vec<u16>>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let files = [include_str!("data/short_forms_english.tsv"), include_str!("data/short_forms.tsv")];
    let mut lists = Lists { full: HashMap::new(), names: Vec::new(), short: HashMap::new() };
    for line in files.into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#')) {
        let Some((short, names)) = line.split_once('\t') else { continue };
        for name in names.split('|') {
            let number = *lists.full.entry(name).or_insert_with(|| {
                lists.names.push(name);
                (lists.names.len() - 1) as u16
            });
            lists.short.entry(short).or_default().push(number);
        }
    }
    lists
});

static FREQUENT: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("data/frequent_families.tsv").lines().filter(|line| !line.starts_with('#')).collect()
});

impl Forms {
    /// Reads a folded given name.
    pub(super) fn of(name: &str) -> Self {
        let short_of = LISTS.short.get(name).map_or(&[][..], Vec::as_slice);
        Self { full: LISTS.full.get(name).copied(), short_of }
    }

    /// Whether one name is a short form of the other, or both are of one.
    pub(super) fn share_a_name(&self, other: &Self) -> bool {
        self.is_short_of(other)
            || other.is_short_of(self)
            || self.short_of.iter().any(|name| other.short_of.contains(name))
    }

    fn is_short_of(&self, other: &Self) -> bool {
        other.full.is_some_and(|full| self.short_of.contains(&full))
    }
}

/// The full names that a given name, folded, may be a short form of.
pub(super) fn full_names(given: &str) -> impl Iterator<Item = &'static str> {
    Forms::of(given).short_of.iter().filter_map(|&number| LISTS.names.get(usize::from(number)).copied())
}

/// Whether so many people bear a family name that a short form and a full name beside it are often two people's: the most
/// frequent ones of a census, and those of peoples who share few among all.
pub(super) fn is_frequent(family: &str) -> bool {
    FREQUENT.contains(family) || knowledge::family_name_first(family).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_stand_for_the_names_of_the_lists() {
        let share = |left: &str, right: &str| Forms::of(left).share_a_name(&Forms::of(right));
        assert!(share("bill", "william") && share("robert", "bob") && share("sasha", "aleksandr"));
        assert!(share("bill", "willy") && share("paco", "francisco"));
        assert!(!share("bill", "robin") && !share("ivan", "john") && !share("maria", "mario"));
        assert!(full_names("sasha").any(|name| name == "oleksandr"));
        assert!(is_frequent("kim") && is_frequent("johnson") && !is_frequent("clinton"));
    }
}
