//! What a document tells of somebody whom it does nothing but name.
//!
//! `Lund Hansen was there` says no post and no country, and where two bear the name it may be either. What else the page
//! speaks of tells them apart: the **year** of its publication and the **countries** that it names. Such a mention has a
//! form of its own, the **setting**, beside the form of the bare name, its **bearer**. A setting goes with its bearer as
//! long as that is clear whose it is. Where several bear the name, each setting goes to the one of them that it fits,
//! and stays with the bearer, who is then nobody of them, where it fits none or more than one.

use std::collections::{BTreeMap, BTreeSet};

use dateline_core::Analysis;
use dateline_core::analysis::EntityType;

use super::known;
use crate::store::FormRow;

/// Countries of a page that count: those that it names most.
const COUNTRIES: usize = 3;
/// How many years outside of those in which somebody is shown a page may be without speaking against it.
const NEAR_YEARS: u16 = 1;

/// What parts the description of a bearer, which ends in a bar, from that of a setting.
const SEEN: &str = "|seen ";
/// What the description of every setting holds, and of no other form that has a parent.
pub(crate) const SETTING: &str = "||seen ";
/// What the block starts with by which the settings of a bearer are found.
const BEARER: &str = "b:";
/// What the block starts with that says in which year a form is shown.
const YEAR: &str = "y:";
/// What the block starts with by which the posts of a body are found.
pub(super) const OFFICE_OF: &str = "o:";

/// The year of a page and the countries that it speaks of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Setting {
    year: Option<u16>,
    countries: BTreeSet<String>,
}

impl Setting {
    /// The setting of an analysis; `None` where it tells nothing.
    pub(super) fn of(analysis: &Analysis) -> Option<Self> {
        let published = analysis.article.published.as_ref();
        let year = published.and_then(|date| date.value.get(..4)?.parse().ok());
        let mut named: BTreeMap<&str, usize> = BTreeMap::new();
        for entity in &analysis.entities {
            let place =
                (entity.kind == EntityType::Gpe).then(|| known::country_named(&entity.name)).flatten();
            let code = place.or(entity.country.as_deref()).filter(|code| known::is_country(code));
            if let Some(code) = code {
                *named.entry(code).or_default() += entity.mentions.len();
            }
        }
        let mut named: Vec<(&str, usize)> = named.into_iter().collect();
        named.sort_by_key(|&(code, count)| (std::cmp::Reverse(count), code));
        let countries: BTreeSet<String> =
            named.into_iter().take(COUNTRIES).map(|(code, _)| code.to_owned()).collect();
        (year.is_some() || !countries.is_empty()).then_some(Self { year, countries })
    }

    /// The description of this setting of a bearer.
    pub(super) fn describe(&self, bearer: &str) -> String {
        let year = self.year.map(|year| year.to_string()).unwrap_or_default();
        let countries: Vec<&str> = self.countries.iter().map(String::as_str).collect();
        format!("{bearer}{SEEN}{year} {}", countries.join(" "))
    }

    /// Reads the description of a setting; `None` for that of another form.
    pub(super) fn read(descriptor: &str) -> Option<Self> {
        let (bearer, told) = descriptor.split_once(SEEN)?;
        // Names hold no bars: what follows more than two is the id of a document.
        if !bearer.starts_with("PERSON|") || !bearer.ends_with('|') || bearer.matches('|').count() != 2 {
            return None;
        }
        let (year, countries) = told.split_once(' ')?;
        let countries = countries.split(' ').filter(|code| !code.is_empty()).map(str::to_owned).collect();
        Some(Self { year: year.parse().ok(), countries })
    }

    /// The block that says in which year forms of the page are shown.
    pub(super) fn year_block(&self) -> Option<String> {
        self.year.map(|year| format!("{YEAR}{year}"))
    }

    /// Which of some people it fits: by its countries, and where these leave it open, by its year.
    pub(super) fn choose<K: Copy>(&self, people: &[(K, &Shown)]) -> Option<K> {
        let there: Vec<&(K, &Shown)> =
            people.iter().filter(|(_, shown)| !shown.countries.is_disjoint(&self.countries)).collect();
        if let [(only, _)] = there.as_slice() {
            return Some(*only);
        }
        let open: Vec<&(K, &Shown)> = if there.is_empty() { people.iter().collect() } else { there };
        let year = self.year?;
        let mut then = open.into_iter().filter(|(_, shown)| shown.is_near(year));
        then.next().map(|(only, _)| *only).filter(|_| then.next().is_none())
    }

    /// The setting in words.
    pub(super) fn in_words(&self) -> String {
        let year = self.year.map(|year| format!("of {year}"));
        let countries: Vec<&str> = self.countries.iter().map(|code| known::name_of_code(code)).collect();
        let of = (!countries.is_empty()).then(|| format!("about {}", countries.join(", ")));
        year.into_iter().chain(of).collect::<Vec<_>>().join(" ")
    }
}

/// Where and when somebody is shown.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    countries: BTreeSet<String>,
    /// The first and the last year.
    years: Option<(u16, u16)>,
}

impl Shown {
    /// Takes in a form: its country, and the years that its blocks hold.
    pub(super) fn add(&mut self, country: Option<&str>, blocks: &BTreeSet<String>) {
        self.countries.extend(country.map(str::to_owned));
        let years = blocks.iter().filter_map(|block| block.strip_prefix(YEAR)?.parse().ok());
        for year in years {
            let (first, last) = self.years.unwrap_or((year, year));
            self.years = Some((first.min(year), last.max(year)));
        }
    }

    /// Whether a year is none or hardly any outside of those shown; whoever is shown in no known year may be there in any.
    fn is_near(&self, year: u16) -> bool {
        self.years.is_none_or(|(first, last)| {
            first.saturating_sub(NEAR_YEARS) <= year && year <= last.saturating_add(NEAR_YEARS)
        })
    }
}

/// Whether a form is a setting.
pub(super) fn is_setting(form: &FormRow) -> bool {
    form.parent.is_some() && Setting::read(&form.descriptor).is_some()
}

/// The block by which the settings of a bearer are found.
pub(super) fn block_of(bearer: &str) -> String {
    format!("{BEARER}{bearer}")
}

/// Whether a block tells something of a form rather than with which others it may be one.
pub(super) fn is_told(block: &str) -> bool {
    [BEARER, YEAR, OFFICE_OF].iter().any(|told| block.starts_with(told))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setting(year: u16, countries: &[&str]) -> Setting {
        Setting { year: Some(year), countries: countries.iter().map(|&code| code.to_owned()).collect() }
    }

    fn shown(country: &str, years: &[u16]) -> Shown {
        let mut shown = Shown::default();
        shown.add(Some(country), &years.iter().map(|year| format!("y:{year}")).collect());
        shown
    }

    #[test]
    fn a_description_is_read_as_it_was_written() {
        for told in [
            setting(2019, &["KOR", "NOR"]),
            setting(2020, &[]),
            Setting { year: None, ..setting(1, &["KEN"]) },
        ] {
            assert_eq!(Setting::read(&told.describe("PERSON|lund hansen|")), Some(told));
        }
        for other in ["PERSON|lund hansen|", "PERSON|lund|in a||seen 2019 KOR|e1", "PERSON|lund hansen|NOR"] {
            assert_eq!(Setting::read(other), None, "{other}");
        }
    }

    #[test]
    fn countries_decide_before_years_and_doubt_decides_nothing() {
        let (norwegian, chilean) = (shown("NOR", &[2019, 2021]), shown("CHL", &[2014, 2020]));
        let people = [('n', &norwegian), ('c', &chilean)];
        let check = |told: Setting, expected| assert_eq!(told.choose(&people), expected, "{told:?}");
        check(setting(2015, &["NOR", "USA"]), Some('n'));
        check(setting(2015, &["USA"]), Some('c'));
        check(setting(2022, &["CHL", "NOR"]), Some('n'));
        check(setting(2020, &["CHL", "NOR"]), None);
        check(setting(2020, &[]), None);
        check(setting(2030, &["USA"]), None);
    }
}
