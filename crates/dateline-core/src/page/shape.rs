//! What a line looks like, whatever it says: counts that tell running text from labels.

use super::lexicon;
use super::line::is_blank;

/// Words of one line that are looked at one by one; a longer line is running text or noise by then.
const WORDS: usize = 2_000;

/// The last letter of the Latin blocks of Unicode that are written in Europe.
const LAST_LATIN: char = '\u{24f}';

/// Counts over one piece of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// Words: runs between white space; in scripts without spaces, two characters count as one.
    pub(super) words: u32,
    /// Words that begin with an upper-case letter.
    pub(super) capitals: u32,
    /// Words that begin with a lower-case letter, or with one of a script that knows no case.
    pub(super) lowers: u32,
    /// English function words; in sentences of other scripts, as many as English ones have.
    pub(super) functions: u32,
    /// Words that hold a digit.
    pub(super) numbers: u32,
    /// Commas and semicolons.
    pub(super) commas: u32,
    /// Whether it ends as a sentence does.
    pub(super) stop: bool,
    /// Words of three letters and more that are written in capitals from end to end.
    pub(super) shouted: u32,
    /// Whether it ends in a word or sign after which a sentence must go on: `in`, `the`, a comma.
    pub(super) ends_open: bool,
}

impl Shape {
    pub(super) fn of(text: &str) -> Self {
        let mut shape = Self { stop: ends_sentence(text), ..Self::default() };
        let (mut last, mut foreign) = ("", 0);
        for word in text.split(is_blank).filter(|word| !word.is_empty()).take(WORDS) {
            foreign += shape.count(word);
            last = word;
        }
        // Nothing is known of these languages' function words; that there seem to be none must not speak against them.
        shape.functions += if shape.stop { foreign * 3 / 10 } else { 0 };
        let bare = last.trim_matches(|c: char| !c.is_alphanumeric());
        // In a headline that capitalises its words the last one may be any: `Whether They Like It or Not`.
        let goes_on = bare.starts_with(char::is_lowercase) && lexicon::is_function(bare);
        shape.ends_open = !shape.stop && (last.ends_with([',', ';', '–', '-']) || goes_on);
        shape
    }

    /// Counts a run between white space; tells how many of its words are of another script than the Latin one.
    fn count(&mut self, word: &str) -> u32 {
        let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let Some(first) = bare.chars().next() else { return 0 };
        let dense =
            if bare.is_ascii() { 0 } else { bare.chars().filter(|&c| is_dense(c)).count() as u32 / 2 };
        let words = dense.max(1);
        let is_foreign = dense > 0 || first.is_alphabetic() && first > LAST_LATIN;
        self.words += words;
        self.capitals += u32::from(first.is_uppercase());
        self.lowers +=
            if dense > 0 { dense } else { u32::from(first.is_alphabetic() && !first.is_uppercase()) };
        self.numbers += u32::from(dense == 0 && bare.bytes().any(|byte| byte.is_ascii_digit()));
        self.commas += u32::from(word.ends_with([',', ';', '、', '，']));
        let bare = bare.trim_end_matches(|c: char| !c.is_alphanumeric());
        self.shouted += u32::from(bare.len() >= 3 && bare.bytes().all(|byte| byte.is_ascii_uppercase()));
        if bare.len() <= 8 && lexicon::is_function(bare) {
            self.functions += 1;
        }
        if is_foreign { words } else { 0 }
    }

    /// The shape of this text with another one after it.
    pub(super) fn followed_by(&self, other: &Self) -> Self {
        Self {
            words: self.words + other.words,
            capitals: self.capitals + other.capitals,
            lowers: self.lowers + other.lowers,
            functions: self.functions + other.functions,
            numbers: self.numbers + other.numbers,
            commas: self.commas + other.commas,
            shouted: self.shouted + other.shouted,
            stop: other.stop,
            ends_open: other.ends_open,
        }
    }

    /// The share of words that begin upper-case, 0 to 1.
    pub(super) fn capital_share(&self) -> f32 {
        self.capitals as f32 / self.words.max(1) as f32
    }

    /// Whether this reads as one sentence or more of running text.
    pub(super) fn is_prose(&self) -> bool {
        let long = self.words >= 9 && (self.stop || self.words >= 24 && self.commas + self.functions >= 3);
        let short = self.words >= 4 && self.stop && self.lowers >= 2;
        (long || short) && self.capital_share() < 0.6 && self.numbers * 2 <= self.words
    }
}

/// Letters of scripts that are written without spaces.
pub(super) fn is_dense(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{e00}'..='\u{eff}')
}

/// Whether the text ends as a sentence does; closing quotes and brackets, and a short note in brackets such as an
/// agency's name after the stop, aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(is_blank);
    let closed = text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', ' ', '*']);
    if closed.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔']) {
        return true;
    }
    let Some(open) = text.rfind(['(', '[']) else { return false };
    text.ends_with([')', ']']) && text.len() - open <= 40 && open > 0 && ends_sentence_plainly(&text[..open])
}

fn ends_sentence_plainly(text: &str) -> bool {
    text.trim_end_matches(|c: char| is_blank(c) || matches!(c, '"' | '”' | '’' | '\''))
        .ends_with(['.', '!', '?'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_in_stops() {
        let check = |text: &str, expected: bool| assert_eq!(ends_sentence(text), expected, "{text}");
        check("He left.", true);
        check("\"He left,\" she said. (Agency)", true);
        check("He said \"no!\"", true);
        check("He left for (the north)", false);
        check("Most popular", false);
    }

    #[test]
    fn prose_is_told_from_labels() {
        let check = |text: &str, expected: bool| assert_eq!(Shape::of(text).is_prose(), expected, "{text}");
        check("The ministry said on Monday that talks had begun.", true);
        check("He did not say why.", true);
        check("World News", false);
        check("Minister To Visit Capital For Talks On Trade", false);
        check("Tel. 12 34 56 78.", false);
        check("外務省は月曜日、両国が協議を始めたと発表した。", true);
        check("2023年1月29日，外交部宣布双方已经开始会谈。", true);
        check("외교부는 양국이 회담을 시작했다고 밝혔다.", true);
        check("أعلنت الوزارة يوم الاثنين أن المحادثات بدأت.", true);
        check("国際ニュース", false);
    }
}
