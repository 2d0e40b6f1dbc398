//! `dateline serve`: a corpus over gRPC.

mod limits;
mod log;
mod signals;

use std::env;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use dateline_corpus::{Corpus, CorpusOptions};
use dateline_server::{Ending, serve};
use tokio::net::TcpListener;

use self::limits::Limits;
use self::log::Log;
use crate::failure::Failure;
use crate::model::ModelArgument;
use crate::output::Output;
use crate::style::NAME;

/// Serves a corpus over gRPC
///
/// Prints `listening on ADDRESS` on standard output once clients can connect; logs go to standard error. SIGINT and
/// SIGTERM end it gracefully: health says `NOT_SERVING`, calls in progress are answered, a second signal ends it at once.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Serve {
    /// The directory of the corpus, which is made if it is not there
    #[arg(long, value_name = "DIR", env = "DATELINE_CORPUS")]
    corpus: PathBuf,

    /// The address to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDR", env = "DATELINE_LISTEN", default_value = "127.0.0.1:50051")]
    listen: String,

    /// Answer questions only, beside a process that writes
    #[arg(long)]
    read_only: bool,

    #[command(flatten)]
    model: ModelArgument,

    #[command(flatten)]
    limits: Limits,

    #[command(flatten)]
    log: Log,
}

const EXAMPLES: &str = "\
Examples:
  dateline serve --corpus news
  dateline serve --corpus news --listen 0.0.0.0:50051 --log info --log-format json
  dateline health --server localhost:50051
  grpcurl -plaintext localhost:50051 list

There is no encryption and no authentication: listen on a network only behind a proxy that does both.";

impl Serve {
    pub(crate) fn run(self) -> Result<ExitCode, Failure> {
        self.log.start()?;
        let options = CorpusOptions { analysis: self.model.options()?, ..CorpusOptions::default() };
        let corpus = if self.read_only {
            Corpus::open_read_only(&self.corpus, options)?
        } else {
            Corpus::open(&self.corpus, options)?
        };
        let runtime = tokio::runtime::Runtime::new()
            .map_err(|error| Failure::new(format_args!("cannot start threads: {error}")))?;
        runtime.block_on(self.serve(corpus))
    }

    async fn serve(&self, corpus: Corpus) -> Result<ExitCode, Failure> {
        let listener = TcpListener::bind(&self.listen).await.map_err(|error| {
            Failure::new(format_args!("cannot listen on {}: {error}", self.listen))
                .advise("choose another address with --listen HOST:PORT; port 0 takes a free one")
        })?;
        let address = listener.local_addr()?;
        let shutdown = signals::asked_to_end()?;
        {
            let mut output = Output::open();
            writeln!(output, "listening on {NAME}{address}{NAME:#}")?;
            output.flush()?;
        }
        tracing::info!(%address, corpus = %self.corpus.display(), read_only = self.read_only, "serving");
        let ending = serve(Arc::new(corpus), listener, shutdown, self.limits.config()).await;
        match ending {
            Ok(Ending::Graceful | Ending::Forced) => Ok(ExitCode::SUCCESS),
            Err(error) => Err(Failure::from_error(&error)),
        }
    }
}

/// An environment variable that says something.
fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}
