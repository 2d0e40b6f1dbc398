//! Character references: `&amp;`, `&#8217;`, `&#x2019;`.

use std::borrow::Cow;

use web_atoms::NAMED_ENTITIES;

/// Longest name of a character reference.
const NAME: usize = 32;

/// Replaces the character references of a text.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('&') else { return Cow::Borrowed(text) };
    let mut decoded = String::with_capacity(text.len());
    decoded.push_str(&text[..first]);
    let mut rest = &text[first..];
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let (length, characters) = reference(rest).unwrap_or((1, ['&', '\0']));
        decoded.extend(characters.into_iter().filter(|&c| c != '\0'));
        rest = &rest[length..];
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// The reference at the head of the text: its length and one or two characters.
fn reference(text: &str) -> Option<(usize, [char; 2])> {
    if let Some(number) = text.strip_prefix("&#") {
        let (digits, radix, lead) = match number.strip_prefix(['x', 'X']) {
            Some(hex) => (hex, 16, 3),
            None => (number, 10, 2),
        };
        let length = digits.bytes().take_while(|byte| (*byte as char).is_digit(radix)).count();
        let code = u32::from_str_radix(&digits[..length], radix).unwrap_or(if length == 0 {
            return None;
        } else {
            0
        });
        let ended = usize::from(digits[length..].starts_with(';'));
        return Some((lead + length + ended, [character(code), '\0']));
    }
    let name_length = text.bytes().skip(1).take(NAME).take_while(u8::is_ascii_alphanumeric).count();
    let with_stop = 1 + name_length + usize::from(text[1 + name_length..].starts_with(';'));
    // The longest name that is known counts: `&notit;` is `¬it;`.
    (2..=with_stop).rev().find_map(|end| {
        let &(first, second) = NAMED_ENTITIES.get(&text[1..end])?;
        let first = char::from_u32(first).filter(|&c| c != '\0')?;
        Some((end, [first, char::from_u32(second).unwrap_or('\0')]))
    })
}

/// The character of a number; what old pages write in Windows-1252 is read as such, as browsers do.
fn character(code: u32) -> char {
    const WINDOWS: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match code {
        0x80..=0x9f => WINDOWS[code as usize - 0x80],
        0 => char::REPLACEMENT_CHARACTER,
        _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_replaced() {
        let check = |text: &str, expected: &str| assert_eq!(decode(text), expected, "{text}");
        check("a &amp; b &lt;c&gt; &quot;d&quot;", "a & b <c> \"d\"");
        check("it&#8217;s &#x2019; &#146;", "it’s ’ ’");
        check("&nbsp;&copy 2024 &notit;", "\u{a0}© 2024 ¬it;");
        check("AT&T & R&D &; &#; &#xZ;", "AT&T & R&D &; &#; &#xZ;");
        check("&#0; &#99999999999;", "\u{fffd} \u{fffd}");
    }
}
