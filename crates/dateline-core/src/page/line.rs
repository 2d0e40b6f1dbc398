//! The lines of a page, and the pieces that they make once broken sentences are rejoined.

use super::shape::Shape;
use crate::ByteRange;

/// Lines that are judged on one page: no news page has more, and it bounds memory on pages made of line breaks.
pub(super) const LINES: usize = 100_000;

/// One line of the page that holds something.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// Where its content stands: without indentation and bullet.
    pub(super) range: ByteRange,
    /// Whether a blank line stands before it.
    pub(super) gap: bool,
    /// Whether it is an item of a list.
    pub(super) bullet: bool,
    /// What its markup says, on an HTML page.
    pub(super) hint: Hint,
}

/// What the markup says of a line; all unknown on plain text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Hint {
    /// The element that the line fills.
    pub(super) role: Role,
    /// Where on the page its elements' names, classes and ids put it.
    pub(super) zone: Zone,
    /// The share of its letters that are links, 0 to 1.
    pub(super) links: f32,
    /// The number of the element that holds the line's element, so that siblings can be told.
    pub(super) parent: u32,
    /// The number of the line's own element.
    pub(super) element: u32,
    /// Whether a style hides it until something is clicked.
    pub(super) hidden: bool,
}

/// The element that a line fills.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    /// Not known, or nothing of the others.
    #[default]
    Plain,
    /// `p`.
    Paragraph,
    /// `h1`.
    Headline,
    /// `h2` to `h6`.
    Heading,
    /// `li`, `dd`, `dt`.
    Item,
    /// `figcaption`, or an element whose class says that it is a caption.
    Caption,
    /// `blockquote`.
    Quote,
    /// `button`, `label`, `option`.
    Control,
}

/// Where on the page a line stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Zone {
    /// Not known.
    #[default]
    Unknown,
    /// Where the story is: `article`, `main`, `itemprop="articleBody"` and the classes that say so.
    Story,
    /// Around it: navigation, footer, aside, comments, related stories.
    Around,
}

/// A piece of the page: a line, or the lines over which a sentence is broken.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    /// Where it stands, from the first line's start to the last line's end.
    pub(super) range: ByteRange,
    /// Whether a blank line stands before it.
    pub(super) gap: bool,
    /// Whether it is an item of a list.
    pub(super) bullet: bool,
    /// What its markup says.
    pub(super) hint: Hint,
    /// What its text looks like.
    pub(super) shape: Shape,
}

/// Cuts plain text into lines. Returns them and, past [`LINES`], the place from which nothing was read.
pub(super) fn cut(text: &str) -> (Vec<Line>, Option<usize>) {
    let (mut lines, mut gap, mut at) = (Vec::new(), false, 0);
    for raw in text.split_inclusive('\n') {
        let start = at;
        at += raw.len();
        let content = raw.trim_matches(is_blank);
        if content.is_empty() {
            gap = true;
            continue;
        }
        if lines.len() == LINES {
            return (lines, Some(start));
        }
        let (content, bullet) = strip_bullet(strip_marks(content));
        // The content lies inside the raw line, so the difference of the addresses is its place.
        let offset = start + (content.as_ptr() as usize - raw.as_ptr() as usize);
        if !content.is_empty() {
            lines.push(Line { range: offset..offset + content.len(), gap, bullet, hint: Hint::default() });
            gap = false;
        }
    }
    (lines, None)
}

/// White space, and the characters that print as nothing.
pub(super) fn is_blank(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// A line without the marks of Markdown around it: `## Heading`, `**bold**`, `_emphasis_`.
fn strip_marks(line: &str) -> &str {
    /// The levels that a heading can have.
    const LEVELS: usize = 6;
    let bare = line.trim_start_matches('#');
    if (1..=LEVELS).contains(&(line.len() - bare.len())) && bare.starts_with(is_blank) {
        return strip_marks(bare.trim_start_matches(is_blank));
    }
    for mark in ["**", "__", "_"] {
        let inner = line.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
        if let Some(inner) = inner.filter(|inner| !inner.is_empty() && !inner.contains(mark)) {
            return inner.trim_matches(is_blank);
        }
    }
    line
}

/// A line without its bullet, and whether it had one.
pub(super) fn strip_bullet(line: &str) -> (&str, bool) {
    match line.strip_prefix(['•', '◦', '▪', '‣', '●', '○', '■', '·', '∙', '⁃', '–', '-', '*', '►', '▸'])
    {
        Some(rest) if rest.is_empty() || rest.starts_with(is_blank) => {
            (rest.trim_start_matches(is_blank), true)
        }
        _ => (line, false),
    }
}

/// Puts the lines of a broken sentence together.
pub(super) fn join(text: &str, lines: &[Line]) -> Vec<Piece> {
    let wrapped = is_wrapped(text, lines);
    let mut pieces: Vec<Piece> = Vec::with_capacity(lines.len());
    for line in lines {
        let shape = Shape::of(&text[line.range.clone()]);
        if let Some(last) = pieces.last_mut()
            && !line.bullet
            && continues(text, last, line, &shape, wrapped)
        {
            last.range.end = line.range.end;
            last.shape = last.shape.followed_by(&shape);
            continue;
        }
        let Line { range, gap, bullet, hint } = line.clone();
        pieces.push(Piece { range, gap, bullet, hint, shape });
    }
    pieces
}

/// Whether the line goes on with the sentence that the piece before it left open.
fn continues(text: &str, last: &Piece, line: &Line, shape: &Shape, wrapped: bool) -> bool {
    if wrapped && !line.gap {
        return true;
    }
    let open = !last.shape.stop && last.shape.words >= 5 && last.shape.functions >= 2;
    if !open || last.hint.role != line.hint.role {
        return false;
    }
    let ends_open = last.shape.ends_open;
    let words = &text[line.range.clone()];
    if is_byline(words, shape) {
        return false;
    }
    let after = words.chars().next().unwrap_or(' ');
    if after.is_lowercase() || matches!(after, ',' | ';') {
        return ends_open || shape.words >= 3 || shape.stop && !line.gap;
    }
    // A digit or a name may follow where the line broke after a word that cannot end a sentence, and what follows
    // is no headline.
    ends_open && shape.stop && shape.words >= 4
}

/// Whether a line is a byline that begins in lower case: `by Jane Doe`, `by: Jane Doe, 29 January`.
fn is_byline(words: &str, shape: &Shape) -> bool {
    let names = words.strip_prefix("by").map(|rest| rest.trim_start_matches([':', ' ', '\u{a0}']));
    let named =
        names.is_some_and(|names| names.starts_with(char::is_uppercase) && names.len() + 2 < words.len());
    named && shape.words <= 16 && !shape.stop
}

/// Whether the text was wrapped at a fixed width, so that line ends inside a paragraph say nothing: most lines that
/// are followed by another without a gap are nearly as long as the longest, and do not end a sentence.
fn is_wrapped(text: &str, lines: &[Line]) -> bool {
    let plain = |line: &Line| line.hint == Hint::default() && !line.bullet;
    let inner: Vec<&Line> = lines
        .windows(2)
        .filter(|pair| !pair[1].gap && plain(&pair[0]) && plain(&pair[1]))
        .map(|pair| &pair[0])
        .collect();
    let width = lines.iter().map(|line| line.range.len()).max().unwrap_or_default();
    if inner.len() < 8 || !(50..=120).contains(&width) {
        return false;
    }
    let full = inner
        .iter()
        .filter(|line| {
            line.range.len() * 4 >= width * 3 && !text[line.range.clone()].ends_with(['.', '!', '?'])
        })
        .count();
    full * 10 >= inner.len() * 7
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let (lines, unread) = cut(text);
        assert_eq!(unread, None);
        let pieces: Vec<&str> = join(text, &lines).into_iter().map(|piece| &text[piece.range]).collect();
        assert_eq!(pieces, expected);
    }

    #[test]
    fn lines_lose_indentation_and_bullets() {
        check("  Home\n\n\t• News \u{a0}\n -\n–\nEnd", &["Home", "News", "End"]);
    }

    #[test]
    fn marks_of_markdown_are_left_out() {
        check(
            "## What is next\n**Bold words**\n_So it is_\n#tag\nsnake_case_",
            &["What is next", "Bold words", "So it is", "#tag", "snake_case_"],
        );
        check(
            "The two ministers met in the old harbour\ntown.",
            &["The two ministers met in the old harbour\ntown."],
        );
    }

    #[test]
    fn a_broken_sentence_is_rejoined() {
        check(
            "The talks between the two sides began in\n\n2015 and have been held each year since then.",
            &["The talks between the two sides began in\n\n2015 and have been held each year since then."],
        );
        check(
            "The minister said that the plan was ready\nfor a vote.\nThe vote is on Monday.",
            &["The minister said that the plan was ready\nfor a vote.", "The vote is on Monday."],
        );
    }

    #[test]
    fn menus_and_headlines_are_not_joined() {
        check("K-pop\nesports\nGolf", &["K-pop", "esports", "Golf"]);
        check(
            "Minister of the north is to hold talks on aid\n\n3 hours ago",
            &["Minister of the north is to hold talks on aid", "3 hours ago"],
        );
    }

    #[test]
    fn a_headline_is_not_joined_with_what_stands_under_it() {
        let page = "Whether They Like It or Not: How the Sale of the Harbour Came About and More\nThe deals end on Friday.";
        assert_eq!(join(page, &cut(page).0).len(), 2);
    }

    #[test]
    fn a_byline_in_lower_case_is_not_the_rest_of_the_headline() {
        let page = "Island sends team to the coast after a quake\n\nby Jane Doe";
        check(page, &["Island sends team to the coast after a quake", "by Jane Doe"]);
        let page = "Island sends team to the coast after a quake\n\nby: Jane Doe, Example Institute of the Coast and the Sea";
        assert_eq!(join(page, &cut(page).0).len(), 2);
    }

    #[test]
    fn wrapped_text_is_joined_by_paragraph() {
        let line = "The council of the town met on the question of the bridge and the road to it\n";
        let text = format!("{}\n{}", line.repeat(6), line.repeat(6));
        let (lines, _) = cut(&text);
        assert_eq!(join(&text, &lines).len(), 2);
    }
}
