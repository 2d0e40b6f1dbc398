//! HTML as tags and text, each with its place in the source: one pass, nothing copied.
//!
//! This follows the tokenisation of the HTML standard as far as it decides what is text and what is a tag; a browser's
//! tree is not built, since rendering needs only the stack of open elements, and a stack of its own keeps the work
//! linear whatever the nesting.

use crate::ByteRange;

/// A piece of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'s> {
    /// `<name attributes>`.
    Start(Tag<'s>),
    /// `</name>`.
    End {
        /// The name, as written.
        name: &'s str,
        /// Where the tag stands.
        range: ByteRange,
    },
    /// Text with its character references, as written.
    Text(ByteRange),
}

/// A start tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag<'s> {
    /// The name, as written.
    pub(super) name: &'s str,
    /// Everything between the name and the `>`.
    pub(super) attributes: &'s str,
    /// Where the tag stands.
    pub(super) range: ByteRange,
}

/// Elements whose content is text up to their own end tag.
const RAW: [&str; 8] = ["script", "style", "textarea", "title", "noembed", "noframes", "xmp", "iframe"];

/// Cuts HTML into tokens.
#[derive(Debug)]
pub(super) struct Tokens<'s> {
    source: &'s str,
    at: usize,
    /// The element whose content is raw text, if one is open.
    raw: Option<&'s str>,
}

impl<'s> Tokens<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self { source, at: 0, raw: None }
    }

    /// The text up to the end tag of the open raw element.
    fn raw_text(&mut self, name: &str) -> ByteRange {
        let start = self.at;
        let bytes = self.source.as_bytes();
        let mut from = start;
        let end = loop {
            let Some(found) = self.source[from..].find("</") else { break bytes.len() };
            let place = from + found;
            let after = place + 2 + name.len();
            let named =
                bytes.get(place + 2..after).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()));
            let ended =
                bytes.get(after).is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'));
            if named && ended {
                break place;
            }
            from = place + 2;
        };
        self.at = end;
        start..end
    }

    /// The place after a comment, declaration or processing instruction that starts here.
    fn after_markup(&self, start: usize) -> usize {
        let rest = &self.source[start..];
        let (end, skipped) = if rest.starts_with("<!-->") || rest.starts_with("<!--->") {
            (rest.find('>'), 1)
        } else if rest.starts_with("<!--") {
            (rest.find("-->"), 3)
        } else {
            (rest.find('>'), 1)
        };
        end.map_or(self.source.len(), |end| start + end + skipped)
    }

    /// The place of the `>` that ends the tag, quotes respected; the end of the source if there is none.
    fn tag_end(&self, from: usize) -> usize {
        let bytes = self.source.as_bytes();
        let (mut at, mut quote, mut value) = (from, None, false);
        while at < bytes.len() {
            let byte = bytes[at];
            match quote {
                Some(open) if byte == open => quote = None,
                None if byte == b'>' => return at,
                // A quote opens a value only right after `=`; elsewhere it is part of a sloppy name.
                None if value && matches!(byte, b'"' | b'\'') => (quote, value) = (Some(byte), false),
                None if byte == b'=' => value = true,
                None if !byte.is_ascii_whitespace() => value = false,
                Some(_) | None => {}
            }
            at += 1;
        }
        bytes.len()
    }

    fn tag(&mut self, start: usize) -> Token<'s> {
        let bytes = self.source.as_bytes();
        let closing = bytes.get(start + 1) == Some(&b'/');
        let name_start = start + 1 + usize::from(closing);
        let name_length = bytes[name_start..]
            .iter()
            .position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
            .unwrap_or(bytes.len() - name_start);
        let name = &self.source[name_start..name_start + name_length];
        let end = self.tag_end(name_start + name_length);
        self.at = (end + 1).min(bytes.len());
        let range = start..self.at;
        if closing {
            return Token::End { name, range };
        }
        self.raw = RAW.iter().find(|raw| name.eq_ignore_ascii_case(raw)).map(|_| name);
        Token::Start(Tag { name, attributes: &self.source[name_start + name_length..end], range })
    }
}

impl<'s> Iterator for Tokens<'s> {
    type Item = Token<'s>;

    fn next(&mut self) -> Option<Token<'s>> {
        if let Some(name) = self.raw.take() {
            let text = self.raw_text(name);
            if !text.is_empty() {
                return Some(Token::Text(text));
            }
        }
        let bytes = self.source.as_bytes();
        let start = self.at;
        while self.at < bytes.len() {
            let Some(open) = self.source[self.at..].find('<') else {
                self.at = bytes.len();
                break;
            };
            let open = self.at + open;
            let next = bytes.get(open + 1).copied().unwrap_or(b' ');
            let after_slash = bytes.get(open + 2).copied().unwrap_or(b' ');
            let is_tag = next.is_ascii_alphabetic() || next == b'/' && after_slash.is_ascii_alphabetic();
            if !is_tag && !matches!(next, b'!' | b'?' | b'/') {
                self.at = open + 1;
                continue;
            }
            if open > start {
                self.at = open;
                return Some(Token::Text(start..open));
            }
            if is_tag {
                return Some(self.tag(open));
            }
            self.at = self.after_markup(open);
            return self.next_after_markup();
        }
        (start < bytes.len()).then_some(Token::Text(start..bytes.len()))
    }
}

impl<'s> Tokens<'s> {
    /// Skips a run of comments without recursion, then goes on.
    fn next_after_markup(&mut self) -> Option<Token<'s>> {
        let bytes = self.source.as_bytes();
        loop {
            let next = bytes.get(self.at + 1).copied().unwrap_or(b' ');
            let odd_end =
                next == b'/' && !bytes.get(self.at + 2).copied().unwrap_or(b' ').is_ascii_alphabetic();
            if bytes.get(self.at) != Some(&b'<') || !(matches!(next, b'!' | b'?') || odd_end) {
                break;
            }
            self.at = self.after_markup(self.at);
        }
        self.next()
    }
}

/// The attributes of a tag: names as written, values with their character references as written.
pub(super) fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = tag;
    std::iter::from_fn(move || {
        let is_between = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'/';
        rest = &rest[place(rest, |byte| !is_between(byte))..];
        if rest.is_empty() {
            return None;
        }
        // A name may begin with `=`, which alone does not end it there.
        let lead = usize::from(rest.starts_with('='));
        let name_end = lead + place(&rest[lead..], |byte| is_between(byte) || *byte == b'=');
        let name = &rest[..name_end];
        let after = rest[name_end..].trim_ascii_start();
        let Some(value) = after.strip_prefix('=') else {
            rest = &rest[name_end..];
            return Some((name, ""));
        };
        let value = value.trim_ascii_start();
        let (value, next) = match value.as_bytes().first() {
            Some(&quote @ (b'"' | b'\'')) => {
                let inner = &value[1..];
                let end = place(inner, |byte| *byte == quote);
                (&inner[..end], inner.get(end + 1..).unwrap_or_default())
            }
            _ => value.split_at(place(value, u8::is_ascii_whitespace)),
        };
        rest = next;
        Some((name, value))
    })
}

/// The place of the first ASCII byte of that kind, or the end.
fn place(text: &str, wanted: impl Fn(&u8) -> bool) -> usize {
    text.as_bytes().iter().position(wanted).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &[&str]) {
        let found: Vec<String> = Tokens::new(source)
            .map(|token| match token {
                Token::Start(tag) => format!("<{}>", tag.name),
                Token::End { name, .. } => format!("</{name}>"),
                Token::Text(range) => source[range].to_owned(),
            })
            .collect();
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn tags_and_text_are_told_apart() {
        check("<p class=\"a>b\">x < y</p>", &["<p>", "x < y", "</p>"]);
        check("a<!-- <p> --><!doctype html><?php ?>b", &["a", "b"]);
        check("<script>if (a</b) '<p>'</script>c", &["<script>", "if (a</b) '<p>'", "</script>", "c"]);
        check("<title>A</p></TITLE >", &["<title>", "A</p>", "</TITLE>"]);
        check("a <b", &["a ", "<b>"]);
        check("</ >x", &["x"]);
        check("<p title='it''s>", &["<p>"]);
        check("1 <2 <", &["1 <2 <"]);
    }

    #[test]
    fn attributes_are_read() {
        let found: Vec<_> = attributes(" class=\"a b\" id=c data-x hidden = '' / x='1").collect();
        assert_eq!(found, [("class", "a b"), ("id", "c"), ("data-x", ""), ("hidden", ""), ("x", "1")]);
        assert_eq!(attributes(" =a é=ü").collect::<Vec<_>>(), [("=a", ""), ("é", "ü")]);
    }
}
