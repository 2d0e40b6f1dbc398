//! The services. A handler reads its request, asks the corpus, and writes the answer.

mod corpus;
mod document;
mod entity;
mod event;
mod ingest;
mod quote;
mod watch;

use std::pin::Pin;

use dateline_api::convert::{Reader, Violations};
use dateline_api::error::{Reason, invalid, with_reason};
use dateline_api::name::{Collection, CorpusName, ResourceName};
use tokio_stream::Stream;
use tonic::Status;

pub(crate) use self::corpus::CorpusHandlers;
pub(crate) use self::document::DocumentHandlers;
pub(crate) use self::entity::EntityHandlers;
pub(crate) use self::event::EventHandlers;
pub(crate) use self::quote::QuoteHandlers;
use crate::backend::Backend;

/// A stream of answers.
type Answers<T> = Pin<Box<dyn Stream<Item = Result<T, Status>> + Send>>;

/// Reads a request, or says all that is wrong with it.
fn read<T>(read: impl FnOnce(&mut Reader) -> Option<T>) -> Result<T, Status> {
    Reader::run(read).map_err(|wrong: Violations| invalid(&wrong))
}

impl Backend {
    /// The id in the name of something in the served corpus.
    fn id(&self, name: &str, collection: Collection) -> Result<String, Status> {
        let name =
            read(|reader| reader.within("name", |reader| ResourceName::read(name, collection, reader)))?;
        self.check(&name.corpus)?;
        Ok(name.id)
    }

    /// Fails unless `parent` names the served corpus.
    fn check_parent(&self, field: &'static str, parent: &str) -> Result<(), Status> {
        self.check(&read(|reader| reader.within(field, |reader| CorpusName::read(parent, reader)))?)
    }
}

/// The answer to a call that the API has and this version does not answer.
fn unimplemented(method: &'static str) -> Status {
    let message = format!("this version of the server does not answer {method}");
    with_reason(Reason::UNIMPLEMENTED, message, [("method", method.to_owned())])
}
