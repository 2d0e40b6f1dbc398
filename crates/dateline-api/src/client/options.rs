//! How a client behaves.

use std::time::Duration;

use crate::name::CorpusName;

/// How a client behaves. Every limit has a default that suits a notebook beside a server.
#[derive(Clone, Debug)]
pub struct ClientOptions {
    /// The corpus of the server; `corpora/default` unless the server is configured otherwise.
    pub corpus: CorpusName,
    /// How long to wait for a connection: 5 seconds.
    pub connect_deadline: Duration,
    /// How long to wait for the answer to a question, retries included: 30 seconds.
    pub deadline: Duration,
    /// How long to wait for the next acknowledgement of an ingest: 5 minutes, since a batch of very long pages takes as
    /// long as it takes to read them.
    pub acknowledgement_deadline: Duration,
    /// Bytes of the largest answer that is read: 256 MiB. Only documents and analyses are ever larger than 4 MiB.
    pub max_answer_bytes: usize,
    /// Bytes of the largest page that is sent: 15 MiB, which with what is known of it stays below what servers read by
    /// default. A larger page is reported as failed and the others are sent.
    pub max_page_bytes: usize,
    /// How often a question is asked again when the server says that it has too much to do: 3 times.
    pub retries: u32,
}

impl Default for ClientOptions {
    fn default() -> Self {
        Self {
            corpus: CorpusName::default(),
            connect_deadline: Duration::from_secs(5),
            deadline: Duration::from_secs(30),
            acknowledgement_deadline: Duration::from_secs(300),
            max_answer_bytes: 256 << 20,
            max_page_bytes: 15 << 20,
            retries: 3,
        }
    }
}
