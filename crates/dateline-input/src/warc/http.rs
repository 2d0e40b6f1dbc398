//! The head of an HTTP answer.

use std::io::{BufRead, Read};

use super::{Fault, HEAD_BYTES};

/// Header fields of one answer.
const FIELDS: usize = 256;

/// What matters of an answer's head.
#[derive(Debug, Default)]
pub(super) struct Answer {
    /// The status: 200.
    pub(super) status: u16,
    /// The media type with its parameters: `text/html; charset=utf-8`.
    pub(super) media: String,
    /// What the body was encoded by, the last first: `gzip`.
    pub(super) encodings: Vec<String>,
    /// Whether the body is cut into chunks.
    pub(super) chunked: bool,
}

impl Answer {
    /// Reads the head of an answer, up to its body.
    pub(super) fn read(block: &mut impl BufRead) -> Result<Self, Fault> {
        let mut head = Vec::new();
        loop {
            let line = head.len();
            let read = block.by_ref().take((HEAD_BYTES - line) as u64).read_until(b'\n', &mut head)?;
            if read == 0 {
                let problem = if line >= HEAD_BYTES { "is longer than 64 KiB" } else { "does not end" };
                return Err(Fault::Bad(format!("the head of its HTTP answer {problem}")));
            }
            if line > 0 && head[line..].trim_ascii().is_empty() {
                break;
            }
        }
        let mut fields = [httparse::EMPTY_HEADER; FIELDS];
        let mut response = httparse::Response::new(&mut fields);
        httparse::ParserConfig::default()
            .allow_spaces_after_header_name_in_responses(true)
            .allow_obsolete_multiline_headers_in_responses(true)
            .allow_multiple_spaces_in_response_status_delimiters(true)
            .ignore_invalid_headers_in_responses(true)
            .parse_response(&mut response, &head)
            .map_err(|error| Fault::Bad(format!("the head of its HTTP answer cannot be read: {error}")))?;
        let mut answer = Self { status: response.code.unwrap_or_default(), ..Self::default() };
        for field in response.headers {
            let value = String::from_utf8_lossy(field.value).trim().to_owned();
            match field.name.to_ascii_lowercase().as_str() {
                "content-type" => answer.media = value,
                "content-encoding" => answer.encodings = list(&value),
                "transfer-encoding" => answer.chunked = list(&value).iter().any(|part| part == "chunked"),
                _ => {}
            }
        }
        Ok(answer)
    }
}

/// A list of names, the last first.
fn list(value: &str) -> Vec<String> {
    value
        .split(',')
        .rev()
        .map(|part| part.trim().to_ascii_lowercase())
        .filter(|part| !part.is_empty())
        .collect()
}

/// Whether a page may be of that media type; one that is not told may.
pub(super) fn may_be_page(media: &str) -> bool {
    let media = essence(media);
    media.is_empty() || media == "text/plain" || is_html(&media)
}

/// Whether a media type is that of HTML.
pub(super) fn is_html(media: &str) -> bool {
    matches!(essence(media).as_str(), "text/html" | "application/xhtml+xml")
}

/// A media type without its parameters, in lower case.
fn essence(media: &str) -> String {
    media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The charset that a media type names.
pub(super) fn charset(media: &str) -> Option<String> {
    let named = media.split(';').skip(1).find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches(['"', '\'']).to_owned())
    });
    named.filter(|charset| !charset.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_read() {
        let mut block =
            b"HTTP/1.1  200\r\nContent-Type : text/html; Charset=\"EUC-KR\"\r\nBad Header\x01\r\n\
            Content-Encoding: gzip, br\r\nTransfer-Encoding: chunked\r\n\r\nbody"
                .as_slice();
        let answer = Answer::read(&mut block).unwrap_or_else(|_| panic!("the head is sound"));
        assert_eq!((answer.status, answer.chunked, block), (200, true, b"body".as_slice()));
        assert_eq!(answer.encodings, ["br", "gzip"]);
        assert_eq!(charset(&answer.media).as_deref(), Some("EUC-KR"));
        assert!(is_html(&answer.media) && may_be_page("") && !may_be_page("image/png"));
    }

    #[test]
    fn heads_without_end_are_refused() {
        assert!(Answer::read(&mut b"HTTP/1.1 200 OK\r\nContent-Type: text/html".as_slice()).is_err());
        assert!(Answer::read(&mut b"nonsense\r\n\r\n".as_slice()).is_err());
        assert!(Answer::read(&mut b"a\n".repeat(HEAD_BYTES).as_slice()).is_err());
    }
}
