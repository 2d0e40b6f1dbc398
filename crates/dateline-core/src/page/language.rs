//! Which language a story is in.

use super::lexicon;
use super::shape::is_dense;

/// Characters that are looked at.
const LENGTH: usize = 20_000;

/// Words below which no language can be told.
const FEWEST: usize = 3;

/// Words below which none but English can be told.
const WORDS: usize = 8;

/// The share of English function words above which a text is English: running English has 35 to 50 of a hundred,
/// headlines and lists 15, other languages below 8 (`in`, `as`, `on`, `me` exist there too).
const ENGLISH: f32 = 0.15;

/// Words below which the share of function words says little: a sentence of fourteen words may have but one of them.
const SHORT: usize = 30;

/// Function words that no other language has, of which two in a sentence tell English.
const PLAINLY_ENGLISH: [&str; 14] = [
    "the", "The", "of", "and", "that", "with", "from", "had", "has", "have", "said", "says", "which", "they",
];

/// Tells the language: ISO 639-1, `und` when it cannot be told.
pub(super) fn identify(text: &str) -> &'static str {
    let end = text.char_indices().nth(LENGTH).map_or(text.len(), |(at, _)| at);
    let text = &text[..end];
    if let Some(language) = by_script(text) {
        return language;
    }
    let (mut words, mut functions, mut plain) = (0usize, 0usize, 0usize);
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        words += 1;
        functions += usize::from(word.len() <= 8 && lexicon::is_function(word));
        plain += usize::from(PLAINLY_ENGLISH.contains(&word));
    }
    let dense = text.chars().filter(|&c| is_dense(c)).take(2 * WORDS).count();
    if words.max(dense / 2) < WORDS {
        // `Authorities arrested 50 protesters.`
        let english = words >= FEWEST && whichlang::detect_language(text) == whichlang::Lang::Eng;
        return if english { "en" } else { "und" };
    }
    if functions as f32 / words as f32 >= ENGLISH {
        return "en";
    }
    // `General Wolfgang Schneider announced that he had resigned.`: names mislead the detector.
    if words < SHORT && plain >= 2 {
        return "en";
    }
    match whichlang::detect_language(text) {
        whichlang::Lang::Eng if functions > 0 && words < SHORT => "en",
        // The function words deny it, so the guess came from names or from noise.
        whichlang::Lang::Eng => "und",
        language => two_letters(language),
    }
}

/// Languages that their script gives away and the detector does not know.
fn by_script(text: &str) -> Option<&'static str> {
    let mut letters = 0usize;
    let mut counts = [0usize; 6];
    for character in text.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        let script = match character {
            '\u{370}'..='\u{3ff}' => 0,
            '\u{590}'..='\u{5ff}' => 1,
            '\u{e00}'..='\u{e7f}' => 2,
            '\u{530}'..='\u{58f}' => 3,
            '\u{10a0}'..='\u{10ff}' => 4,
            '\u{ac00}'..='\u{d7a3}' => 5,
            _ => continue,
        };
        counts[script] += 1;
    }
    let languages = ["el", "he", "th", "hy", "ka", "ko"];
    counts.iter().position(|&count| count * 2 > letters && count >= WORDS).map(|script| languages[script])
}

fn two_letters(language: whichlang::Lang) -> &'static str {
    use whichlang::Lang;
    match language {
        Lang::Ara => "ar",
        Lang::Cmn => "zh",
        Lang::Deu => "de",
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Hin => "hi",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Nld => "nl",
        Lang::Por => "pt",
        Lang::Rus => "ru",
        Lang::Spa => "es",
        Lang::Swe => "sv",
        Lang::Tur => "tr",
        Lang::Vie => "vi",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told() {
        let check = |text: &str, expected: &str| assert_eq!(identify(text), expected, "{text}");
        check("The minister said on Monday that the talks with the union had begun.", "en");
        check("Der Minister sagte am Montag, die Gespräche mit der Gewerkschaft hätten begonnen.", "de");
        check("외교부 장관은 월요일 회담이 시작되었다고 말했다. 회담은 서울에서 열린다.", "ko");
        check("Ο υπουργός δήλωσε τη Δευτέρα ότι οι συνομιλίες άρχισαν.", "el");
        check("外務大臣は月曜日に協議が始まったと述べた。協議は東京で行われる。", "ja");
        check(
            "Riot police used tear gas to disperse demonstrators protesting disputed election results.",
            "en",
        );
        check("Authorities arrested 50 protesters.", "en");
        check("Police detained a suspect in Lagos.", "en");
        check("Die Polizei nahm Demonstranten fest.", "und");
        check("Dr Karl Theodor zu Guttenberg announced that General Wolfgang Schneider had resigned.", "en");
        check("Monday", "und");
        check("", "und");
    }
}
