//! Asking for quotes.

use dateline_corpus::QuoteFilter;
use dateline_proto::v1;

use crate::convert::wire::message;

message! { QuoteFilter = v1::QuoteFilter, default {
    speaker, include_members, about, kinds, text, published, document, order
} }
