//! Compressed input, known by its first bytes.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::warc::Raw;

const GZIP: [u8; 2] = [0x1F, 0x8B];
const ZSTANDARD: [u8; 4] = [0x28, 0xB5, 0x2F, 0xFD];
const BUFFER_BYTES: usize = 128 << 10;

/// Reads `input`; `count` follows the bytes taken from it.
pub(crate) fn counted(input: impl Read + Send + 'static, count: Arc<AtomicU64>) -> Raw {
    Box::new(BufReader::with_capacity(BUFFER_BYTES, Counted { input, count }))
}

/// What `raw` decompresses to, where it is compressed.
pub(crate) fn decode(mut raw: Raw) -> io::Result<Raw> {
    let first = raw.fill_buf()?;
    // A member of a gzip file may be followed by others: `cat a.gz b.gz`.
    if first.starts_with(&GZIP) {
        let decoder = flate2::bufread::MultiGzDecoder::new(raw);
        return Ok(Box::new(BufReader::with_capacity(BUFFER_BYTES, decoder)));
    }
    if first.starts_with(&ZSTANDARD) {
        let decoder = zstd::stream::read::Decoder::with_buffer(raw)?;
        return Ok(Box::new(BufReader::with_capacity(BUFFER_BYTES, decoder)));
    }
    Ok(raw)
}

/// A reader that counts what passes through it.
struct Counted<R> {
    input: R,
    count: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.count.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}
