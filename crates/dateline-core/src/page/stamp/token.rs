//! A line of text as the tokens that dates are made of.

/// A number, a word or a sign, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'t> {
    /// The token as written.
    pub(super) text: &'t str,
    /// Where it starts, in bytes of the line.
    pub(super) start: usize,
    /// What it is.
    pub(super) kind: Kind,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// ASCII digits and their value; longer than any part of a date are words.
    Number(u32),
    /// Letters.
    Word,
    /// Anything else that prints, one character a token.
    Sign(char),
}

impl Token<'_> {
    /// Where it ends, in bytes of the line.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Its value, if it is a number.
    pub(super) fn number(&self) -> Option<u32> {
        match self.kind {
            Kind::Number(value) => Some(value),
            _ => None,
        }
    }

    /// Its value, if it is a number of so many digits.
    pub(super) fn digits(&self, lengths: std::ops::RangeInclusive<usize>) -> Option<u32> {
        self.number().filter(|_| lengths.contains(&self.text.len()))
    }

    /// Whether it is that sign.
    pub(super) fn is(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }
}

/// Cuts a line into tokens; white space is left out.
pub(super) fn tokens(line: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut characters = line.char_indices().peekable();
    while let Some((start, first)) = characters.next() {
        if first.is_whitespace() {
            continue;
        }
        let same: fn(char) -> bool = match first {
            _ if first.is_ascii_digit() => |c| c.is_ascii_digit(),
            _ if is_letter(first) => is_letter,
            _ => |_| false,
        };
        let mut end = start + first.len_utf8();
        let mut last = first;
        while let Some(&(at, next)) = characters.peek()
            && same(next)
            && !is_seam(last, next)
            && !is_year(&line[start..at])
        {
            end = at + next.len_utf8();
            last = next;
            characters.next();
        }
        let text = &line[start..end];
        let kind = match first {
            _ if first.is_ascii_digit() => text.parse().map_or(Kind::Word, Kind::Number),
            _ if is_letter(first) => Kind::Word,
            _ => Kind::Sign(first),
        };
        found.push(Token { text, start, kind });
    }
    found
}

/// Whether two words were put together there: `Jane DoeMar 5, 2025`, as pages are that lose the space between elements.
fn is_seam(last: char, next: char) -> bool {
    last.is_lowercase() && next.is_uppercase()
}

/// Whether the digits so far are a year, so that a time glued to it starts anew: `Dec 20, 20236:46 PM`.
fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// Letters, without those of scripts in which `年` stands right after a number and right before a word.
fn is_letter(character: char) -> bool {
    character.is_alphabetic() && !matches!(character, '年' | '月' | '日' | '년' | '월' | '일')
}
