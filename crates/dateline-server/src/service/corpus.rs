//! How the corpus stands, and what changed in it.

use dateline_api::convert::{Wire, read_size};
use dateline_api::name::CorpusName;
use dateline_corpus::PageRequest;
use dateline_proto::v1;
use dateline_proto::v1::corpus_service_server::CorpusService;
use tonic::{Request, Response, Status, async_trait};

use super::{Answers, read, watch};
use crate::backend::Backend;

pub(crate) struct CorpusHandlers(pub(crate) Backend);

#[async_trait]
impl CorpusService for CorpusHandlers {
    type WatchChangesStream = Answers<v1::WatchChangesResponse>;

    async fn get_statistics(
        &self,
        request: Request<v1::GetStatisticsRequest>,
    ) -> Result<Response<v1::GetStatisticsResponse>, Status> {
        self.0.check_parent("name", &request.get_ref().name)?;
        let statistics = self.0.ask(|corpus| Ok(corpus.statistics()?.into_proto())).await?;
        Ok(Response::new(v1::GetStatisticsResponse { statistics: Some(statistics) }))
    }

    async fn list_changes(
        &self,
        request: Request<v1::ListChangesRequest>,
    ) -> Result<Response<v1::ListChangesResponse>, Status> {
        let request = request.into_inner();
        let (parent, size) = read(|reader| {
            let parent = reader.within("parent", |reader| CorpusName::read(&request.parent, reader));
            let size = read_size(request.page_size, reader);
            Some((parent?, size?))
        })?;
        self.0.check(&parent)?;
        let limit = size.unwrap_or(PageRequest::DEFAULT_SIZE).min(PageRequest::MAX_SIZE);
        let changes =
            self.0.ask(move |corpus| Ok(corpus.changes(request.after_sequence, limit)?.into_proto()));
        Ok(Response::new(changes.await?))
    }

    async fn watch_changes(
        &self,
        request: Request<v1::WatchChangesRequest>,
    ) -> Result<Response<Self::WatchChangesStream>, Status> {
        self.0.check_parent("parent", &request.get_ref().parent)?;
        Ok(Response::new(watch::start(self.0.clone(), &request)))
    }
}
