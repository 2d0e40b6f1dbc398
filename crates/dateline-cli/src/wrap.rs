//! Words broken into lines, by the columns that they take on a terminal.

use unicode_width::UnicodeWidthStr;

/// Breaks `text` into lines of at most `width` columns, at white space; a longer word stands alone on its line, cut.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut columns = 0;
    for word in text.split_whitespace() {
        let mut word = printable(word);
        let mut length = word.width();
        if columns > 0 && columns + 1 + length > width {
            lines.push(std::mem::take(&mut line));
            columns = 0;
        }
        while length > width {
            let (head, tail) = split_at_column(&word, width);
            lines.push(head);
            word = tail;
            length = word.width();
        }
        if columns > 0 {
            line.push(' ');
            columns += 1;
        }
        line.push_str(&word);
        columns += length;
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// The first `width` columns of `text` in one line, with an ellipsis if there is more.
pub(crate) fn shorten(text: &str, width: usize) -> String {
    let text = text.split_whitespace().map(printable).collect::<Vec<_>>().join(" ");
    if text.width() <= width {
        return text;
    }
    format!("{}…", text[..fitting(&text, width.saturating_sub(1))].trim_end())
}

/// The last `width` columns of `text`, after an ellipsis if there is more before: paths tell most at their end.
pub(crate) fn shorten_front(text: &str, width: usize) -> String {
    let text = printable(text);
    if text.width() <= width {
        return text;
    }
    let fits = |&(place, _): &(usize, char)| text[place..].width() < width;
    let start = text.char_indices().rev().take_while(fits).last().map_or(text.len(), |(place, _)| place);
    format!("…{}", &text[start..])
}

/// The text without control characters: a page must not be able to move a reader's cursor.
pub(crate) fn printable(text: &str) -> String {
    text.chars().map(|char| if char.is_control() { '\u{FFFD}' } else { char }).collect()
}

/// The bytes of as many characters at the start as fit in `width` columns, perhaps none. The text is measured as a whole,
/// since a mark may widen the character before it.
fn fitting(text: &str, width: usize) -> usize {
    let ends = text.char_indices().map(|(place, char)| place + char.len_utf8());
    ends.take_while(|&end| text[..end].width() <= width).last().unwrap_or(0)
}

/// Splits after as many characters as fit in `width` columns, and after at least one.
fn split_at_column(text: &str, width: usize) -> (String, String) {
    let first = text.chars().next().map_or(0, char::len_utf8);
    let (head, tail) = text.split_at(fitting(text, width).max(first));
    (head.to_owned(), tail.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn breaks_at_white_space() {
        assert_eq!(wrap("the talks  were\nheld in Seoul", 10), ["the talks", "were held", "in Seoul"]);
        assert_eq!(wrap("", 10), [""]);
    }

    #[test]
    fn cuts_what_has_no_white_space() {
        assert_eq!(wrap("한국과 나토", 4), ["한국", "과", "나토"]);
        assert_eq!(shorten("the talks were held", 10), "the talks…");
        assert_eq!(shorten_front("pages/2024/talks.html", 11), "…talks.html");
        assert_eq!(shorten_front("talks.html", 10), "talks.html");
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        assert_eq!(shorten("a\u{1B}[31mb", 20), "a\u{FFFD}[31mb");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_asked(text in "\\PC{0,200}", width in 2usize..40) {
            for line in wrap(&text, width) {
                prop_assert!(line.width() <= width, "{line:?}");
            }
            prop_assert!(shorten(&text, width).width() <= width);
            prop_assert!(shorten_front(&text, width).width() <= width);
        }
    }
}
