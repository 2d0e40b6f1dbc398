//! Documents.

use dateline_api::convert::Wire;
use dateline_api::name::Collection;
use dateline_core::Page;
use dateline_proto::v1;
use dateline_proto::v1::document_service_server::DocumentService;
use tonic::{Request, Response, Status, Streaming, async_trait};

use super::{Answers, ingest, read};
use crate::backend::Backend;

pub(crate) struct DocumentHandlers(pub(crate) Backend);

#[async_trait]
impl DocumentService for DocumentHandlers {
    type IngestDocumentsStream = Answers<v1::IngestDocumentsResponse>;

    async fn ingest_documents(
        &self,
        request: Request<Streaming<v1::IngestDocumentsRequest>>,
    ) -> Result<Response<Self::IngestDocumentsStream>, Status> {
        Ok(Response::new(ingest::start(self.0.clone(), request)))
    }

    async fn get_document(
        &self,
        request: Request<v1::GetDocumentRequest>,
    ) -> Result<Response<v1::GetDocumentResponse>, Status> {
        let request = request.into_inner();
        let id = self.0.id(&request.name, Collection::Documents)?;
        let basic = request.view() == v1::DocumentView::Basic;
        let document = self.0.ask(move |corpus| Ok(corpus.document(&id)?.into_proto())).await?;
        let document = if basic { without_content(document) } else { document };
        Ok(Response::new(v1::GetDocumentResponse { document: Some(document) }))
    }

    async fn list_documents(
        &self,
        request: Request<v1::ListDocumentsRequest>,
    ) -> Result<Response<v1::ListDocumentsResponse>, Status> {
        self.0.list(request, |corpus, filter, page| corpus.documents(filter, page)).await
    }

    async fn search_documents(
        &self,
        request: Request<v1::SearchDocumentsRequest>,
    ) -> Result<Response<v1::SearchDocumentsResponse>, Status> {
        self.0.list(request, |corpus, query, page| corpus.search_documents(query, page)).await
    }

    async fn delete_document(
        &self,
        request: Request<v1::DeleteDocumentRequest>,
    ) -> Result<Response<v1::DeleteDocumentResponse>, Status> {
        let id = self.0.id(&request.get_ref().name, Collection::Documents)?;
        self.0.change(move |corpus| corpus.delete_document(&id)).await?;
        Ok(Response::new(v1::DeleteDocumentResponse {}))
    }

    async fn analyze_page(
        &self,
        request: Request<v1::AnalyzePageRequest>,
    ) -> Result<Response<v1::AnalyzePageResponse>, Status> {
        let page = request.into_inner().page;
        let page = read(|reader| {
            reader.within("page", |reader| match page {
                Some(page) => Page::read(page, reader),
                None => reader.violation("is required"),
            })
        })?;
        let analysis = self.0.ask(move |corpus| Ok(corpus.analyze(&page)?.into_proto())).await?;
        Ok(Response::new(v1::AnalyzePageResponse { analysis: Some(analysis) }))
    }
}

/// What `DOCUMENT_VIEW_BASIC` leaves of a document.
fn without_content(mut document: v1::Document) -> v1::Document {
    if let Some(analysis) = &mut document.analysis {
        analysis.text.clear();
        analysis.entities.clear();
        analysis.timexes.clear();
        analysis.quotes.clear();
        analysis.reports.clear();
        if let Some(article) = &mut analysis.article {
            article.paragraphs.clear();
            article.captions.clear();
        }
    }
    document
}
