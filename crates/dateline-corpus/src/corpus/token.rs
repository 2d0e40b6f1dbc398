//! Page tokens: where a list was left, bound to the question that was asked, and sealed so that they cannot be forged.

use serde::Serialize;

use crate::error::{Error, Result};
use crate::query::PageRequest;
use crate::store::Cursor;

/// Changes with the form of tokens; a token of another form is refused.
const VERSION: u8 = 1;
/// Bytes of the seal and of the question's hash: 128 bits each.
const HASH: usize = 16;

/// Makes and reads page tokens.
#[derive(Clone)]
pub(super) struct Tokens {
    key: [u8; 32],
}

/// The hash of a question: the method and all its arguments but the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Question([u8; HASH]);

impl Question {
    /// The question that `method` asks with these arguments.
    pub(super) fn new(method: &str, arguments: &impl Serialize) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(method.as_bytes());
        hasher.update(&[0]);
        // Arguments are plain values whose serialisation cannot fail; should it, no token fits them.
        hasher.update(&serde_json::to_vec(arguments).unwrap_or_default());
        Self(truncate(&hasher.finalize()))
    }
}

impl Tokens {
    /// Tokens sealed with a key that each corpus has for itself.
    pub(super) const fn new(key: [u8; 32]) -> Self {
        Self { key }
    }

    /// A token for the page after `cursor`.
    pub(super) fn issue(&self, question: Question, cursor: &Cursor) -> String {
        let mut sealed = vec![VERSION];
        sealed.extend(question.0);
        sealed.extend(cursor.key.to_le_bytes());
        sealed.extend(cursor.position.to_le_bytes());
        sealed.extend(cursor.sort.as_bytes());
        let seal: [u8; HASH] = truncate(&blake3::keyed_hash(&self.key, &sealed));
        hex(&[&seal[..], &sealed].concat())
    }

    /// Where the request's page starts; `None` for the first.
    pub(super) fn start(&self, question: Question, page: &PageRequest) -> Result<Option<Cursor>> {
        let Some(token) = page.token.as_deref().filter(|token| !token.is_empty()) else { return Ok(None) };
        let refused = |reason: &str| Error::invalid("page.token", reason);
        let not_ours = || refused("it is not a token that this corpus gave");
        let bytes = unhex(token).ok_or_else(not_ours)?;
        let (seal, sealed) = bytes.split_at_checked(HASH).ok_or_else(not_ours)?;
        let expected: [u8; HASH] = truncate(&blake3::keyed_hash(&self.key, sealed));
        // All bytes are compared whatever the first ones are, so that the time taken tells nothing.
        let differs = seal.iter().zip(&expected).fold(0, |differs, (left, right)| differs | (left ^ right));
        if differs != 0 || sealed.first() != Some(&VERSION) {
            return Err(not_ours());
        }
        let (asked, cursor) = sealed[1..].split_at_checked(HASH).ok_or_else(not_ours)?;
        if asked != question.0 {
            return Err(refused(
                "it belongs to another question: only the page's size may change between pages",
            ));
        }
        read_cursor(cursor).ok_or_else(not_ours).map(Some)
    }
}

impl std::fmt::Debug for Tokens {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Tokens")
    }
}

fn read_cursor(bytes: &[u8]) -> Option<Cursor> {
    let (key, rest) = bytes.split_first_chunk()?;
    let (position, sort) = rest.split_first_chunk()?;
    Some(Cursor {
        sort: String::from_utf8(sort.to_vec()).ok()?,
        key: i64::from_le_bytes(*key),
        position: i64::from_le_bytes(*position),
    })
}

fn truncate(hash: &blake3::Hash) -> [u8; HASH] {
    let mut short = [0; HASH];
    short.copy_from_slice(&hash.as_bytes()[..HASH]);
    short
}

fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 0xF)]).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let nibble = |byte: u8| char::from(byte).to_digit(16).map(|digit| digit as u8);
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| Some(nibble(*pair.first()?)? << 4 | nibble(*pair.get(1)?)?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(token: &str) -> PageRequest {
        PageRequest { size: None, token: Some(token.to_owned()) }
    }

    #[test]
    fn tokens_are_bound_and_sealed() {
        let tokens = Tokens::new([7; 32]);
        let question = Question::new("events", &"filter");
        let cursor = Cursor { sort: "2023-01-29".to_owned(), key: 42, position: 3 };
        let token = tokens.issue(question, &cursor);
        assert_eq!(tokens.start(question, &request(&token)).ok().flatten(), Some(cursor.clone()));
        assert!(tokens.start(Question::new("events", &"other"), &request(&token)).is_err());
        assert!(tokens.start(Question::new("quotes", &"filter"), &request(&token)).is_err());
        assert!(Tokens::new([8; 32]).start(question, &request(&token)).is_err());
        for broken in [&token[1..], &token[..30], "zz", "00", &token.replace('0', "1")] {
            assert!(tokens.start(question, &request(broken)).is_err(), "{broken}");
        }
        assert_eq!(tokens.start(question, &PageRequest::default()).ok(), Some(None));
    }
}
