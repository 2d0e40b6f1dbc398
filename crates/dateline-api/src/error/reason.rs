//! The reasons that a server gives, and the codes and kinds that they stand for.

use dateline_corpus::ErrorKind;
use tonic::Code;

/// The domain of every reason.
pub const DOMAIN: &str = "dateline.dev";

/// Why a call failed: what stands in `ErrorInfo.reason`, the code that goes with it, and the kind of error that a client
/// makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// `UPPER_SNAKE`; never changes its meaning.
    pub name: &'static str,
    /// The gRPC code.
    pub code: Code,
    /// The kind of error.
    pub kind: ErrorKind,
}

const fn reason(name: &'static str, code: Code, kind: ErrorKind) -> Reason {
    Reason { name, code, kind }
}

impl Reason {
    /// There is no such thing.
    pub const NOT_FOUND: Self = reason("NOT_FOUND", Code::NotFound, ErrorKind::NotFound);
    /// The server serves no such corpus.
    pub const CORPUS_NOT_FOUND: Self = reason("CORPUS_NOT_FOUND", Code::NotFound, ErrorKind::NotFound);
    /// An argument cannot be used.
    pub const INVALID_ARGUMENT: Self =
        reason("INVALID_ARGUMENT", Code::InvalidArgument, ErrorKind::InvalidArgument);
    /// The request is no message of the API.
    pub const MALFORMED_REQUEST: Self =
        reason("MALFORMED_REQUEST", Code::InvalidArgument, ErrorKind::InvalidArgument);
    /// The request is larger than the server reads.
    pub const REQUEST_TOO_LARGE: Self =
        reason("REQUEST_TOO_LARGE", Code::ResourceExhausted, ErrorKind::LimitExceeded);
    /// A limit of the corpus was reached.
    pub const LIMIT_EXCEEDED: Self =
        reason("LIMIT_EXCEEDED", Code::ResourceExhausted, ErrorKind::LimitExceeded);
    /// The server has as much to do as it takes on; try again after the delay in `RetryInfo`.
    pub const OVERLOADED: Self = reason("OVERLOADED", Code::ResourceExhausted, ErrorKind::Unavailable);
    /// The server is starting or shutting down; try again.
    pub const NOT_READY: Self = reason("NOT_READY", Code::Unavailable, ErrorKind::Unavailable);
    /// The call took longer than the client or the server allows.
    pub const DEADLINE_EXCEEDED: Self =
        reason("DEADLINE_EXCEEDED", Code::DeadlineExceeded, ErrorKind::DeadlineExceeded);
    /// The API has this call, this server does not answer it.
    pub const UNIMPLEMENTED: Self = reason("UNIMPLEMENTED", Code::Unimplemented, ErrorKind::Unimplemented);
    /// The server reads its corpus only.
    pub const READ_ONLY: Self = reason("READ_ONLY", Code::FailedPrecondition, ErrorKind::ReadOnly);
    /// Another process writes to the corpus.
    pub const LOCKED: Self = reason("LOCKED", Code::FailedPrecondition, ErrorKind::Locked);
    /// The server's directory holds no corpus.
    pub const NOT_A_CORPUS: Self = reason("NOT_A_CORPUS", Code::FailedPrecondition, ErrorKind::NotACorpus);
    /// A newer version wrote the corpus.
    pub const NEWER_SCHEMA: Self = reason("NEWER_SCHEMA", Code::FailedPrecondition, ErrorKind::NewerSchema);
    /// The records cannot be read.
    pub const CORRUPT: Self = reason("CORRUPT", Code::DataLoss, ErrorKind::Corrupt);
    /// The server's disk, database or index failed.
    pub const STORAGE: Self = reason("STORAGE", Code::Internal, ErrorKind::Storage);
    /// A defect of the server.
    pub const INTERNAL: Self = reason("INTERNAL", Code::Internal, ErrorKind::Internal);

    /// The reason for errors of a kind.
    pub fn of(kind: ErrorKind) -> Self {
        match kind {
            ErrorKind::Unavailable => Self::NOT_READY,
            _ => first(|reason| reason.kind == kind),
        }
    }

    /// The reason of that name, or, for an error that carries none, a reason that goes with its code.
    pub fn named(name: Option<&str>, code: Code) -> Self {
        match name.and_then(|name| REASONS.iter().find(|reason| reason.name == name)) {
            Some(reason) => *reason,
            // A deadline that passes in the client's own transport is reported as a cancelled call.
            None if code == Code::Cancelled => Self::DEADLINE_EXCEEDED,
            None if code == Code::OutOfRange => Self::REQUEST_TOO_LARGE,
            None => first(|reason| reason.code == code),
        }
    }
}

/// The first reason that fits, or [`Reason::INTERNAL`].
fn first(fits: impl Fn(&Reason) -> bool) -> Reason {
    REASONS.into_iter().find(fits).unwrap_or(Reason::INTERNAL)
}

/// Every reason. Where several have one code or one kind, the general one stands first.
pub const REASONS: [Reason; 17] = [
    Reason::NOT_FOUND,
    Reason::CORPUS_NOT_FOUND,
    Reason::INVALID_ARGUMENT,
    Reason::MALFORMED_REQUEST,
    Reason::LIMIT_EXCEEDED,
    Reason::REQUEST_TOO_LARGE,
    Reason::OVERLOADED,
    Reason::NOT_READY,
    Reason::DEADLINE_EXCEEDED,
    Reason::UNIMPLEMENTED,
    Reason::READ_ONLY,
    Reason::LOCKED,
    Reason::NOT_A_CORPUS,
    Reason::NEWER_SCHEMA,
    Reason::CORRUPT,
    Reason::INTERNAL,
    Reason::STORAGE,
];
