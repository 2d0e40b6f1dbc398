//! Korean and Chinese syllables behind their spellings in Latin letters.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

/// Spellings of the parts of a syllable, with what each may stand for.
struct Sounds {
    onsets: HashMap<&'static str, Vec<&'static str>>,
    vowels: HashMap<&'static str, Vec<&'static str>>,
    codas: HashMap<&'static str, Vec<&'static str>>,
}

/// No given name has more syllables, and no spelling of a syllable more letters; both bound the search.
const MOST_SYLLABLES: usize = 3;
const LONGEST_SYLLABLE: usize = 7;
/// A spelling that can be read in more ways than this is no name.
const MOST_READINGS: usize = 400;

static KOREAN: LazyLock<Sounds> = LazyLock::new(|| Sounds::read(include_str!("data/korean_sounds.tsv")));
static WADE_GILES: LazyLock<Sounds> = LazyLock::new(|| Sounds::read(include_str!("data/chinese_sounds.tsv")));

impl Sounds {
    fn read(file: &'static str) -> Self {
        let mut sounds = Self { onsets: HashMap::new(), vowels: HashMap::new(), codas: HashMap::new() };
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let (Some(part), Some(spelling), Some(stands_for)) =
                (columns.next(), columns.next(), columns.next())
            else {
                continue;
            };
            let table = match part {
                "onset" => &mut sounds.onsets,
                "vowel" => &mut sounds.vowels,
                _ => &mut sounds.codas,
            };
            let spelling = if spelling == "-" { "" } else { spelling };
            table.insert(spelling, stands_for.split('|').collect());
        }
        sounds
    }

    /// Every way to read one spelled syllable.
    fn readings(&self, spelled: &str, out: &mut BTreeSet<String>) {
        for onset_end in 0..=spelled.len().min(3) {
            let Some(onsets) = spelled.get(..onset_end).and_then(|onset| self.onsets.get(onset)) else {
                continue;
            };
            for coda_start in onset_end + 1..=spelled.len() {
                let (Some(vowel), Some(coda)) =
                    (spelled.get(onset_end..coda_start), spelled.get(coda_start..))
                else {
                    continue;
                };
                let (Some(vowels), Some(codas)) = (self.vowels.get(vowel), self.codas.get(coda)) else {
                    continue;
                };
                for onset in onsets {
                    for vowel in vowels {
                        out.extend(codas.iter().map(|coda| format!("{onset}.{vowel}.{coda}/")));
                    }
                }
            }
        }
    }

    /// Every way to read a name whose syllables may or may not be kept apart.
    fn name_readings(&self, parts: &[&str]) -> BTreeSet<String> {
        let mut readings = BTreeSet::from([(String::new(), 0usize)]);
        for part in parts {
            let mut longer = BTreeSet::new();
            for (syllables, cut) in self.cut(part, MOST_SYLLABLES) {
                for (before, count) in &readings {
                    if count + cut <= MOST_SYLLABLES && longer.len() < MOST_READINGS {
                        longer.insert((format!("{before}{syllables}"), count + cut));
                    }
                }
            }
            readings = longer;
        }
        readings.into_iter().map(|(syllables, _)| syllables).collect()
    }

    /// The readings of a word cut into up to `most` syllables, with how many each has.
    fn cut(&self, word: &str, most: usize) -> BTreeSet<(String, usize)> {
        let mut found = BTreeSet::new();
        if most == 0 || word.is_empty() || !word.is_ascii() || word.len() > LONGEST_SYLLABLE * MOST_SYLLABLES
        {
            return found;
        }
        for end in 1..=word.len().min(LONGEST_SYLLABLE) {
            let mut first = BTreeSet::new();
            self.readings(&word[..end], &mut first);
            if first.is_empty() {
                continue;
            }
            if end == word.len() {
                found.extend(first.into_iter().map(|syllable| (syllable, 1)));
                continue;
            }
            for (rest, count) in self.cut(&word[end..], most - 1) {
                found.extend(first.iter().map(|syllable| (format!("{syllable}{rest}"), count + 1)));
                if found.len() > MOST_READINGS {
                    return found;
                }
            }
        }
        found
    }
}

/// Whether two given names, each in the parts that spaces and hyphens make, can spell the same Korean syllables.
/// `None` when one of them cannot be read as Korean.
pub(super) fn same_korean(left: &[&str], right: &[&str]) -> Option<bool> {
    same(&KOREAN, left, right)
}

/// The same for Chinese, each in any romanisation.
pub(super) fn same_chinese(left: &[&str], right: &[&str]) -> Option<bool> {
    same(&WADE_GILES, left, right)
}

fn same(sounds: &Sounds, left: &[&str], right: &[&str]) -> Option<bool> {
    let (left, right) = (sounds.name_readings(left), sounds.name_readings(right));
    if left.is_empty() || right.is_empty() {
        return None;
    }
    Some(!left.is_disjoint(&right))
}
