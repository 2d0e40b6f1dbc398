//! Everything that is taken from one page.

use dateline_core::Analysis;
use dateline_core::analysis::{Diagnostic, DiagnosticCode, Severity};
use dateline_proto::v1;

use super::wire::{enumeration, message};

message! { Analysis = v1::Analysis {
    document, engine, form, url, fetched, text, article, entities, timexes, quotes, reports, diagnostics
} }
message! { Diagnostic = v1::Diagnostic { code, severity, message, span } }

enumeration! { Severity = v1::Severity { Info, Warning, Error } }
enumeration! { DiagnosticCode = v1::DiagnosticCode, open {
    Empty, NotText, Undecodable, NotAnArticle, UnsupportedLanguage, LimitReached, Truncated, Undated, BadInput,
    Disagreement
} }
