//! The words of a text token, each with its place in the source.

use std::borrow::Cow;

use super::reference;
use crate::ByteRange;

/// A part of a text token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part<'w> {
    /// Characters without white space among them, their references replaced, and the source that they came from.
    Word(&'w str, ByteRange),
    /// White space.
    Space,
    /// White space with a line break in it.
    Newline,
}

/// Calls `each` with the parts of the text in `range`, in order. A word that a reference to white space cuts in two
/// (`a&nbsp;b`) gives two words of the same place.
pub(super) fn visit(source: &str, range: &ByteRange, mut each: impl FnMut(Part<'_>)) {
    let mut at = range.start;
    for run in runs(&source[range.clone()]) {
        let place = at..at + run.len();
        at = place.end;
        match reference::decode(run) {
            Cow::Borrowed(run) => each(part(run, place)),
            Cow::Owned(decoded) => runs(&decoded).for_each(|run| each(part(run, place.clone()))),
        }
    }
}

/// The text as runs that are all white space or hold none.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let is_blank = rest.chars().next()?.is_whitespace();
        // Most text is ASCII, where bytes tell.
        let plain = |byte: &u8| byte.is_ascii() && char::from(*byte).is_whitespace() == is_blank;
        let start = rest.bytes().position(|byte| !plain(&byte)).unwrap_or(rest.len());
        let end =
            rest[start..].find(|c: char| c.is_whitespace() != is_blank).map_or(rest.len(), |end| start + end);
        let (run, after) = rest.split_at(end);
        rest = after;
        Some(run)
    })
}

fn part(run: &str, place: ByteRange) -> Part<'_> {
    if !run.starts_with(char::is_whitespace) {
        return Part::Word(run, place);
    }
    if run.contains('\n') { Part::Newline } else { Part::Space }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_their_place() {
        let source = "<p> a&nbsp;b&eacute;\n c</p>";
        let mut found = Vec::new();
        visit(source, &(3..source.len() - 4), |part| {
            found.push(match part {
                Part::Word(word, place) => format!("{word}={}", &source[place]),
                Part::Space => " ".to_owned(),
                Part::Newline => "\\n".to_owned(),
            });
        });
        assert_eq!(found, [" ", "a=a&nbsp;b&eacute;", " ", "bé=a&nbsp;b&eacute;", "\\n", "c=c"]);
    }
}
