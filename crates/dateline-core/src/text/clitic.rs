//! Words written as one: `don't`, `Seoul's`, `cannot`, `9am`, `35mm`.

use super::token::is_apostrophe;

/// The endings that follow an apostrophe, in lower case.
const ENDINGS: &[&str] = &["s", "m", "d", "re", "ve", "ll"];

/// Words that hide two, with the length of the first; among them those whose apostrophe was lost and that are nothing else.
const FUSED: &[(&str, usize)] = &[
    ("cannot", 3),
    ("gonna", 3),
    ("wanna", 3),
    ("gotta", 3),
    ("gimme", 3),
    ("lemme", 3),
    ("dunno", 2),
    ("dont", 2),
    ("didnt", 3),
    ("doesnt", 4),
    ("isnt", 2),
    ("arent", 3),
    ("wasnt", 3),
    ("werent", 4),
    ("couldnt", 5),
    ("wouldnt", 5),
    ("shouldnt", 6),
    ("havent", 4),
    ("hasnt", 3),
    ("hadnt", 3),
    ("youre", 3),
    ("theyre", 4),
    ("youll", 3),
    ("theyll", 4),
    ("youve", 3),
    ("theyve", 4),
    ("thats", 4),
    ("theres", 5),
    ("whats", 4),
    ("cant", 2),
    ("aint", 2),
    ("arnt", 2),
    ("hes", 2),
    ("shes", 3),
    ("ive", 1),
    ("im", 1),
];

/// Units that are written without a space after their number; in small letters, for `3M` and `5G` are names.
const UNITS: &[&str] = &[
    "k", "m", "b", "bn", "tn", "mm", "cm", "km", "g", "kg", "mg", "ml", "kb", "mb", "gb", "ft", "lb", "lbs",
    "oz", "mph", "kph", "x",
];

/// No fused word is longer than this apart from a possessive, whose end alone is looked at.
const LONGEST: usize = 12;

/// Where the word is cut: the starts of its second and third parts.
pub(super) fn cuts(word: &str) -> [Option<usize>; 2] {
    let ending = ending(word);
    let stem = &word[..ending.unwrap_or(word.len())];
    let earlier = negation(stem).or_else(|| ending.and_then(|_| self::ending(stem)));
    match (earlier, ending) {
        (Some(earlier), ending) => [Some(earlier), ending],
        (None, Some(_)) if is_decade(stem) => [None, None],
        (None, Some(ending)) => [Some(ending), None],
        (None, None) => [fused(word).or_else(|| after_number(word)), None],
    }
}

/// Where `'s`, `'ll`, … starts.
fn ending(word: &str) -> Option<usize> {
    let (at, mark) = word.char_indices().rev().take(4).find(|&(_, c)| is_apostrophe(c))?;
    let tail = word[at + mark.len_utf8()..].to_ascii_lowercase();
    (at > 0 && ENDINGS.contains(&tail.as_str())).then_some(at)
}

/// Where `n't` starts.
fn negation(word: &str) -> Option<usize> {
    let (last, t) = word.char_indices().next_back()?;
    let (mark_at, mark) = word[..last].char_indices().next_back()?;
    let (n_at, n) = word[..mark_at].char_indices().next_back()?;
    (matches!(t, 't' | 'T') && is_apostrophe(mark) && matches!(n, 'n' | 'N') && n_at > 0).then_some(n_at)
}

/// Whether the number counts a decade: `80's` and `1930's` are plurals.
fn is_decade(number: &str) -> bool {
    matches!(number.len(), 2 | 4) && number.ends_with('0') && number.bytes().all(|b| b.is_ascii_digit())
}

fn fused(word: &str) -> Option<usize> {
    // An acronym is none of these: `IM`.
    if word.len() > LONGEST || word.len() < 3 && word.ends_with('M') {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    FUSED.iter().find(|(fused, _)| *fused == lower).map(|&(_, length)| length)
}

/// Where the half of the day or the unit after a number starts: `9am`, `10:30pm`, `9a.m.`, `35mm`.
fn after_number(word: &str) -> Option<usize> {
    if word.len() > LONGEST || !word.as_bytes().first()?.is_ascii_digit() {
        return None;
    }
    let at = word.find(|c: char| c.is_ascii_alphabetic())?;
    let half = word[at..].replace('.', "").to_ascii_lowercase();
    let is_time = matches!(half.as_str(), "am" | "pm")
        && word[..at].chars().all(|c| c.is_ascii_digit() || c == ':' || c == '.');
    let is_measure = UNITS.contains(&&word[at..])
        && word[..at].chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    (is_time || is_measure).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::cuts;

    #[test]
    fn words_are_cut_where_two_are_written_as_one() {
        for (word, expected) in [
            ("don't", "do n't"),
            ("don’t", "do n’t"),
            ("Seoul's", "Seoul 's"),
            ("Seoul’s", "Seoul ’s"),
            ("they'll", "they 'll"),
            ("shouldn't've", "should n't 've"),
            ("she'd've", "she 'd 've"),
            ("cannot", "can not"),
            ("didnt", "did nt"),
            ("9am", "9 am"),
            ("1.5m", "1.5 m"),
            ("35mm", "35 mm"),
            ("3M", "3M"),
            ("20th", "20th"),
            ("80's", "80's"),
            ("2024's", "2024 's"),
            ("mama`s", "mama `s"),
            ("Im", "I m"),
            ("IM", "IM"),
            ("10:30pm", "10:30 pm"),
            ("O'Brien", "O'Brien"),
            ("n't", "n't"),
            ("'s", "'s"),
            ("Pyongyang's", "Pyongyang 's"),
            ("5G", "5G"),
            ("1am2", "1am2"),
        ] {
            let mut parts = Vec::new();
            let mut from = 0;
            for cut in cuts(word).into_iter().flatten() {
                parts.push(&word[from..cut]);
                from = cut;
            }
            parts.push(&word[from..]);
            assert_eq!(parts.join(" "), expected);
        }
    }
}
