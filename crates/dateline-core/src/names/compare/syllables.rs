//! Korean and Chinese syllables behind their spellings in Latin letters.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

/// Spellings of one part of a syllable, each with the numbers of the sounds that it may stand for.
type Spellings = HashMap<&'static str, Vec<Syllables>>;

/// Spellings of the parts of a syllable.
struct Sounds {
    onsets: Spellings,
    vowels: Spellings,
    codas: Spellings,
}

/// Up to three syllables in one number that sorts as they do, one after the other: of each the onset, the vowel and the
/// coda, with [`BITS`] each. No sound has the number 0, so that a shorter name is another one.
type Syllables = u64;

/// Bits for the number of a sound; nine sounds fit.
const BITS: u32 = 7;
/// Where the onset of the first syllable stands.
const FIRST: u32 = 64 - BITS;

/// Every way to read a given name in syllables, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Readings(Box<[Syllables]>);

/// No given name has more syllables, and no spelling of a syllable more letters; both bound the search.
const MOST_SYLLABLES: usize = 3;
const LONGEST_SYLLABLE: usize = 7;
/// A spelling that can be read in more ways than this is no name.
const MOST_READINGS: usize = 400;

static KOREAN: LazyLock<Sounds> = LazyLock::new(|| Sounds::read(include_str!("data/korean_sounds.tsv")));
static WADE_GILES: LazyLock<Sounds> = LazyLock::new(|| Sounds::read(include_str!("data/chinese_sounds.tsv")));

impl Sounds {
    fn read(file: &'static str) -> Self {
        let rows = |wanted: &'static str| {
            file.lines().filter(|line| !line.starts_with('#')).filter_map(move |line| {
                let mut columns = line.split('\t');
                let (part, spelling, sounds) = (columns.next()?, columns.next()?, columns.next()?);
                let spelling = if spelling == "-" { "" } else { spelling };
                (part == wanted).then(|| (spelling, sounds.split('|').collect::<Vec<_>>()))
            })
        };
        // Sounds are numbered in alphabetical order.
        let numbered = |wanted| -> Spellings {
            let sounds: BTreeSet<&str> = rows(wanted).flat_map(|(_, sounds)| sounds).collect();
            let numbers: HashMap<&str, Syllables> = sounds.into_iter().zip(1..1 << BITS).collect();
            let number = |sound: &&str| numbers.get(sound).copied();
            rows(wanted)
                .map(|(spelling, sounds)| (spelling, sounds.iter().filter_map(number).collect()))
                .collect()
        };
        Self { onsets: numbered("onset"), vowels: numbered("vowel"), codas: numbered("coda") }
    }

    /// Every way to read one spelled syllable.
    fn readings(&self, spelled: &str, out: &mut BTreeSet<Syllables>) {
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
                        let open = onset << FIRST | vowel << (FIRST - BITS);
                        out.extend(codas.iter().map(|coda| open | coda << (FIRST - 2 * BITS)));
                    }
                }
            }
        }
    }

    /// Every way to read a name whose syllables may or may not be kept apart.
    fn name_readings(&self, parts: &[&str]) -> Readings {
        let mut readings = BTreeSet::from([(0, 0)]);
        for part in parts {
            let mut longer = BTreeSet::new();
            for (syllables, cut) in self.cut(part, MOST_SYLLABLES) {
                for &(before, count) in &readings {
                    if count + cut <= MOST_SYLLABLES && longer.len() < MOST_READINGS {
                        longer.insert((before | after(syllables, count), count + cut));
                    }
                }
            }
            readings = longer;
        }
        Readings(readings.into_iter().map(|(syllables, _)| syllables).collect())
    }

    /// The readings of a word cut into up to `most` syllables, with how many each has.
    fn cut(&self, word: &str, most: usize) -> BTreeSet<(Syllables, usize)> {
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
                found.extend(first.iter().map(|syllable| (syllable | after(rest, 1), count + 1)));
                if found.len() > MOST_READINGS {
                    return found;
                }
            }
        }
        found
    }
}

/// Syllables as they stand after `count` others.
const fn after(syllables: Syllables, count: usize) -> Syllables {
    syllables >> (3 * BITS * count as u32)
}

/// Every way to read a given name as Korean, in the parts that spaces and hyphens make; none where it is not.
pub(super) fn korean(given: &[&str]) -> Readings {
    KOREAN.name_readings(given)
}

/// The same for Chinese, in any romanisation.
pub(super) fn chinese(given: &[&str]) -> Readings {
    WADE_GILES.name_readings(given)
}

impl Readings {
    /// Whether the name cannot be read.
    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether two given names can spell the same syllables.
    pub(super) fn share_one(&self, other: &Self) -> bool {
        let (mut left, mut right) = (&*self.0, &*other.0);
        while let ([first, left_rest @ ..], [other, right_rest @ ..]) = (left, right) {
            match first.cmp(other) {
                Ordering::Equal => return true,
                Ordering::Less => left = left_rest,
                Ordering::Greater => right = right_rest,
            }
        }
        false
    }
}
