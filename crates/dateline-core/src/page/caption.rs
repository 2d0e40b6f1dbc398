//! The words under pictures.

use foldhash::HashMap;

use super::body::Kind;
use super::lexicon;
use super::line::{Piece, Role, is_blank};
use super::shape::ends_sentence;

/// Longest caption, in words.
pub(super) const WORDS: u32 = 90;

/// How far apart two copies of a caption stand, in pieces: the picture's title, its credit, the caption.
const REACH: usize = 4;

/// Whether a line ends in a photo credit: `[MINISTRY OF DEFENCE]`, `(Agency)`, `Agency-Agency`, `/Agency`, `Photo: …`.
pub(super) fn ends_in_credit(text: &str) -> bool {
    let text = text.trim_end_matches(is_blank);
    let labelled = text.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("caption:"));
    labelled || bracketed_credit(text) || bare_credit(text) || labelled_credit(text)
}

/// A line that is nothing but a credit in brackets, or a sentence with a credit in square brackets.
fn bracketed_credit(text: &str) -> bool {
    if let Some(open) = text.rfind('[')
        && text.ends_with(']')
        && open > 0
        && text.len() - open <= 80
    {
        let inside = &text[open + 1..text.len() - 1];
        return inside.chars().any(char::is_uppercase) && !inside.chars().all(|c| c.is_ascii_digit());
    }
    let whole = text.starts_with('(') && text.ends_with(')') && text.len() <= 60;
    whole && !text[1..text.len() - 1].contains(['(', ')']) && !ends_sentence(&text[1..text.len() - 1])
}

/// A sentence and after its stop the names of agencies alone: `… in Geneva, Oct. 28. AFP-Agency`.
fn bare_credit(text: &str) -> bool {
    let Some((before, last)) = text.rsplit_once(['.', '/', '|']) else { return false };
    let before = before.trim_end();
    let names = last.trim();
    !names.is_empty()
        && names.len() <= 60
        && before.contains(' ')
        && names.split(['-', '/', ',', '–']).all(|name| lexicon::agency(name).is_some())
}

/// A sentence and after its stop one to three capitalised words: a credit that no list knows, or so a repetition says.
fn names_follow_a_stop(text: &str) -> bool {
    let Some((_, names)) = text.trim_end_matches(is_blank).rsplit_once(". ") else { return false };
    let names: Vec<&str> = names.split_whitespace().collect();
    (1..=3).contains(&names.len()) && names.iter().all(|name| name.starts_with(char::is_uppercase))
}

/// `Photo: …`, `Photo by …`, `/ Getty Images`, `via Getty Images` at the end.
fn labelled_credit(text: &str) -> bool {
    /// Bytes of the line's end in which a label stands.
    const TAIL: usize = 90;
    const LABELS: [&str; 14] = [
        "photo:",
        "photos:",
        "photo by",
        "(photo",
        "[photo",
        "/photo",
        "photograph:",
        "image:",
        "picture:",
        "getty images",
        "file photo",
        "credit:",
        "shutterstock",
        "/handout",
    ];
    let tail = &text.as_bytes()[text.len().saturating_sub(TAIL)..];
    let closed = tail.iter().rposition(|&byte| byte != b')').map_or(0, |last| last + 1);
    // After a label no other sentence begins.
    let start = tail[..closed].windows(2).rposition(|pair| pair == b". ").map_or(0, |stop| stop + 1);
    (start..tail.len()).any(|at| {
        let begins = |label: &&str| {
            tail.get(at..at + label.len()).is_some_and(|part| part.eq_ignore_ascii_case(label.as_bytes()))
        };
        LABELS.iter().any(begins)
    })
}

/// Marks as captions what stands twice close together: sites write a caption as the picture's text and under it.
pub(super) fn mark_repeated(text: &str, pieces: &[Piece], kinds: &mut [Kind]) {
    let mut seen: HashMap<&str, usize> = HashMap::default();
    for index in 0..pieces.len() {
        let words = &text[pieces[index].range.clone()];
        let earlier = seen.insert(words, index);
        let caption_like = pieces[index].shape.words >= 6
            && matches!(kinds[index], Kind::Prose | Kind::Caption)
            || pieces[index].shape.words >= 10
                && kinds[index] == Kind::Short
                && (pieces[index].shape.stop || names_follow_a_stop(words));
        if let Some(earlier) = earlier
            && caption_like
            && index - earlier <= REACH
            && [index, earlier].iter().all(|&piece| pieces[piece].hint.role != Role::Quote)
        {
            kinds[index] = Kind::Caption;
            kinds[earlier] = Kind::Caption;
        }
    }
}

/// Whether prose at the head of a story reads as a caption: a present-tense pose or a place in the picture.
pub(super) fn reads_as_caption(text: &str) -> bool {
    let lower = text.to_lowercase();
    let placed = [
        "(right)",
        "(left)",
        "(center)",
        "(centre)",
        ", left,",
        ", right,",
        ", center,",
        ", centre,",
        "(l)",
        "(r)",
    ]
    .iter()
    .any(|place| lower.contains(place));
    let posed = lower.split(|c: char| !c.is_alphanumeric()).any(|word| lexicon::is_in("pose", word));
    placed && posed
}

/// Whether a line ends in an agency's name in brackets, after a stop or without one.
pub(super) fn ends_in_agency(text: &str) -> bool {
    let text = text.trim_end_matches(is_blank);
    let Some(open) = text.rfind('(') else { return false };
    text.ends_with(')')
        && open > 0
        && text[open + 1..text.len() - 1].split(['-', '/', ',']).all(|name| lexicon::agency(name).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_are_known() {
        let check = |text: &str, expected: bool| assert_eq!(ends_in_credit(text), expected, "{text}");
        check("(Agency)", true);
        check("Caption: Ministers pose in Geneva on Monday. (Daily Example/J. Doe)", true);
        check("Ministers pose for a picture in Geneva on Monday. [MINISTRY OF TRADE]", true);
        check("A minister speaks in Geneva, Oct. 28. AFP-Yonhap", true);
        check("A minister speaks in Geneva. Photo by Jane Doe", true);
        check("A minister spoke in Geneva on Monday. He then left.", false);
        check("Talks will go on, the ministry said. (Yonhap)", false);
        check("The committee [of nine] agreed.", false);
    }
}
