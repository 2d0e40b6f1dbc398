//! Events.

use dateline_api::convert::Wire;
use dateline_api::name::{Collection, CorpusName};
use dateline_corpus::{Aggregation, EventFilter};
use dateline_proto::v1;
use dateline_proto::v1::event_service_server::EventService;
use tonic::{Request, Response, Status, async_trait};

use super::{Answers, read, unimplemented};
use crate::backend::Backend;

pub(crate) struct EventHandlers(pub(crate) Backend);

#[async_trait]
impl EventService for EventHandlers {
    type WatchEventsStream = Answers<v1::WatchEventsResponse>;

    async fn get_event(
        &self,
        request: Request<v1::GetEventRequest>,
    ) -> Result<Response<v1::GetEventResponse>, Status> {
        let id = self.0.id(&request.get_ref().name, Collection::Events)?;
        let event = self.0.ask(move |corpus| Ok(corpus.event(&id)?.into_proto())).await?;
        Ok(Response::new(v1::GetEventResponse { event: Some(event) }))
    }

    async fn list_events(
        &self,
        request: Request<v1::ListEventsRequest>,
    ) -> Result<Response<v1::ListEventsResponse>, Status> {
        self.0.list(request, |corpus, filter, page| corpus.events(filter, page)).await
    }

    async fn aggregate_events(
        &self,
        request: Request<v1::AggregateEventsRequest>,
    ) -> Result<Response<v1::AggregateEventsResponse>, Status> {
        let (parent, filter, aggregation) = read_aggregate(request.into_inner())?;
        self.0.check(&parent)?;
        let buckets = self.0.ask(move |corpus| {
            let buckets = corpus.aggregate_events(&filter, aggregation)?;
            Ok(buckets.into_iter().map(Wire::into_proto).collect())
        });
        Ok(Response::new(v1::AggregateEventsResponse { buckets: buckets.await? }))
    }

    async fn watch_events(
        &self,
        _request: Request<v1::WatchEventsRequest>,
    ) -> Result<Response<Self::WatchEventsStream>, Status> {
        Err(unimplemented("WatchEvents"))
    }
}

fn read_aggregate(
    request: v1::AggregateEventsRequest,
) -> Result<(CorpusName, EventFilter, Aggregation), Status> {
    let v1::AggregateEventsRequest { parent, filter, aggregation } = request;
    read(|reader| {
        let parent = reader.within("parent", |reader| CorpusName::read(&parent, reader));
        let filter = reader.within("filter", |reader| EventFilter::read(filter.unwrap_or_default(), reader));
        let aggregation = reader.within("aggregation", |reader| match aggregation {
            Some(aggregation) => Aggregation::read(aggregation, reader),
            None => reader.violation("is required"),
        });
        Some((parent?, filter?, aggregation?))
    })
}
