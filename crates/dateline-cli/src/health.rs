//! `dateline health`: whether a server is ready.

use std::io::Write;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use dateline_api::{Client, ClientOptions};

use crate::failure::{FAILED, Failure};
use crate::output::Output;
use crate::style::{ERROR, TIME};

/// Says whether a server is ready; exit code 0 if it is, 1 if not
#[derive(Args)]
pub(crate) struct Health {
    /// The address of the server
    #[arg(long, value_name = "ADDR", env = "DATELINE_SERVER", default_value = "localhost:50051")]
    server: String,

    /// How many seconds to wait for an answer
    #[arg(long, value_name = "SECONDS", default_value_t = 5)]
    timeout: u64,
}

impl Health {
    pub(crate) fn run(&self) -> Result<ExitCode, Failure> {
        let wait = Duration::from_secs(self.timeout.max(1));
        let options = ClientOptions { connect_deadline: wait, deadline: wait, ..ClientOptions::default() };
        let is_serving = Client::connect_with(&self.server, options)?.is_serving()?;
        let mut output = Output::open();
        if is_serving {
            writeln!(output, "{TIME}serving{TIME:#}")?;
            Ok(ExitCode::SUCCESS)
        } else {
            writeln!(output, "{ERROR}not serving{ERROR:#}")?;
            Ok(ExitCode::from(FAILED))
        }
    }
}
