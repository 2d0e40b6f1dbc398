//! Compressed input, known by its first bytes.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

const GZIP: [u8; 2] = [0x1F, 0x8B];
const ZSTANDARD: [u8; 4] = [0x28, 0xB5, 0x2F, 0xFD];
const BUFFER_BYTES: usize = 128 << 10;

/// Opens `input` for reading, decompressed where it is compressed; `count` follows the bytes taken from `input`.
pub(crate) fn decode(
    input: impl Read + Send + 'static,
    count: Arc<AtomicU64>,
) -> io::Result<Box<dyn BufRead + Send>> {
    let counted = Counted { input, count };
    let mut reader = BufReader::with_capacity(BUFFER_BYTES, counted);
    let first = reader.fill_buf()?;
    // A member of a gzip file may be followed by others: `cat a.gz b.gz`.
    if first.starts_with(&GZIP) {
        let decoder = flate2::bufread::MultiGzDecoder::new(reader);
        return Ok(Box::new(BufReader::with_capacity(BUFFER_BYTES, decoder)));
    }
    if first.starts_with(&ZSTANDARD) {
        let decoder = zstd::stream::read::Decoder::with_buffer(reader)?;
        return Ok(Box::new(BufReader::with_capacity(BUFFER_BYTES, decoder)));
    }
    Ok(Box::new(reader))
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
