//! What the differences between two spellings are worth.

use std::sync::LazyLock;

use super::super::System;
use super::language::LANGUAGES;
use super::letters::{Kind, LETTERS_MOST, Letter, NONE, SPACE, table};
use super::rows::{self, BESIDE, Beside, Rows};

const SIDE: usize = LETTERS_MOST as usize;
/// Kinds of what stands beside a difference.
pub(super) const KINDS_BESIDE: usize = 9;
/// What stands beside a difference: a letter of the table, another letter, or another difference by its kinds.
pub(super) const ALL_BESIDE: usize = SIDE + 1 + BESIDE;
/// Pairs of kinds of letters, one more than the highest number that [`of_kinds`] gives.
pub(super) const PAIRS_OF_KINDS: usize = 25;

/// What each two letters are worth, beside what they stand. Pairs of letters are numbered; one that training saw too
/// seldom has the number of its kinds.
pub(super) struct Tables {
    /// The number of each two letters, by place in a table of [`SIDE`] columns.
    pub(super) numbers: Vec<u16>,
    /// By number, and by what stands before and after.
    pub(super) before: Vec<[i16; ALL_BESIDE]>,
    pub(super) after: Vec<[i16; ALL_BESIDE]>,
}

/// The weights of one language, or of all.
pub(super) struct Weights {
    /// By number of a pair, and by the kind of what stands before and after.
    pub(super) kind_before: Vec<[i16; KINDS_BESIDE]>,
    pub(super) kind_after: Vec<[i16; KINDS_BESIDE]>,
    /// By the kinds of a pair, and of what stands before and after.
    pub(super) around: Vec<[[i32; KINDS_BESIDE]; KINDS_BESIDE]>,
    pub(super) whole: Whole,
}

/// What the whole of two names is worth.
#[derive(Default)]
pub(super) struct Whole {
    /// For two names by themselves.
    pub(super) bias: i32,
    /// For each difference, and for each of consonants, of which three count at most.
    pub(super) count: i32,
    pub(super) consonants: i32,
    /// For the share that differs, in eighths of the letters of both; the same of consonants alone.
    pub(super) share: i32,
    pub(super) share_of_consonants: i32,
    /// For the letters of both, in dozens, two at most.
    pub(super) length: i32,
    /// For each two letters by which one is shorter.
    pub(super) shorter: i32,
    /// For each space of both.
    pub(super) words: i32,
}

/// The differences of two names, added up.
#[derive(Default)]
pub(super) struct Differences {
    weight: i32,
    count: i32,
    consonants: i32,
}

static ROWS: LazyLock<Rows> = LazyLock::new(|| rows::read(include_str!("../data/spellings.tsv")));
static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables::new(&ROWS));

/// The weights of each language, and last those of names that are of none.
static WEIGHTS: LazyLock<Vec<Weights>> = LazyLock::new(|| {
    let named = LANGUAGES.iter().map(|system| match system {
        System::Korean => "korean",
        System::Chinese => "chinese",
        System::Arabic => "arabic",
        System::Slavic => "russian",
    });
    named.chain(["other"]).map(|language| Weights::new(&ROWS, &TABLES, language)).collect()
});

/// What it costs to take one letter for another in an alignment.
pub(super) struct Costs(Vec<[u8; SIDE]>);

/// What it costs to take one letter for others.
#[derive(Clone, Copy)]
pub(super) struct CostsOf<'c> {
    letter: Letter,
    known: Option<&'c [u8; SIDE]>,
}

static COSTS: LazyLock<Costs> = LazyLock::new(|| {
    let row = |left| std::array::from_fn(|right| cost_of(left, right as Letter));
    Costs((0..LETTERS_MOST).map(row).collect())
});

impl Costs {
    pub(super) fn get() -> &'static Self {
        &COSTS
    }

    /// What it costs to take a letter, or none, for others.
    pub(super) fn row(&self, letter: Letter) -> CostsOf<'_> {
        CostsOf { letter, known: self.0.get(letter as usize) }
    }
}

impl CostsOf<'_> {
    /// What it costs to take the letter for this one, or for none.
    pub(super) fn of(&self, other: Letter) -> u16 {
        let known = self.known.and_then(|row| row.get(other as usize)).copied();
        u16::from(known.unwrap_or_else(|| cost_of(self.letter, other)))
    }
}

/// The weights to use where that language is assumed.
pub(super) fn of(assumed: Option<System>) -> &'static Weights {
    let place = LANGUAGES.iter().position(|&language| Some(language) == assumed).unwrap_or(LANGUAGES.len());
    &WEIGHTS[place]
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

/// The number of two kinds, whichever comes first.
pub(super) const fn of_kinds(left: Kind, right: Kind) -> usize {
    let (left, right) = (left.number(), right.number());
    if left < right { left * 5 + right } else { right * 5 + left }
}

impl Tables {
    /// The number of two letters.
    pub(super) fn number(&self, left: Letter, right: Letter) -> usize {
        if left < LETTERS_MOST && right < LETTERS_MOST {
            return usize::from(self.numbers[left as usize * SIDE + right as usize]);
        }
        of_kinds(table().kind(left), table().kind(right))
    }
}

impl Differences {
    /// Adds one difference, between what stands before and after it.
    pub(super) fn add(
        &mut self,
        weights: &Weights,
        before: (Letter, Letter),
        (this, that): (Letter, Letter),
        after: (Letter, Letter),
    ) {
        let (kind, other) = (table().kind(this), table().kind(that));
        let kinds = of_kinds(kind, other);
        let number = TABLES.number(this, that);
        let (before, after) = (Beside::of(before), Beside::of(after));
        self.weight += i32::from(TABLES.before[number][before.place])
            + i32::from(TABLES.after[number][after.place])
            + i32::from(weights.kind_before[number][before.kind])
            + i32::from(weights.kind_after[number][after.kind])
            + weights.around[kinds][before.kind][after.kind];
        self.count += 1;
        self.consonants += i32::from(kind == Kind::CONSONANT || other == Kind::CONSONANT);
    }

    /// What all come to, with what the whole of both names is worth.
    pub(super) fn whole(&self, weights: &Weights, left: &[Letter], right: &[Letter]) -> i32 {
        let whole = &weights.whole;
        let size = |letters: usize| i32::try_from(letters).unwrap_or(i32::MAX / 2);
        let letters = (size(left.len()) + size(right.len())).max(1);
        let spaces = |side: &[Letter]| size(side.iter().filter(|&&letter| letter == SPACE).count());
        self.weight
            + whole.bias
            + whole.count * self.count
            + whole.consonants * self.consonants.min(3)
            + whole.share * 8 * self.count / letters
            + whole.share_of_consonants * 8 * self.consonants / letters
            - whole.length * letters.min(24) / 12
            + whole.shorter * size(left.len().abs_diff(right.len())) / 2
            + whole.words * (spaces(left) + spaces(right))
    }
}
