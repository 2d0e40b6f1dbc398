//! What the server logs, and how.

use std::io::{self, IsTerminal};

use clap::{Args, ValueEnum};
use tracing_subscriber::EnvFilter;

use super::variable;
use crate::failure::Failure;

/// The environment variable that stands in for `--log`.
const LOG_VARIABLE: &str = "DATELINE_LOG";

/// What is logged, and how.
#[derive(Args)]
#[command(next_help_heading = "Logging")]
pub(super) struct Log {
    #[arg(long, value_name = "FILTER")]
    #[arg(
        help = "error, warn, info, debug, trace, or by module: info,dateline_corpus=debug [env: DATELINE_LOG] [default: info]"
    )]
    log: Option<String>,

    /// How log lines are written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    log_format: LogFormat,
}

#[derive(Clone, Copy, ValueEnum)]
enum LogFormat {
    /// For people
    Text,
    /// One JSON object a line
    Json,
}

impl Log {
    /// Starts logging on standard error.
    pub(super) fn start(&self) -> Result<(), Failure> {
        let filter = self.log.clone().or_else(|| variable(LOG_VARIABLE)).unwrap_or_else(|| "info".to_owned());
        let filter: EnvFilter = filter.parse().map_err(|error| {
            Failure::misuse(format_args!("{filter:?} says not what to log: {error}"))
                .advise("write error, warn, info, debug or trace, or TARGET=LEVEL with commas between")
        })?;
        let colours = io::stderr().is_terminal() && variable("NO_COLOR").is_none();
        let lines =
            tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).with_ansi(colours);
        let started = match self.log_format {
            LogFormat::Text => lines.try_init(),
            LogFormat::Json => lines.json().flatten_event(true).try_init(),
        };
        started.map_err(|error| Failure::new(format_args!("cannot start logging: {error}")))
    }
}
