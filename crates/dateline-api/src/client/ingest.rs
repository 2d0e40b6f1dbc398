//! Sending pages.

use dateline_core::Page;
use dateline_corpus::{
    Decision, Error, ErrorKind, Ingest, Ingested, Judgement, ListBatch, ListLoaded, Outcome, Result,
};
use dateline_proto::v1;
use tokio::time::timeout;
use tonic::{Status, Streaming};

use super::connect::{Client, too_late, unreadable};
use super::queries::read;
use crate::convert::Wire;
use crate::error::error_from_status;
use crate::name::Collection;

impl Ingest for Client {
    fn ingest(&self, pages: Vec<Page>) -> Result<Vec<Ingested>> {
        let mut outcomes = Outcomes::new(pages.len());
        let mut requests = Vec::with_capacity(pages.len());
        for (index, page) in pages.into_iter().enumerate() {
            if page.bytes.len() > self.options.max_page_bytes {
                outcomes.set(index, too_large(&page, self.options.max_page_bytes));
                continue;
            }
            requests.push(v1::IngestDocumentsRequest {
                parent: self.options.corpus.to_string(),
                request_id: index.to_string(),
                page: Some(page.into_proto()),
            });
        }
        if requests.is_empty() {
            return outcomes.finish();
        }

        let mut documents = self.services.documents.clone();
        let patience = self.options.acknowledgement_deadline;
        self.background.wait(async move {
            let stream = tokio_stream::iter(requests);
            let opened = timeout(patience, documents.ingest_documents(stream)).await;
            let mut acknowledgements = readable(opened.map_err(|_| too_late())?)?.into_inner();
            while let Some((index, outcome)) =
                timeout(patience, next(&mut acknowledgements)).await.map_err(|_| too_late())??
            {
                outcomes.set(index, outcome);
            }
            outcomes.finish()
        })
    }

    fn delete_document(&self, id: &str) -> Result<()> {
        let name = self.options.corpus.child(Collection::Documents, id);
        self.ask(v1::DeleteDocumentRequest { name }, |mut services, request| async move {
            services.documents.delete_document(request).await
        })?;
        Ok(())
    }

    fn judge(&self, decision: &Decision) -> Result<Judgement> {
        let decision = Some(decision.clone().into_proto());
        let request = v1::CreateJudgementRequest { parent: self.options.corpus.to_string(), decision };
        let answer = self.ask(request, |mut services, request| async move {
            services.entities.create_judgement(request).await
        })?;
        read(answer.judgement)
    }

    fn load_list(&self, part: &ListBatch) -> Result<ListLoaded> {
        let request = v1::LoadListRequest { parent: self.parent(), part: Some(part.clone().into_proto()) };
        let answer =
            self.ask(
                request,
                |mut services, request| async move { services.entities.load_list(request).await },
            )?;
        read(answer.loaded)
    }

    fn remove_list(&self, list: &str) -> Result<u64> {
        let request = v1::RemoveListRequest { parent: self.parent(), list: list.to_owned() };
        let answer = self.ask(request, |mut services, request| async move {
            services.entities.remove_list(request).await
        })?;
        Ok(answer.removed)
    }

    fn undo_judgement(&self, id: &str, author: &str, reason: &str) -> Result<Judgement> {
        let name = self.options.corpus.child(Collection::Judgements, id);
        let (author, reason) = (author.to_owned(), reason.to_owned());
        let answer = self
            .ask(v1::UndoJudgementRequest { name, author, reason }, |mut services, request| async move {
                services.entities.undo_judgement(request).await
            })?;
        read(answer.judgement)
    }
}

/// The next acknowledgement, and the place of its page among those given.
async fn next(
    acknowledgements: &mut Streaming<v1::IngestDocumentsResponse>,
) -> Result<Option<(usize, Ingested)>> {
    let Some(response) = readable(acknowledgements.message().await)? else { return Ok(None) };
    let index = response.request_id.parse().map_err(|_| incomplete("a page that was not sent"))?;
    let ingested = response.ingested.ok_or_else(|| incomplete("nothing"))?;
    Ok(Some((index, Ingested::from_proto(ingested).map_err(|violations| unreadable(&violations))?)))
}

fn readable<T>(answer: Result<T, Status>) -> Result<T> {
    answer.map_err(|status| error_from_status(&status))
}

/// What became of each page, as it comes in.
struct Outcomes(Vec<Option<Ingested>>);

impl Outcomes {
    fn new(count: usize) -> Self {
        Self(vec![None; count])
    }

    fn set(&mut self, index: usize, outcome: Ingested) {
        if let Some(slot) = self.0.get_mut(index) {
            *slot = Some(outcome);
        }
    }

    fn finish(self) -> Result<Vec<Ingested>> {
        let known = self.0.iter().flatten().count();
        let count = self.0.len();
        let outcomes: Option<Vec<_>> = self.0.into_iter().collect();
        outcomes.ok_or_else(|| incomplete(&format!("{known} of {count} pages; send all again")))
    }
}

fn incomplete(what: &str) -> Error {
    Error::Remote { kind: ErrorKind::Unavailable, message: format!("the server acknowledged {what}") }
}

fn too_large(page: &Page, limit: usize) -> Ingested {
    let known = &page.known;
    Ingested {
        document: known.id.clone().or_else(|| known.url.clone()).unwrap_or_default(),
        outcome: Outcome::Failed,
        revision: 0,
        reason: Some(format!(
            "the page has {} bytes, at most {limit} are sent to a server",
            page.bytes.len()
        )),
    }
}
