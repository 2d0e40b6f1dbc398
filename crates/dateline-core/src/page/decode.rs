//! From bytes to characters.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::places::Coding;
use crate::analysis::{Diagnostic, DiagnosticCode, Severity};
use crate::{Page, Span};

/// Bytes that are looked at to tell text from other data, and to find a charset declared in the page itself.
const HEAD: usize = 4096;

/// Bytes that the charset detector reads: enough for any page, and a bound for the largest.
const DETECTED: usize = 1 << 20;

/// How files begin that are no text. PDF is printable at first and binary after.
const MAGIC: [&[u8]; 14] = [
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"RIFF",
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x28\xb5\x2f\xfd",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"7z\xbc\xaf\x27\x1c",
    b"\x7fELF",
    b"OggS",
];

/// A page's characters.
#[derive(Debug, Default)]
pub(super) struct Decoded {
    /// The text; empty for bytes that are no text, since decoding them would only make noise.
    pub(super) text: String,
    /// How it was decoded, from which places in the bytes follow.
    pub(super) coding: Coding,
    /// What was not understood.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Decodes a page: by its byte order mark, the declared charset, the page's own `<meta charset>`, or by what its
/// bytes look like, in this order.
pub(super) fn decode(page: &Page, page_bytes: usize) -> Decoded {
    let bytes = &page.bytes[..page.bytes.len().min(page_bytes)];
    if is_binary(bytes) {
        let message = "the bytes are no text (an image, an archive or other binary data)".to_owned();
        return Decoded { diagnostics: vec![error(DiagnosticCode::NotText, message)], ..Decoded::default() };
    }
    let (encoding, mark) = encoding_of(bytes, page.charset.as_deref());
    let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
    let coding = Coding { encoding, mark };
    let mut decoded = Decoded { text: text.into_owned(), coding, diagnostics: Vec::new() };
    decoded.report_undecodable(encoding);
    if bytes.len() < page.bytes.len() {
        decoded.report_limit(bytes.len(), page.bytes.len());
    }
    if !decoded.text.contains(char::is_alphanumeric) {
        let message = "the page holds no letters".to_owned();
        decoded.diagnostics.push(error(DiagnosticCode::Empty, message));
    }
    decoded
}

impl Decoded {
    fn report_undecodable(&mut self, encoding: &'static Encoding) {
        if !self.text.contains(char::REPLACEMENT_CHARACTER) {
            return;
        }
        let (mut places, mut first) = (0usize, None);
        for (index, character) in self.text.chars().enumerate() {
            if character == char::REPLACEMENT_CHARACTER {
                places += 1;
                first.get_or_insert(index as u32);
            }
        }
        let Some(first) = first else { return };
        self.diagnostics.push(Diagnostic {
            code: DiagnosticCode::Undecodable,
            severity: Severity::Warning,
            message: format!("{places} places do not decode as {} and stand as U+FFFD", encoding.name()),
            span: Some(Span::new(first, first + 1)),
        });
    }

    fn report_limit(&mut self, read: usize, length: usize) {
        let end = self.text.chars().count() as u32;
        self.diagnostics.push(Diagnostic {
            code: DiagnosticCode::LimitReached,
            severity: Severity::Warning,
            message: format!("bytes {read} to {length} of the page were not read (limit `page_bytes`)"),
            span: Some(Span::new(end, end)),
        });
    }
}

fn error(code: DiagnosticCode, message: String) -> Diagnostic {
    Diagnostic { code, severity: Severity::Error, message, span: None }
}

/// The encoding, and how many bytes its byte order mark takes.
fn encoding_of(bytes: &[u8], charset: Option<&str>) -> (&'static Encoding, usize) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return (encoding, mark);
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    if let Some(encoding) = utf16_without_mark(head) {
        return (encoding, 0);
    }
    let declared = charset
        .and_then(|label| Encoding::for_label(label.trim().as_bytes()))
        .or_else(|| declared_inside(head));
    // Pages are often declared as something else than they are: bytes that read as UTF-8 are UTF-8, since text in
    // other encodings practically never does.
    if reads_as_utf8(bytes) {
        return (UTF_8, 0);
    }
    (declared.unwrap_or_else(|| detect(bytes)), 0)
}

/// Whether the bytes are UTF-8, a few broken places aside: pages are cut in mid-character and glued from parts.
fn reads_as_utf8(bytes: &[u8]) -> bool {
    if str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut broken, mut beyond_ascii) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        broken += usize::from(!chunk.invalid().is_empty());
        beyond_ascii += chunk.valid().bytes().filter(|byte| byte & 0xC0 == 0xC0).count();
    }
    broken == 0 || broken * 10 < beyond_ascii
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(DETECTED)], true);
    detector.guess(None, Utf8Detection::Allow)
}

/// The charset that the page declares of itself: `<meta charset=…>` or an XML declaration.
fn declared_inside(head: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let (_, after) = head.split_once("charset=").or_else(|| head.split_once("encoding="))?;
    let label = after.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(['"', '\'', ' ', '>', ';', '/', '?']).unwrap_or(label.len());
    let encoding = Encoding::for_label(&label.as_bytes()[..end])?;
    // A declaration that could be read as ASCII cannot be in UTF-16; the HTML standard says to take UTF-8.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

/// UTF-16 text of Latin letters has a NUL in every other byte.
fn utf16_without_mark(head: &[u8]) -> Option<&'static Encoding> {
    let pairs = head.len() / 2;
    if pairs < 8 {
        return None;
    }
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    match () {
        () if odd * 10 > pairs * 7 && even * 20 < pairs => Some(UTF_16LE),
        () if even * 10 > pairs * 7 && odd * 20 < pairs => Some(UTF_16BE),
        () => None,
    }
}

/// Whether the bytes are something else than text: by how they begin, or by many control bytes.
fn is_binary(bytes: &[u8]) -> bool {
    if MAGIC.iter().any(|magic| bytes.starts_with(magic)) {
        return true;
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    if Encoding::for_bom(head).is_some() || utf16_without_mark(head).is_some() {
        return false;
    }
    let control = head
        .iter()
        .filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b))
        .count();
    control * 20 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], charset: Option<&str>, text: &str, codes: &[DiagnosticCode]) {
        let page = Page { charset: charset.map(str::to_owned), ..Page::new(bytes) };
        let decoded = decode(&page, 1 << 20);
        assert_eq!(decoded.text, text);
        let found: Vec<_> = decoded.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
        assert_eq!(found, codes, "{bytes:?}");
    }

    #[test]
    fn finds_the_encoding() {
        check("Füße".as_bytes(), None, "Füße", &[]);
        check(b"\xef\xbb\xbfmark", None, "mark", &[]);
        check(b"F\xfc\xdfe", Some("iso-8859-1"), "Füße", &[]);
        check(b"<meta charset='windows-1252'>\x93so\x94", None, "<meta charset='windows-1252'>“so”", &[]);
        check("Füße".as_bytes(), Some("iso-8859-1"), "Füße", &[]);
        let wide: Vec<u8> = "A page of news".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&wide, None, "A page of news", &[]);
    }

    #[test]
    fn says_what_is_no_text() {
        check(b"\x89PNG\r\n\x1a\nrest", None, "", &[DiagnosticCode::NotText]);
        check(&[0, 1, 2, 3, 4, 5, 6, 7], None, "", &[DiagnosticCode::NotText]);
        check(b"", None, "", &[DiagnosticCode::Empty]);
        check(b" \n--\n", None, " \n--\n", &[DiagnosticCode::Empty]);
        check(b"caf\xff\xfe", Some("utf-8"), "caf\u{fffd}\u{fffd}", &[DiagnosticCode::Undecodable]);
    }

    #[test]
    fn says_what_was_not_read() {
        let decoded = decode(&Page::new("0123456789"), 4);
        assert_eq!(decoded.text, "0123");
        assert_eq!(decoded.diagnostics[0].code, DiagnosticCode::LimitReached);
    }
}
