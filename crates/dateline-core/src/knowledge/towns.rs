//! Towns, provinces and districts, each with every country that has one of the name.
//!
//! The list is long and hardly ever asked, so it is searched as it was written, by halves, and never read as a whole.

use super::people::fold;

/// Sorted by the bytes of the name; see its head.
const LIST: &str = include_str!("data/towns.tsv");

/// The places of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Towns {
    countries: &'static str,
    /// Whether the name is also an ordinary word or a name of people, so that more than its letters is needed.
    pub doubtful: bool,
}

/// One of the places of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Town {
    /// The country: ISO 3166 alpha-3.
    pub country: &'static str,
    /// Inhabitants, in thousands; a province counts as 1,000 and a district as 200, so that neither is lost beside towns.
    pub thousands: u32,
    /// Whether it is a province or district, and no town.
    pub division: bool,
}

impl Towns {
    /// The places, the largest first.
    pub fn each(self) -> impl Iterator<Item = Town> {
        self.countries.split('|').filter_map(|place| {
            let (country, thousands) = place.split_once(':')?;
            let inhabitants = thousands.trim_end_matches('d');
            let division = inhabitants.len() < thousands.len();
            Some(Town { country, thousands: inhabitants.parse().ok()?, division })
        })
    }

    /// The place, if there is but one of the name and the name is nothing else.
    pub fn only(self) -> Option<Town> {
        let mut each = self.each();
        let first = each.next()?;
        (each.next().is_none() && !self.doubtful).then_some(first)
    }
}

/// The towns, provinces and districts of that name. Case, diacritics, apostrophes and hyphens do not matter: `Ma'rib`,
/// `Rzeszow`, `Stratford upon Avon`.
pub fn towns(name: &str) -> Option<Towns> {
    let wanted = key(name);
    if wanted.is_empty() {
        return None;
    }
    let (mut low, mut high) = (0, LIST.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        let start = LIST.as_bytes()[..middle].iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        let start = start.max(low);
        let line = LIST.get(start..)?.lines().next()?;
        let (found, rest) = line.split_once('\t').unwrap_or((line, ""));
        match found.as_bytes().cmp(wanted.as_bytes()) {
            std::cmp::Ordering::Equal => {
                let (countries, doubt) = rest.split_once('\t').unwrap_or((rest, ""));
                return Some(Towns { countries, doubtful: !doubt.is_empty() });
            }
            std::cmp::Ordering::Less => low = start + line.len() + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

/// A name as the list writes it; see `training/knowledge/towns.py`.
fn key(name: &str) -> String {
    let folded = fold(name);
    let plain = folded.chars().filter(|c| !matches!(c, '\'' | '`' | 'ʼ' | '‘' | 'ʻ'));
    let spaced: String = plain.map(|c| if matches!(c, '-' | '.') { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<&str>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn countries(name: &str) -> Vec<&'static str> {
        towns(name).into_iter().flat_map(Towns::each).map(|town| town.country).collect()
    }

    #[test]
    fn spellings_of_one_place() {
        for name in ["Ma'rib", "Ma’rib", "Marib", "MARIB"] {
            assert_eq!(countries(name), ["YEM"], "{name}");
        }
        assert_eq!(countries("Rzeszów"), countries("Rzeszow"));
        assert_eq!(countries("Kharkov"), ["UKR"]);
    }

    #[test]
    fn several_places_of_one_name() {
        assert_eq!(countries("Gao").first(), Some(&"MLI"));
        assert!(countries("Lincoln").len() > 2);
        assert!(towns("Lincoln").is_some_and(|found| found.doubtful));
        assert!(towns("Zinder").is_some_and(|found| !found.doubtful));
        assert!(towns("Lincoln").and_then(Towns::only).is_none());
        assert_eq!(towns("Zinder").and_then(Towns::only).map(|town| town.country), Some("NER"));
    }

    #[test]
    fn what_is_no_place() {
        for name in ["", " ", "-", "# towns", "zzzz", "Aaaaa", "\u{10ffff}"] {
            assert!(towns(name).is_none(), "{name:?}");
        }
    }

    #[test]
    fn every_row_is_found_and_read() {
        let rows = LIST.lines().filter(|line| !line.starts_with('#'));
        for line in rows.step_by(97).chain(LIST.lines().last()) {
            let name = line.split('\t').next().unwrap_or_default();
            let found = towns(name).unwrap_or_else(|| panic!("{name} is listed and not found"));
            assert_eq!(found.each().count(), found.countries.split('|').count(), "{name}");
        }
    }
}
