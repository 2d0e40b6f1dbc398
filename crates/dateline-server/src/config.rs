//! What bounds the work of a server.

use std::num::NonZeroUsize;
use std::time::Duration;

use dateline_api::name::CorpusName;

/// How a server behaves. Every limit has a default that suits a machine of a few cores.
#[derive(Clone, Debug)]
pub struct Config {
    /// The name of the corpus that is served; default `corpora/default`.
    pub corpus: CorpusName,
    /// Calls in progress at a time, all connections together; default 256. One more is refused at once with
    /// `RESOURCE_EXHAUSTED` and the advice to try again after [`Config::retry_delay`]. Health and reflection are exempt.
    pub max_concurrent_calls: NonZeroUsize,
    /// What a refused client is told to wait; default 1 s.
    pub retry_delay: Duration,
    /// Questions answered at a time; the others that are in progress wait. Default: one a core, since answering is work
    /// of the processor.
    pub workers: NonZeroUsize,
    /// How long a call may take from its arrival to its answer; default 30 s. A shorter deadline of the client's counts
    /// instead. Streams are not bound by it, only by the client's deadline.
    pub call_timeout: Duration,
    /// Bytes of the largest request message; default 16 MiB, room for any news page.
    pub max_request_bytes: usize,
    /// Bytes of results in one page of a list; default 3 MiB, between 64 KiB and 4 MiB: clients in most languages read
    /// messages of at most 4 MiB. What is cut off comes with the next page token.
    pub list_bytes: usize,
    /// How pages are taken in.
    pub ingest: IngestConfig,
    /// How often the change feed is looked at for those who watch it; default 500 ms.
    pub watch_interval: Duration,
    /// Streams in one HTTP/2 connection at a time; default 256.
    pub max_streams_per_connection: u32,
    /// How often a silent connection is pinged, so that the dead are noticed; default 60 s.
    pub keepalive_interval: Duration,
    /// How long a ping may go unanswered before the connection is closed; default 20 s.
    pub keepalive_timeout: Duration,
    /// How long calls in progress may go on after a shutdown was asked for; default 10 s.
    pub shutdown_grace: Duration,
    /// Whether the server describes its API to clients that ask (`grpc.reflection.v1` and `v1alpha`); default true.
    pub reflection: bool,
    /// Whether answers are compressed for clients that accept it; default false, since within a machine or a data
    /// centre compressing takes longer than sending. Compressed requests are always read.
    pub compress_answers: bool,
}

/// How pages are taken in.
#[derive(Clone, Debug)]
pub struct IngestConfig {
    /// Pages stored in one durable transaction; default 256. More gains nothing and acknowledges later.
    pub batch_pages: NonZeroUsize,
    /// Bytes of pages gathered for one transaction, unless a single page is larger; default 32 MiB.
    pub batch_bytes: usize,
    /// How long a batch that is not full waits for the next page; default 5 ms. A client that waits for each
    /// acknowledgement waits this much longer.
    pub linger: Duration,
    /// How long a stream may bring no page before it is ended with `DEADLINE_EXCEEDED`; default 10 min.
    pub idle_timeout: Duration,
}

/// A setting that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{setting} {reason}")]
pub struct InvalidConfig {
    /// The setting: `ingest.linger`.
    pub setting: &'static str,
    /// Why it cannot be used.
    pub reason: String,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            corpus: CorpusName::default(),
            max_concurrent_calls: non_zero(256),
            retry_delay: Duration::from_secs(1),
            workers: std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
            call_timeout: Duration::from_secs(30),
            max_request_bytes: 16 << 20,
            list_bytes: 3 << 20,
            ingest: IngestConfig::default(),
            watch_interval: Duration::from_millis(500),
            max_streams_per_connection: 256,
            keepalive_interval: Duration::from_secs(60),
            keepalive_timeout: Duration::from_secs(20),
            shutdown_grace: Duration::from_secs(10),
            reflection: true,
            compress_answers: false,
        }
    }
}

impl Default for IngestConfig {
    fn default() -> Self {
        Self {
            batch_pages: non_zero(256),
            batch_bytes: 32 << 20,
            linger: Duration::from_millis(5),
            idle_timeout: Duration::from_secs(600),
        }
    }
}

impl Config {
    /// Fails on a setting that cannot be used.
    pub fn validate(&self) -> Result<(), InvalidConfig> {
        const LIST_BYTES: std::ops::RangeInclusive<usize> = (64 << 10)..=(4 << 20);
        if !LIST_BYTES.contains(&self.list_bytes) {
            let (least, most) = (LIST_BYTES.start(), LIST_BYTES.end());
            return Err(invalid("list_bytes", format!("must be between {least} and {most} bytes")));
        }
        if self.max_request_bytes < 64 << 10 {
            return Err(invalid("max_request_bytes", "must be at least 65536".to_owned()));
        }
        if self.max_streams_per_connection == 0 {
            return Err(invalid("max_streams_per_connection", "must not be 0".to_owned()));
        }
        let waits = [
            ("call_timeout", self.call_timeout),
            ("watch_interval", self.watch_interval),
            ("keepalive_interval", self.keepalive_interval),
            ("keepalive_timeout", self.keepalive_timeout),
            ("ingest.idle_timeout", self.ingest.idle_timeout),
        ];
        match waits.into_iter().find(|(_, wait)| wait.is_zero()) {
            Some((setting, _)) => Err(invalid(setting, "must not be 0".to_owned())),
            None => Ok(()),
        }
    }
}

fn invalid(setting: &'static str, reason: String) -> InvalidConfig {
    InvalidConfig { setting, reason }
}

fn non_zero(count: usize) -> NonZeroUsize {
    NonZeroUsize::new(count).unwrap_or(NonZeroUsize::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(change: impl FnOnce(&mut Config), refused: Option<&str>) {
        let mut config = Config::default();
        change(&mut config);
        assert_eq!(config.validate().err().map(|error| error.setting), refused);
    }

    #[test]
    fn settings_that_cannot_be_used_are_refused() {
        check(|_| {}, None);
        check(|config| config.list_bytes = 5 << 20, Some("list_bytes"));
        check(|config| config.max_request_bytes = 0, Some("max_request_bytes"));
        check(|config| config.max_streams_per_connection = 0, Some("max_streams_per_connection"));
        check(|config| config.ingest.idle_timeout = Duration::ZERO, Some("ingest.idle_timeout"));
    }
}
