//! What the differences between two spellings are worth.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::System;
use super::language::LANGUAGES;
use super::letters::{Kind, LETTERS_MOST, Letter, NONE, SPACE, table};

const SIDE: usize = LETTERS_MOST as usize;

/// What each two letters are worth, by place in a table of [`SIDE`] columns; what is not in it, by kind.
struct Pairs {
    letters: Vec<i32>,
    kinds: HashMap<(u8, u8), i32>,
}

/// The weights of one language, or of all.
pub(super) struct Weights {
    /// For letters that stand for one another.
    inside: Pairs,
    /// What it adds that they begin a word of both.
    first: Pairs,
    /// What it adds that they end a word of both.
    last: Pairs,
    /// For the share that differs, in eighths of the letters of both.
    share: i32,
    /// For the letters of both.
    length: i32,
    /// For two names by themselves.
    bias: i32,
}

/// The rows of the file: language, what, of, of; the weights in thousandths.
type Rows = HashMap<(&'static str, &'static str, &'static str, &'static str), i32>;

/// The weights of each language, and last those of all.
static WEIGHTS: LazyLock<Vec<Weights>> = LazyLock::new(|| {
    let rows = read(include_str!("../data/spellings.tsv"));
    let named = LANGUAGES.iter().map(|system| match system {
        System::Korean => "korean",
        System::Chinese => "chinese",
        System::Arabic => "arabic",
        System::Slavic => "russian",
    });
    named.map(Some).chain([None]).map(|language| Weights::new(&rows, language)).collect()
});

/// What it costs to take one letter for another in an alignment, in a table of [`SIDE`] columns.
static COSTS: LazyLock<Vec<u8>> = LazyLock::new(|| {
    (0..LETTERS_MOST).flat_map(|left| (0..LETTERS_MOST).map(move |right| cost_of(left, right))).collect()
});

/// The weights to use where that language is assumed.
pub(super) fn of(assumed: Option<System>) -> &'static Weights {
    let place = LANGUAGES.iter().position(|&language| Some(language) == assumed).unwrap_or(LANGUAGES.len());
    &WEIGHTS[place]
}

/// What it costs to take one letter for another, or for none.
pub(super) fn cost(left: Letter, right: Letter) -> u32 {
    if left < LETTERS_MOST && right < LETTERS_MOST {
        return u32::from(COSTS[left as usize * SIDE + right as usize]);
    }
    u32::from(cost_of(left, right))
}

fn cost_of(left: Letter, right: Letter) -> u8 {
    let table = table();
    let (left_kind, right_kind) = (table.kind(left), table.kind(right));
    match (left, right) {
        _ if left == right => 0,
        (_, NONE) | (NONE, _) => {
            let letter = if left == NONE { right } else { left };
            match table.kind(letter) {
                Kind::SPACE => 3,
                Kind::ARTICLE => 6,
                Kind::VOWEL => 7,
                _ if Some(letter) == table.letter("h") => 7,
                _ => 14,
            }
        }
        _ if left_kind != right_kind => 22,
        (SPACE, _) => 20,
        _ if left_kind == Kind::VOWEL => 7,
        _ if table.share_place(left, right) => 5,
        _ => 20,
    }
}

impl Pairs {
    /// Reads the rows that say `kinds` and `letters`, of all languages and of this one; `each` is added to all.
    fn new(rows: &Rows, language: Option<&str>, what: [&str; 2], each: i32) -> Self {
        let marks = [Kind::VOWEL, Kind::CONSONANT, Kind::SPACE, Kind::ARTICLE, Kind::NONE];
        let mut kinds = HashMap::new();
        for (left, right) in marks.iter().flat_map(|left| marks.iter().map(move |right| (left.0, right.0))) {
            let both = [left.min(right), left.max(right)];
            let key = std::str::from_utf8(&both).unwrap_or_default();
            kinds.insert((left, right), sum(rows, language, what[0], key) + each);
        }
        let table = table();
        let of_kinds =
            |left, right| kinds.get(&(table.kind(left).0, table.kind(right).0)).copied().unwrap_or(0);
        let columns = |left| (0..LETTERS_MOST).map(move |right| (left, right));
        let mut letters: Vec<i32> =
            (0..LETTERS_MOST).flat_map(columns).map(|(left, right)| of_kinds(left, right)).collect();
        for (&(of, kind, left, right), weight) in rows {
            if kind == what[1]
                && (of == "*" || Some(of) == language)
                && let (Some(left), Some(right)) = (table.letter(left), table.letter(right))
            {
                letters[left as usize * SIDE + right as usize] += weight;
                if left != right {
                    letters[right as usize * SIDE + left as usize] += weight;
                }
            }
        }
        Self { letters, kinds }
    }

    fn of(&self, left: Letter, right: Letter) -> i32 {
        if left < LETTERS_MOST && right < LETTERS_MOST {
            return self.letters[left as usize * SIDE + right as usize];
        }
        self.kinds.get(&(table().kind(left).0, table().kind(right).0)).copied().unwrap_or(0)
    }
}

/// What holds for all languages, and what this one adds.
fn sum(rows: &Rows, language: Option<&str>, what: &str, of: &str) -> i32 {
    let row = |language| rows.get(&(language, what, of, "")).copied().unwrap_or(0);
    row("*") + language.map_or(0, row)
}

impl Weights {
    fn new(rows: &Rows, language: Option<&str>) -> Self {
        let alone = |what| sum(rows, language, what, "");
        Self {
            inside: Pairs::new(rows, language, ["kinds", "letters"], alone("count")),
            first: Pairs::new(rows, language, ["first", "first letters"], 0),
            last: Pairs::new(rows, language, ["last", "last letters"], 0),
            share: alone("share"),
            length: alone("length"),
            bias: alone("bias"),
        }
    }

    /// What it is worth that one letter stands for another, or for none.
    pub(super) fn inside(&self, left: Letter, right: Letter) -> i32 {
        self.inside.of(left, right)
    }

    /// What it adds that they begin a word of both.
    pub(super) fn first(&self, left: Letter, right: Letter) -> i32 {
        self.first.of(left, right)
    }

    /// What it adds that they end a word of both.
    pub(super) fn last(&self, left: Letter, right: Letter) -> i32 {
        self.last.of(left, right)
    }

    /// What is worth that so many letters differ of so many in both names.
    pub(super) const fn of_whole(&self, differ: i32, letters: i32) -> i32 {
        let letters = if letters < 1 { 1 } else { letters };
        let counted = if letters < 24 { letters } else { 24 };
        self.bias + self.share * 8 * differ / letters - self.length * counted / 12
    }
}

fn read(file: &'static str) -> Rows {
    let rows = file.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| {
        let mut columns = line.split('\t');
        let key = (columns.next()?, columns.next()?, columns.next()?, columns.next()?);
        Some((key, columns.next()?.parse().ok()?))
    })
    .collect()
}
