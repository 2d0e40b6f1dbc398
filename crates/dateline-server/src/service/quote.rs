//! Quotes.

use dateline_proto::v1;
use dateline_proto::v1::quote_service_server::QuoteService;
use tonic::{Request, Response, Status, async_trait};

use crate::backend::Backend;

pub(crate) struct QuoteHandlers(pub(crate) Backend);

#[async_trait]
impl QuoteService for QuoteHandlers {
    async fn list_quotes(
        &self,
        request: Request<v1::ListQuotesRequest>,
    ) -> Result<Response<v1::ListQuotesResponse>, Status> {
        self.0.list(request, |corpus, filter, page| corpus.quotes(filter, page)).await
    }
}
