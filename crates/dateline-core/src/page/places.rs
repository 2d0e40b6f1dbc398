//! From places in the decoded text back to places in the bytes that were given.

use encoding_rs::{Decoder, Encoding, UTF_8};

use super::mojibake::Mended;
use crate::ByteRange;

/// How the bytes of a page were decoded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Coding {
    /// The encoding.
    pub(super) encoding: &'static Encoding,
    /// The bytes of the mark before the text.
    pub(super) mark: usize,
}

impl Default for Coding {
    fn default() -> Self {
        Self { encoding: UTF_8, mark: 0 }
    }
}

/// The bytes of a page, what they decode to, and how.
pub(super) struct Original<'s> {
    pub(super) bytes: &'s [u8],
    pub(super) text: &'s str,
    pub(super) coding: Coding,
    /// The text with its characters mended, if they were encoded twice.
    pub(super) mended: Option<Mended>,
}

impl Original<'_> {
    /// The text that is read, whose places [`Original::places`] leads back to the bytes.
    pub(super) fn shown(&self) -> &str {
        self.mended.as_ref().map_or(self.text, |mended| &mended.text)
    }

    /// Where ranges of the text that is read stand in the bytes, as [`Original::decoded_places`] says.
    pub(super) fn places(&self, ranges: &[ByteRange]) -> Vec<Option<ByteRange>> {
        let Some(mended) = &self.mended else { return self.decoded_places(ranges) };
        let before: Vec<ByteRange> = ranges.iter().map(|range| mended.before(range)).collect();
        self.decoded_places(&before)
    }

    /// Where ranges of the decoded text stand in the bytes, half-open, in the order in which they are given; `None` for those
    /// that begin where decoding and text have come apart, which only bytes that are broken in odd ways can do. A
    /// character that bytes share with another (what stands for something broken) takes all of them. Takes one pass.
    fn decoded_places(&self, ranges: &[ByteRange]) -> Vec<Option<ByteRange>> {
        let Coding { encoding, mark } = self.coding;
        if encoding == UTF_8 && mark == 0 && self.text.len() == self.bytes.len() {
            return ranges.iter().cloned().map(Some).collect();
        }
        let mut order: Vec<(usize, usize, bool)> = Vec::with_capacity(2 * ranges.len());
        for (index, range) in ranges.iter().enumerate() {
            order.extend([(range.start, index, false), (range.end, index, true)]);
        }
        order.sort_unstable();
        let mut found: Vec<(Option<usize>, Option<usize>)> = vec![(None, None); ranges.len()];
        let mut steps = Steps::new(self);
        let mut step = Step::default();
        for (wanted, index, is_end) in order {
            // A range starts in the first step that goes beyond its start, and ends in the first that reaches its end.
            while step.text_end < wanted || step.text_end == wanted && !is_end {
                let Some(next) = steps.next() else { return finish(found) };
                step = next;
            }
            let within = wanted.saturating_sub(step.text);
            if is_end {
                found[index].1 = Some(if step.is_even() { step.byte + within } else { step.byte_end });
            } else {
                found[index].0 = Some(if step.is_even() { step.byte + within } else { step.byte });
            }
        }
        finish(found)
    }
}

fn finish(found: Vec<(Option<usize>, Option<usize>)>) -> Vec<Option<ByteRange>> {
    found.into_iter().map(|(start, end)| Some(start?..end?)).collect()
}

/// Bytes, and the text that they decode to.
#[derive(Clone, Copy, Debug, Default)]
struct Step {
    text: usize,
    text_end: usize,
    byte: usize,
    byte_end: usize,
}

impl Step {
    /// Whether every byte stands for itself.
    const fn is_even(&self) -> bool {
        self.text_end - self.text == self.byte_end - self.byte
    }
}

/// Decodes the bytes again, in the smallest steps that can be told apart.
struct Steps<'s> {
    original: &'s Original<'s>,
    decoder: Decoder,
    text: usize,
    byte: usize,
    /// Whether the decoder stands between characters.
    settled: bool,
}

impl<'s> Steps<'s> {
    fn new(original: &'s Original<'s>) -> Self {
        let Coding { encoding, mark } = original.coding;
        let decoder = encoding.new_decoder_without_bom_handling();
        Self { original, decoder, text: 0, byte: mark, settled: true }
    }

    /// The ASCII letters that come next, which stand for themselves in nearly all encodings.
    fn ascii(&self) -> usize {
        if !self.settled || !self.original.coding.encoding.is_ascii_compatible() {
            return 0;
        }
        let rest = &self.original.bytes[self.byte..];
        rest.iter().position(|byte| !byte.is_ascii()).unwrap_or(rest.len())
    }

    /// Decodes byte by byte until text comes out; the bytes taken and the length of the text.
    fn one(&mut self) -> (usize, usize) {
        let mut text = [0; 32];
        for taken in 1..=self.original.bytes.len() - self.byte {
            let at = self.byte + taken;
            let is_last = at == self.original.bytes.len();
            let (_, _, written, _) =
                self.decoder.decode_to_utf8(&self.original.bytes[at - 1..at], &mut text, is_last);
            if written > 0 || is_last {
                return (taken, written);
            }
        }
        (0, 0)
    }
}

impl Iterator for Steps<'_> {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        let (bytes, text) = (self.original.bytes, self.original.text.as_bytes());
        if self.byte >= bytes.len() {
            return None;
        }
        let ascii = self.ascii();
        let (taken, written) = if ascii > 0 { (ascii, ascii) } else { self.one() };
        let step = Step {
            text: self.text,
            text_end: self.text + written,
            byte: self.byte,
            byte_end: self.byte + taken,
        };
        // Past a place where bytes broken in an odd way were read otherwise than here, nothing is claimed.
        let agrees = ascii == 0 || text.get(step.text..step.text_end) == bytes.get(step.byte..step.byte_end);
        (self.text, self.byte, self.settled) = (step.text_end, step.byte_end, written > 0);
        (agrees && taken > 0 && self.original.text.is_char_boundary(step.text_end)).then_some(step)
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{EUC_KR, GB18030, ISO_2022_JP, SHIFT_JIS, UTF_16LE, WINDOWS_1252};

    use super::*;

    /// Every word of the text is found at bytes that decode to it.
    fn check(encoding: &'static Encoding, mark: usize, bytes: &[u8]) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        let original = Original { bytes, text: &text, coding: Coding { encoding, mark }, mended: None };
        let mut ranges = Vec::new();
        for word in text.split_whitespace() {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            ranges.push(start..start + word.len());
        }
        for (range, place) in ranges.iter().zip(original.places(&ranges)) {
            let place = place.unwrap_or_else(|| panic!("{:?} in {}", &text[range.clone()], encoding.name()));
            // What shifts its letters by escapes cannot be read from the middle.
            if encoding != ISO_2022_JP {
                let (again, _) = encoding.decode_without_bom_handling(&bytes[place]);
                // Bytes that break a character off belong to what stands for it.
                assert_eq!(again.trim(), &text[range.clone()], "{}", encoding.name());
            }
        }
    }

    #[test]
    fn words_are_found_in_every_encoding() {
        let korean = "북한 <b>관리들이</b> met 25일 서울에서.";
        let japanese = "外務省は <i>月曜日</i> に ﾎﾟ ok";
        for encoding in [EUC_KR, GB18030] {
            check(encoding, 0, &encoding.encode(korean).0);
        }
        check(SHIFT_JIS, 0, &SHIFT_JIS.encode(japanese).0);
        check(ISO_2022_JP, 0, &ISO_2022_JP.encode("a 外務省 b 月曜日").0);
        check(WINDOWS_1252, 0, &WINDOWS_1252.encode("“Füße” – 5 € café").0);
        check(GB18030, 0, &GB18030.encode("𝒳 ẞ 中文 a").0);
        check(UTF_8, 3, "\u{feff}Füße über 𝒳 alles".as_bytes());
        let wide: Vec<u8> = "\u{feff}a Füße 𝒳 b".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(UTF_16LE, 2, &wide);
    }

    #[test]
    fn broken_bytes_shift_what_follows() {
        check(UTF_8, 0, b"caf\xc3 ol\xff\xfe\xf0\x9f\x98 end");
        check(EUC_KR, 0, b"a \xb0<b> \xbc\xad\xbf\xef end");
        check(EUC_KR, 0, b"end \xb0");
    }
}
