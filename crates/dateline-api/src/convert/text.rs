//! Spans, and words with their places.

use dateline_core::Span;
use dateline_core::analysis::{Cited, Evidence, Source};
use dateline_proto::v1;

use super::violation::Reader;
use super::wire::{Item, Wire, enumeration, message};

message! { Cited = v1::Cited { text, span } }
message! { Evidence = v1::Evidence { text, span, source } }
enumeration! { Source = v1::Source { Page, JsonLd, Meta, Microdata, Url, Given, Inferred } }

message! { @absent Span = v1::Span, |reader| reader.violation("is required") }

impl Wire for Span {
    type Proto = v1::Span;

    fn into_proto(self) -> v1::Span {
        v1::Span { start: self.start(), end: self.end() }
    }

    fn read(proto: v1::Span, reader: &mut Reader) -> Option<Self> {
        if proto.end < proto.start {
            return reader.violation(format!("ends at {} before it starts at {}", proto.end, proto.start));
        }
        Some(Self::new(proto.start, proto.end))
    }
}

/// A range of the page's source, in bytes.
impl Item for (u64, u64) {
    type Slot = v1::ByteSpan;

    fn into_item(self) -> v1::ByteSpan {
        v1::ByteSpan { start: self.0, end: self.1 }
    }

    fn read_item(slot: v1::ByteSpan, _: &mut Reader) -> Option<Self> {
        Some((slot.start, slot.end))
    }
}
