//! The bytes of a web archive, decompressed, with the places that they come from.
//!
//! By convention every record is a gzip member of its own, so that one that is damaged costs itself alone: after a fault
//! the next member is looked for in the bytes as they lie in the file.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::GzDecoder;

use super::MARK;

/// How a gzip member begins: its mark, and the one method of compression that there is.
const MEMBER: [u8; 3] = [0x1F, 0x8B, 8];
const ZSTANDARD: [u8; 4] = [0x28, 0xB5, 0x2F, 0xFD];
/// How a Zstandard file with a dictionary of its own begins.
const SKIPPABLE: [u8; 4] = [0x5D, 0x2A, 0x4D, 0x18];
const BUFFER_BYTES: usize = 64 << 10;

/// A file as it lies on the disk.
pub(crate) type Raw = Box<dyn BufRead + Send>;

/// The decompressed bytes.
pub(super) enum Stream {
    Plain(Placed),
    Members(BufReader<Members>),
}

impl Stream {
    /// Reads a file, whose first bytes tell how it is compressed.
    pub(super) fn new(mut raw: Raw) -> Self {
        let first = raw.fill_buf().unwrap_or_default();
        if first.starts_with(&MEMBER) {
            let members = Members { state: State::Between(Placed { raw, place: 0 }), start: 0 };
            return Self::Members(BufReader::with_capacity(BUFFER_BYTES, members));
        }
        if first.starts_with(&ZSTANDARD) || first.starts_with(&SKIPPABLE) {
            // The decoder fails only for want of memory, and an empty stream then says that nothing was read.
            let raw: Raw = match zstd::stream::read::Decoder::with_buffer(raw) {
                Ok(decoder) => Box::new(BufReader::with_capacity(BUFFER_BYTES, decoder)),
                Err(_) => Box::new(io::empty()),
            };
            return Self::Plain(Placed { raw, place: 0 });
        }
        Self::Plain(Placed { raw, place: 0 })
    }

    /// The place of the next byte: in the file, or in what a Zstandard file decompresses to; inside a gzip member, where
    /// the member begins.
    pub(super) fn place(&self) -> u64 {
        match self {
            Self::Plain(placed) => placed.place,
            Self::Members(members) => members.get_ref().start,
        }
    }

    /// Goes to where the next record begins, or to the end: what lies before is damaged.
    pub(super) fn find_record(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(placed) => find_line(placed),
            Self::Members(members) => loop {
                // Within a member that is sound, the next record may begin at a line of its own.
                match find_line(members) {
                    Ok(()) => return Ok(()),
                    Err(error) if is_damage(&error) => {}
                    Err(error) => return Err(error),
                }
                let buffered = members.buffer().len();
                members.consume(buffered);
                if !members.get_mut().find_member()? {
                    return Ok(());
                }
            },
        }
    }
}

/// Whether the error speaks of the bytes and not of the disk.
fn is_damage(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof
    )
}

/// Goes to the next line that begins a record, or to the end. Lines are looked at where they lie, so that one without
/// end takes no memory.
fn find_line(reader: &mut impl BufRead) -> io::Result<()> {
    loop {
        let available = reader.fill_buf()?;
        if available.is_empty() || available.starts_with(MARK) {
            return Ok(());
        }
        let end = available.iter().position(|&byte| byte == b'\n').map_or(available.len(), |end| end + 1);
        reader.consume(end);
    }
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(placed) => placed.read(buffer),
            Self::Members(members) => members.read(buffer),
        }
    }
}

impl BufRead for Stream {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        match self {
            Self::Plain(placed) => placed.fill_buf(),
            Self::Members(members) => members.fill_buf(),
        }
    }

    fn consume(&mut self, amount: usize) {
        match self {
            Self::Plain(placed) => placed.consume(amount),
            Self::Members(members) => members.consume(amount),
        }
    }
}

/// A reader that knows how many bytes were taken from it.
pub(super) struct Placed {
    raw: Raw,
    place: u64,
}

impl Placed {
    /// Puts back bytes that were taken.
    fn preceded_by(self, bytes: &'static [u8]) -> Self {
        Self { place: self.place - bytes.len() as u64, raw: Box::new(bytes.chain(self.raw)) }
    }
}

impl Read for Placed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.raw.read(buffer)?;
        self.place += read as u64;
        Ok(read)
    }
}

impl BufRead for Placed {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.raw.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.place += amount as u64;
        self.raw.consume(amount);
    }
}

/// Gzip members one after another. A read gives bytes of one of them only.
pub(super) struct Members {
    state: State,
    /// Where the member begins that was read last.
    start: u64,
}

enum State {
    Between(Placed),
    Inside(Box<GzDecoder<Placed>>),
    /// After a fault, until another member is looked for.
    Damaged(Placed),
    Ended,
}

impl Members {
    /// Leaves the member at hand and goes to the bytes that look like the beginning of another; `false` at the end.
    fn find_member(&mut self) -> io::Result<bool> {
        let mut raw = match std::mem::replace(&mut self.state, State::Ended) {
            State::Between(raw) | State::Damaged(raw) => raw,
            State::Inside(decoder) => decoder.into_inner(),
            State::Ended => return Ok(false),
        };
        while !raw.fill_buf()?.is_empty() {
            let available = raw.fill_buf()?;
            if let Some(at) = available.windows(MEMBER.len()).position(|bytes| bytes == MEMBER) {
                raw.consume(at);
                self.state = State::Between(raw);
                return Ok(true);
            }
            // The mark may lie across the end of the buffer.
            let begun = (1..MEMBER.len()).rev().find(|&length| available.ends_with(&MEMBER[..length]));
            let length = available.len();
            raw.consume(length);
            if let Some(begun) = begun
                && raw.fill_buf()?.starts_with(&MEMBER[begun..])
            {
                self.state = State::Between(raw.preceded_by(&MEMBER[..begun]));
                return Ok(true);
            }
        }
        Ok(false)
    }
}

impl Read for Members {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match &mut self.state {
                State::Ended => return Ok(0),
                State::Damaged(_) => return Err(damaged()),
                State::Inside(decoder) => match decoder.read(buffer) {
                    Ok(0) if !buffer.is_empty() => {}
                    Ok(read) => return Ok(read),
                    Err(error) => {
                        if let State::Inside(decoder) = std::mem::replace(&mut self.state, State::Ended) {
                            self.state = State::Damaged(decoder.into_inner());
                        }
                        return Err(error);
                    }
                },
                State::Between(raw) => {
                    if raw.fill_buf()?.is_empty() {
                        self.state = State::Ended;
                        continue;
                    }
                    self.start = raw.place;
                }
            }
            self.state = match std::mem::replace(&mut self.state, State::Ended) {
                State::Between(raw) => State::Inside(Box::new(GzDecoder::new(raw))),
                State::Inside(decoder) => State::Between(decoder.into_inner()),
                other => other,
            };
        }
    }
}

fn damaged() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "its gzip member is damaged")
}
