//! The body of an HTTP answer as the page that it carries.
//!
//! Archives keep answers as they were sent, chunked and compressed; but many tools undo either before they write and
//! leave the head as it was. So bytes that plainly are not what the head says are taken as they are.

use std::io::{self, BufRead, Read};

use super::Fault;
use super::http::Answer;
use crate::files::read_whole;

/// Encodings of one body, one over the other; a bound against heads made to be slow.
const ENCODINGS: usize = 4;

/// Reads a body; `None` if it is longer than `limit`, as sent or decoded.
pub(super) fn read(
    block: &mut impl BufRead,
    answer: &Answer,
    limit: usize,
) -> Result<Option<Vec<u8>>, Fault> {
    let Some(mut body) = read_whole(block, limit)? else { return Ok(None) };
    if answer.chunked {
        body = unchunked(body);
    }
    for encoding in answer.encodings.iter().take(ENCODINGS) {
        let Some(decoder) = decoder(encoding, &body)? else { continue };
        let decoded = read_whole(decoder, limit).map_err(|error| broken(encoding, &error))?;
        let Some(decoded) = decoded else { return Ok(None) };
        body = decoded;
    }
    Ok(Some(body))
}

/// What undoes an encoding; `None` where there is nothing to undo.
fn decoder<'b>(encoding: &str, body: &'b [u8]) -> Result<Option<Box<dyn Read + 'b>>, Fault> {
    Ok(match encoding {
        "gzip" | "x-gzip" if body.starts_with(&[0x1F, 0x8B]) => {
            Some(Box::new(flate2::bufread::MultiGzDecoder::new(body)))
        }
        "deflate" if is_zlib(body) => Some(Box::new(flate2::bufread::ZlibDecoder::new(body))),
        "deflate" if !is_markup(body) => Some(Box::new(flate2::bufread::DeflateDecoder::new(body))),
        "zstd" if body.starts_with(&[0x28, 0xB5, 0x2F, 0xFD]) => {
            Some(Box::new(zstd::stream::read::Decoder::with_buffer(body)?))
        }
        "br" if !is_markup(body) => Some(Box::new(brotli_decompressor::Decompressor::new(body, 4096))),
        "gzip" | "x-gzip" | "deflate" | "zstd" | "br" | "identity" | "none" | "utf-8" => None,
        other => return Err(Fault::Bad(format!("its body is encoded by {other:?}, which is not read"))),
    })
}

fn broken(encoding: &str, error: &io::Error) -> Fault {
    Fault::Bad(format!("its body does not decode as {encoding}: {error}"))
}

/// Whether the bytes are markup rather than something compressed.
fn is_markup(body: &[u8]) -> bool {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    body.trim_ascii_start().starts_with(b"<")
}

/// Whether the bytes begin with the two that a zlib stream does.
fn is_zlib(body: &[u8]) -> bool {
    matches!(body, [method, flags, ..] if method & 0x0F == 8 && u16::from_be_bytes([*method, *flags]).is_multiple_of(31))
}

/// Puts chunks together. A body that does not begin with a chunk is none that was cut into chunks; one that breaks off
/// in the middle is as long as it is.
fn unchunked(body: Vec<u8>) -> Vec<u8> {
    let mut whole = Vec::with_capacity(body.len());
    let mut rest = body.as_slice();
    while let Some((size, after)) = chunk_size(rest) {
        if size == 0 {
            return whole;
        }
        let (chunk, next) = after.split_at(size.min(after.len()));
        whole.extend_from_slice(chunk);
        rest = next.strip_prefix(b"\r\n").or_else(|| next.strip_prefix(b"\n")).unwrap_or(next);
    }
    if whole.is_empty() { body } else { whole }
}

/// The size that a chunk begins with, and what comes after the line that says it.
fn chunk_size(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let end = bytes.iter().take(1_024).position(|&byte| byte == b'\n')?;
    let line = bytes[..end].split(|&byte| byte == b';').next().unwrap_or_default().trim_ascii();
    let size = usize::from_str_radix(std::str::from_utf8(line).ok()?, 16).ok()?;
    Some((size, &bytes[end + 1..]))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    const PAGE: &[u8] = b"<p>Ministers met in Geneva on Monday.";

    fn check(answer: &Answer, mut body: &[u8], expected: &[u8]) {
        let read = read(&mut body, answer, 1 << 20);
        assert!(matches!(&read, Ok(Some(read)) if read == expected), "{answer:?}");
    }

    fn encoded(name: &str) -> Answer {
        Answer { encodings: vec![name.to_owned()], ..Answer::default() }
    }

    #[test]
    fn bodies_are_decoded() {
        let fast = flate2::Compression::fast();
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), fast);
        gzip.write_all(PAGE).unwrap();
        let gzip = gzip.finish().unwrap();
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), fast);
        zlib.write_all(PAGE).unwrap();
        let mut deflate = flate2::write::DeflateEncoder::new(Vec::new(), fast);
        deflate.write_all(PAGE).unwrap();
        check(&encoded("gzip"), &gzip, PAGE);
        check(&encoded("deflate"), &zlib.finish().unwrap(), PAGE);
        check(&encoded("deflate"), &deflate.finish().unwrap(), PAGE);
        check(&encoded("zstd"), &zstd::encode_all(PAGE, 1).unwrap(), PAGE);
        // Brotli without compression: a header, the length, the bytes, and the end.
        let mut brotli = vec![0x0B, ((PAGE.len() - 1) / 2) as u8, 0x80];
        brotli.extend_from_slice(PAGE);
        brotli.push(0x03);
        check(&encoded("br"), &brotli, PAGE);
        let both = Answer { chunked: true, ..encoded("gzip") };
        let (head, tail) = gzip.split_at(10);
        let chunks =
            [b"a;x=1\r\n", head, b"\r\n", format!("{:X}\r\n", tail.len()).as_bytes(), tail, b"\r\n0\r\n\r\n"]
                .concat();
        check(&both, &chunks, PAGE);
    }

    #[test]
    fn bodies_that_were_decoded_before_are_left_alone() {
        for name in ["gzip", "deflate", "br", "zstd", "identity"] {
            check(&Answer { chunked: true, ..encoded(name) }, PAGE, PAGE);
        }
        check(&Answer { chunked: true, ..Answer::default() }, b"5\r\nMinis", b"Minis");
    }

    #[test]
    fn broken_and_endless_bodies_are_refused() {
        assert!(matches!(
            read(&mut b"\x1F\x8B\x08\0\0".as_slice(), &encoded("gzip"), 99),
            Err(Fault::Bad(_))
        ));
        let mut plain = PAGE;
        assert!(matches!(read(&mut plain, &encoded("rot13"), 99), Err(Fault::Bad(_))));
        let bomb = zstd::encode_all(vec![0; 1 << 20].as_slice(), 1).unwrap();
        assert!(matches!(read(&mut bomb.as_slice(), &encoded("zstd"), 1 << 16), Ok(None)));
    }
}
