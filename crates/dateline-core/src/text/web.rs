//! Addresses of pages and of mail, and names of files: each one token.

/// No local part of a mail address is longer.
const LONGEST_LOCAL: usize = 64;
/// No host name is longer.
const LONGEST_HOST: usize = 253;
/// No name of a file is longer.
const LONGEST_FILE: usize = 80;

/// How names of files end, and of hosts whose parts have hyphens.
const EXTENSIONS: &[&str] = &[
    "doc", "docx", "xls", "xlsx", "pdf", "ppt", "pptx", "txt", "csv", "zip", "exe", "jpg", "jpeg", "png",
    "gif", "mp3", "mp4", "wav", "htm", "html", "com", "org", "net",
];

/// The length of the address or name of a file that starts `text`, if one does.
pub(super) fn address(text: &str) -> Option<usize> {
    page(text).or_else(|| mail(text)).or_else(|| file(text))
}

fn page(text: &str) -> Option<usize> {
    let schemed = ["http://", "https://", "ftp://", "www.", "mailto:"];
    let head = text.get(..8).or_else(|| text.get(..4))?.to_ascii_lowercase();
    if !schemed.iter().any(|scheme| head.starts_with(scheme)) {
        return None;
    }
    let end = text
        .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»'))
        .unwrap_or(text.len());
    let address = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’', '…']);
    (address.len() > 4).then_some(address.len())
}

fn mail(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let local = length(bytes, LONGEST_LOCAL, |b| matches!(b, b'.' | b'_' | b'%' | b'+' | b'-'));
    if local == 0 || bytes.get(local) != Some(&b'@') {
        return None;
    }
    let host = length(&bytes[local + 1..], LONGEST_HOST, |b| matches!(b, b'.' | b'-'));
    let host = text[local + 1..=local + host].trim_end_matches(['.', '-']);
    (host.contains('.') && !host.starts_with('.')).then_some(local + 1 + host.len())
}

/// The name of a file: of hyphens and the like, without blanks, and with an ending that files have.
fn file(text: &str) -> Option<usize> {
    let marks = |b| matches!(b, b'.' | b'_' | b'-' | b'#' | b'~' | b'%' | b'&' | b'!');
    let name = text[..length(text.as_bytes(), LONGEST_FILE, marks)].trim_end_matches(['.', '!', '-', '&']);
    let (stem, extension) = name.rsplit_once('.')?;
    let is_file = EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known));
    (is_file && stem.contains(['-', '#', '~'])).then_some(name.len())
}

fn length(bytes: &[u8], longest: usize, other: impl Fn(u8) -> bool) -> usize {
    bytes.iter().take(longest).take_while(|&&b| b.is_ascii_alphanumeric() || other(b)).count()
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn addresses_end_where_prose_goes_on() {
        for (text, expected) in [
            ("https://example.org/a?b=c, and", Some("https://example.org/a?b=c")),
            ("www.example.org. Then", Some("www.example.org")),
            ("desk.asia-pacific@news.example.org)", Some("desk.asia-pacific@news.example.org")),
            ("desk@home", None),
            ("mailto:a@b.example is", Some("mailto:a@b.example")),
            ("plan-#2-final.DOC, and", Some("plan-#2-final.DOC")),
            ("ice-cold.The next", None),
            ("https is", None),
            ("@", None),
        ] {
            assert_eq!(address(text).map(|end| &text[..end]), expected, "{text}");
        }
    }
}
