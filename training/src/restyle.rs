//! Text written as headlines, in capitals and without capitals.

use dateline_core::ByteRange;

/// The text as a headline, in capitals or without; `None` where its places would move.
pub(crate) fn content(content: &str, tokens: &[ByteRange], style: usize) -> Option<String> {
    if !content.is_ascii() {
        return None;
    }
    let mut content = content.to_owned();
    match style {
        0 => content.make_ascii_uppercase(),
        1 | 2 => content.make_ascii_lowercase(),
        _ => capitalise(&mut content, tokens),
    }
    Some(content)
}

fn capitalise(content: &mut str, tokens: &[ByteRange]) {
    for range in tokens.iter().filter(|range| range.len() > 3) {
        if let Some(first) = content.get_mut(range.start..=range.start) {
            first.make_ascii_uppercase();
        }
    }
}
