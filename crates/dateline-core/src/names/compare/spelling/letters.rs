//! Names as letters and groups of letters.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A letter, or a group of letters that stands for one sound, by its place in the table; past the table, other
/// characters by their code points.
pub(super) type Letter = u32;

/// The article of Arabic names at the start of a word: `al-`, `el-`.
pub(super) const ARTICLE: Letter = LETTERS_MOST - 3;
/// What parts two words.
pub(super) const SPACE: Letter = LETTERS_MOST - 2;
/// No letter, where one is left out.
pub(super) const NONE: Letter = LETTERS_MOST - 1;
/// Letters with a place in tables: those of the file and the three above.
pub(super) const LETTERS_MOST: Letter = 140;

/// What kind of letter one is, by the mark that the weights use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind(pub(super) u8);

impl Kind {
    pub(super) const VOWEL: Self = Self(b'v');
    pub(super) const CONSONANT: Self = Self(b'c');
    pub(super) const SPACE: Self = Self(b's');
    pub(super) const ARTICLE: Self = Self(b'a');
    pub(super) const NONE: Self = Self(b'-');

    /// Its number among the five.
    pub(super) const fn number(self) -> usize {
        match self.0 {
            b'v' => 0,
            b'c' => 1,
            b's' => 2,
            b'a' => 3,
            _ => 4,
        }
    }
}

/// The letters of the file.
pub(super) struct Table {
    by_spelling: HashMap<&'static str, Letter>,
    kinds: [Kind; LETTERS_MOST as usize],
    places: Vec<Vec<&'static str>>,
    longest: usize,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("../data/letters.tsv")));

/// The table of letters.
pub(super) fn table() -> &'static Table {
    &TABLE
}

impl Table {
    fn read(file: &'static str) -> Self {
        let mut kinds = [Kind::CONSONANT; LETTERS_MOST as usize];
        for (letter, kind) in [(ARTICLE, Kind::ARTICLE), (SPACE, Kind::SPACE), (NONE, Kind::NONE)] {
            kinds[letter as usize] = kind;
        }
        let mut table = Self { by_spelling: HashMap::new(), kinds, places: Vec::new(), longest: 0 };
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let (Some(spelling), Some(kind)) = (columns.next(), columns.next()) else { continue };
            table.by_spelling.insert(spelling, table.places.len() as Letter);
            if kind == "vowel" {
                table.kinds[table.places.len()] = Kind::VOWEL;
            }
            let places = columns.next().unwrap_or_default().split('|').filter(|place| !place.is_empty());
            table.places.push(places.collect());
            table.longest = table.longest.max(spelling.len());
        }
        table
    }

    /// The kind of a letter.
    pub(super) fn kind(&self, letter: Letter) -> Kind {
        self.kinds.get(letter as usize).copied().unwrap_or(Kind::CONSONANT)
    }

    /// The letter of a spelling of the file, or of a mark that the weights use for what is no letter.
    pub(super) fn letter(&self, spelling: &str) -> Option<Letter> {
        match spelling {
            "" => Some(NONE),
            " " => Some(SPACE),
            "AL" => Some(ARTICLE),
            _ => self.by_spelling.get(spelling).copied(),
        }
    }

    /// Whether two consonants are made in one place of the mouth.
    pub(super) fn share_place(&self, left: Letter, right: Letter) -> bool {
        let places = |letter: Letter| self.places.get(letter as usize).map_or(&[][..], Vec::as_slice);
        places(left).iter().any(|place| places(right).contains(place))
    }
}

/// A name in lower case, marks dropped where they change no consonant.
pub(super) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.nfc().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | 'š' | 'č' | 'ž' => folded.push(c),
            'ş' | 'ś' => folded.push('š'),
            'ç' | 'ć' => folded.push('č'),
            'ź' | 'ż' => folded.push('ž'),
            'ł' => folded.push('l'),
            'ø' => folded.push('o'),
            'ð' | 'đ' => folded.push('d'),
            'ı' => folded.push('i'),
            'ə' => folded.push('a'),
            'ħ' => folded.push('h'),
            'þ' => folded.push_str("th"),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            _ => folded.extend(c.nfd().filter(|&part| !is_combining_mark(part))),
        }
    }
    folded
}

/// The letters of a folded name; hyphens part words as spaces do, other marks are left out.
pub(super) fn read(folded: &str) -> Vec<Letter> {
    let table = table();
    let mut found: Vec<Letter> = Vec::with_capacity(folded.len());
    let mut start = true;
    let mut rest = folded;
    while let Some(c) = rest.chars().next() {
        if !c.is_alphabetic() {
            if c == ' ' || c == '-' {
                if found.last().is_some_and(|&last| last != SPACE) {
                    found.push(SPACE);
                }
                start = true;
            }
            rest = &rest[c.len_utf8()..];
        } else if start && ["al-", "al ", "el-", "el "].iter().any(|article| rest.starts_with(article)) {
            found.push(ARTICLE);
            rest = &rest[3..];
        } else {
            let fits = (1..=table.longest).rev().find_map(|length| {
                let spelling = rest.get(..length)?;
                Some((table.by_spelling.get(spelling).copied()?, length))
            });
            let (letter, length) = fits.unwrap_or((LETTERS_MOST + u32::from(c), c.len_utf8()));
            found.push(letter);
            rest = &rest[length..];
            start = false;
        }
    }
    if found.last() == Some(&SPACE) {
        found.pop();
    }
    found
}

/// Two names without the words that both begin and end with, so that these say nothing: of `Sergei Ivanov` and `Sergei
/// Petrov` the surnames are left. The last word of either is kept.
pub(super) fn without_common_words<'n>(
    mut left: &'n [Letter],
    mut right: &'n [Letter],
) -> (&'n [Letter], &'n [Letter]) {
    let first = |name: &[Letter]| name.iter().position(|&letter| letter == SPACE);
    while let (Some(end), Some(other)) = (first(left), first(right))
        && left[..end] == right[..other]
    {
        (left, right) = (&left[end + 1..], &right[other + 1..]);
    }
    let last = |name: &[Letter]| name.iter().rposition(|&letter| letter == SPACE);
    while let (Some(start), Some(other)) = (last(left), last(right))
        && left[start..] == right[other..]
    {
        (left, right) = (&left[..start], &right[..other]);
    }
    (left, right)
}

/// Whether two names of several words begin or end with the same word, so that neither is the other turned round.
pub(super) fn share_a_word(left: &[Letter], right: &[Letter]) -> bool {
    let (bare, other) = without_common_words(left, right);
    (bare.len(), other.len()) != (left.len(), right.len())
}

/// The letters with the last word first; none for a single word.
pub(super) fn turn(letters: &[Letter]) -> Vec<Letter> {
    let Some(last) = letters.iter().rposition(|&letter| letter == SPACE) else { return Vec::new() };
    [&letters[last + 1..], &[SPACE], &letters[..last]].concat()
}
