//! Whether a page is HTML or plain text.

use crate::Form;

/// Bytes at the head of a page that are looked at.
const HEAD: usize = 16_384;

/// Elements by whose presence text is taken for HTML, as they begin.
const ELEMENTS: [&str; 16] = [
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<div",
    "<p>",
    "<p ",
    "<span",
    "<table",
    "<meta ",
    "<script",
    "<article",
    "<h1",
    "<br",
    "<ul",
    "<main",
];

/// Recognises the form of a page; an article that is already clean is only ever told.
pub(super) fn sniff(text: &str) -> Form {
    let end = (0..=HEAD.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let head = text[..end].trim_start().to_ascii_lowercase();
    if head.starts_with("<!doctype html") || head.starts_with("<html") || head.starts_with("<?xml") {
        return Form::Html;
    }
    let tags: usize = ELEMENTS.iter().map(|element| head.matches(element).count()).sum();
    // A clean page may quote a tag or two; HTML has one every few lines.
    if head.starts_with('<') && tags >= 1 || tags >= 4 { Form::Html } else { Form::Page }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_recognised() {
        let check = |text: &str, expected: Form| assert_eq!(sniff(text), expected, "{text}");
        check("  <!DOCTYPE html><html>", Form::Html);
        check("<div><p>Text</p></div>", Form::Html);
        check("Use <br> to break a line.", Form::Page);
        check("Home\nNews\n\nHeadline", Form::Page);
        check("", Form::Page);
    }
}
