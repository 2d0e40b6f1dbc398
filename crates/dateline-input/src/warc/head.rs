//! The head of a record: a version, then named fields until an empty line.

use std::io::{self, BufRead, Read};

use super::{HEAD_BYTES, MARK};

/// The named fields of a record.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// Names in lower case, and values without the white space around them.
    fields: Vec<(String, String)>,
}

impl Head {
    /// Reads a head; `Err` with kind `InvalidData` says what is wrong with it.
    pub(super) fn read(reader: &mut impl BufRead) -> io::Result<Self> {
        let mut reader = reader.take(HEAD_BYTES as u64);
        let mut line = Vec::new();
        reader.read_until(b'\n', &mut line)?;
        if !line.starts_with(MARK) {
            return Err(invalid("no record begins here"));
        }
        let mut head = Self::default();
        loop {
            line.clear();
            if reader.read_until(b'\n', &mut line)? == 0 {
                let too_long = reader.limit() == 0;
                let cut = io::Error::from(io::ErrorKind::UnexpectedEof);
                return Err(if too_long { invalid("its head is longer than 64 KiB") } else { cut });
            }
            let text = String::from_utf8_lossy(&line);
            match text.trim_end() {
                "" => return Ok(head),
                // A line that begins with white space goes on with the one before.
                more if more.starts_with([' ', '\t']) => {
                    if let Some((_, value)) = head.fields.last_mut() {
                        value.push(' ');
                        value.push_str(more.trim());
                    }
                }
                field => {
                    let (name, value) =
                        field.split_once(':').ok_or_else(|| invalid("a line of its head names no field"))?;
                    head.fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
                }
            }
        }
    }

    /// The value of a field, by its name in lower case.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The type of the record, in lower case.
    pub(super) fn kind(&self) -> String {
        self.get("warc-type").unwrap_or_default().to_ascii_lowercase()
    }

    /// Bytes of the record's block.
    pub(super) fn length(&self) -> Result<u64, String> {
        let length = self.get("content-length").ok_or("has no Content-Length")?;
        length.parse().map_err(|_| format!("has a Content-Length that is no number: {length:?}"))
    }

    /// Whether the block is an HTTP message.
    pub(super) fn is_http(&self) -> bool {
        self.get("content-type")
            .is_none_or(|media| media.to_ascii_lowercase().starts_with("application/http"))
    }
}

fn invalid(problem: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, problem)
}
