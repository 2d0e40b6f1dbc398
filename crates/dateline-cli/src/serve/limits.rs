//! What bounds a server, as a user writes it.

use std::num::NonZeroUsize;
use std::time::Duration;

use clap::Args;
use dateline_server::Config;

/// What bounds the server; what is not given keeps the default of `dateline-server`.
#[derive(Args)]
#[command(next_help_heading = "Limits")]
pub(super) struct Limits {
    /// Calls in progress at a time; one more is refused with advice to try again [default: 256]
    #[arg(long, value_name = "N")]
    max_concurrent_calls: Option<NonZeroUsize>,

    /// Questions answered at a time; others wait [default: one a core]
    #[arg(long, value_name = "N")]
    workers: Option<NonZeroUsize>,

    /// How long a call may take, in seconds [default: 30]
    #[arg(long, value_name = "SECONDS")]
    call_timeout: Option<u64>,

    /// Size of the largest request, in MiB [default: 16]
    #[arg(long, value_name = "MIB")]
    max_request: Option<usize>,

    /// How long calls in progress may go on after a signal to end, in seconds [default: 10]
    #[arg(long, value_name = "SECONDS")]
    shutdown_grace: Option<u64>,

    /// Compress answers for clients that accept it: worth its time over slow networks only
    #[arg(long)]
    compress_answers: bool,

    /// Do not describe the API to clients that ask
    #[arg(long)]
    no_reflection: bool,
}

impl Limits {
    pub(super) fn config(&self) -> Config {
        let usual = Config::default();
        Config {
            max_concurrent_calls: self.max_concurrent_calls.unwrap_or(usual.max_concurrent_calls),
            workers: self.workers.unwrap_or(usual.workers),
            call_timeout: self.call_timeout.map_or(usual.call_timeout, Duration::from_secs),
            max_request_bytes: self
                .max_request
                .map_or(usual.max_request_bytes, |size| size.saturating_mul(1 << 20)),
            shutdown_grace: self.shutdown_grace.map_or(usual.shutdown_grace, Duration::from_secs),
            compress_answers: self.compress_answers,
            reflection: !self.no_reflection,
            ..usual
        }
    }
}
