//! Copies of sentences in which other people act: names from everywhere, so that no list of names is learnt by heart.

use std::path::Path;

use anyhow::Result;
use dateline_core::ByteRange;
use dateline_core::analysis::EntityType;

use super::{Sample, Says};
use crate::random::Random;
use crate::treebank::read_text;

/// Lists of names, and what makes copies with them.
pub(crate) struct Augmenter {
    given: Vec<String>,
    family: Vec<String>,
    first: Vec<(String, String)>,
    syllables: Vec<String>,
    cities: Vec<String>,
    random: Random,
}

impl Augmenter {
    /// Reads the lists that the core has.
    pub(crate) fn new() -> Result<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/dateline-core/src/knowledge/data");
        let rows = |name: &str| -> Result<Vec<Vec<String>>> {
            let content = read_text(&folder.join(name))?;
            let rows = content.lines().filter(|line| !line.starts_with('#'));
            Ok(rows.map(|line| line.split('\t').map(str::to_owned).collect()).collect())
        };
        let names = |name: &str| -> Result<Vec<String>> {
            let sure = rows(name)?.into_iter().filter(|row| row.len() == 1 || row[1].is_empty());
            Ok(sure.map(|row| capitalised(&row[0])).filter(|name| name.len() > 2).collect())
        };
        let given = names("given_names.tsv")?;
        let syllables =
            given.iter().filter(|name| name.split('-').count() == 2 && name.len() < 12).cloned().collect();
        let first = rows("family_names_first.tsv")?;
        let first = first.into_iter().filter(|row| row.len() > 1);
        let cities = rows("cities.tsv")?.into_iter().filter(|row| row.len() < 4 || row[3].is_empty());
        Ok(Self {
            family: names("family_names.tsv")?,
            first: first.map(|row| (capitalised(&row[0]), row[1].clone())).collect(),
            syllables,
            cities: cities.map(|row| row[0].clone()).collect(),
            given,
            random: Random::new(11),
        })
    }

    /// A copy of a sample with other persons and cities in it; `None` if it names nobody.
    pub(crate) fn copy(&mut self, sample: &Sample) -> Option<Sample> {
        let moved = |kind: EntityType| matches!(kind, EntityType::Person | EntityType::Gpe);
        if !sample.names.iter().any(|&(_, kind)| kind == EntityType::Person) {
            return None;
        }
        let mut stretches: Vec<(std::ops::Range<usize>, Says)> =
            sample.names.iter().map(|(range, kind)| (range.clone(), Says::Is(*kind))).collect();
        stretches.extend(sample.unknown.iter().map(|range| (range.clone(), Says::Unknown)));
        stretches.sort_by_key(|(range, _)| range.start);
        let mut content = String::new();
        let mut said: Vec<(ByteRange, Says)> = Vec::new();
        let mut read = 0;
        for (range, says) in stretches {
            let bytes = sample.tokens[range.start].start..sample.tokens[range.end - 1].end;
            if bytes.start < read {
                continue;
            }
            content.push_str(&sample.text.as_str()[read..bytes.start]);
            let start = content.len();
            match says {
                Says::Is(kind)
                    if moved(kind) && (kind == EntityType::Person || self.random.below(4) == 0) =>
                {
                    let name =
                        if kind == EntityType::Person { self.person(range.len()) } else { self.city() };
                    content.push_str(&name);
                }
                _ => content.push_str(&sample.text.as_str()[bytes.clone()]),
            }
            said.push((start..content.len(), says));
            read = bytes.end;
        }
        content.push_str(&sample.text.as_str()[read..]);
        Some(Sample::new(content, &said))
    }

    fn pick<'l>(random: &mut Random, list: &'l [String]) -> &'l str {
        if list.is_empty() { "" } else { &list[random.below(list.len())] }
    }

    fn city(&mut self) -> String {
        Self::pick(&mut self.random, &self.cities).to_owned()
    }

    /// A name of somebody, in about as many words.
    fn person(&mut self, words: usize) -> String {
        let random = &mut self.random;
        let style = random.below(12);
        let family_first = |random: &mut Random, first: &[(String, String)]| {
            if first.is_empty() {
                (String::new(), String::new())
            } else {
                first[random.below(first.len())].clone()
            }
        };
        if words == 1 {
            return match style {
                0..=2 => family_first(random, &self.first).0,
                3 => format!("al-{}", Self::pick(random, &self.family)),
                _ => Self::pick(random, &self.family).to_owned(),
            };
        }
        let given = Self::pick(random, &self.given).to_owned();
        let family = Self::pick(random, &self.family).to_owned();
        match style {
            0..=2 => {
                let (family, custom) = family_first(random, &self.first);
                let name = Self::pick(random, &self.syllables).to_owned();
                let spelling = random.below(3);
                match (&*custom, spelling) {
                    ("Korean", 0) => format!("{family} {}", spaced(&name)),
                    ("Korean", _) => format!("{family} {}", lowered_second(&name)),
                    (_, 0) => format!("{family} {given}"),
                    _ => format!("{family} {}", capitalised(&name.replace('-', ""))),
                }
            }
            3 => format!("{given} al-{family}"),
            4 => {
                const PARTICLES: &[&str] =
                    &["van", "von", "de", "van der", "von der", "bin", "Al", "El", "da", "di", "Abu"];
                format!("{given} {} {family}", PARTICLES[random.below(PARTICLES.len())])
            }
            5 => format!("{given} {}. {family}", char::from(b'A' + random.below(26) as u8)),
            6 if words > 2 => format!("{given} {} {family}", Self::pick(random, &self.given)),
            7 => format!("{given} {family}-{}", Self::pick(random, &self.family)),
            10 | 11 => {
                let (one, other) = (Self::pick(random, &self.given), Self::pick(random, &self.family));
                format!("{} {}", blend(&given, one), blend(&family, other))
            }
            _ => format!("{given} {family}"),
        }
    }
}

/// A name that no list holds: the head of one and the tail of another.
fn blend(one: &str, other: &str) -> String {
    let half = |name: &str| name.chars().count().div_ceil(2);
    one.chars().take(half(one)).chain(other.chars().skip(half(other))).collect::<String>().replace(' ', "")
}

/// Every part of a name with a capital.
fn capitalised(name: &str) -> String {
    let mut start = true;
    let upper = |c: char| c.to_uppercase().collect::<String>();
    name.chars()
        .map(|c| {
            let written = if start { upper(c) } else { c.to_string() };
            start = matches!(c, ' ' | '-' | '\'');
            written
        })
        .collect()
}

/// `Sang-Jin` as `Sang-jin`.
fn lowered_second(name: &str) -> String {
    name.split_once('-').map_or_else(|| name.to_owned(), |(a, b)| format!("{a}-{}", b.to_lowercase()))
}

/// `Sang-Jin` as `Sang Jin`.
fn spaced(name: &str) -> String {
    name.replace('-', " ")
}
