//! Entities.

use dateline_api::convert::Wire;
use dateline_api::name::{Collection, CorpusName, ResourceName};
use dateline_corpus::PageRequest;
use dateline_proto::v1;
use dateline_proto::v1::entity_service_server::EntityService;
use tonic::{Request, Response, Status, async_trait};

use super::{read, unimplemented};
use crate::backend::Backend;

pub(crate) struct EntityHandlers(pub(crate) Backend);

#[async_trait]
impl EntityService for EntityHandlers {
    async fn get_entity(
        &self,
        request: Request<v1::GetEntityRequest>,
    ) -> Result<Response<v1::GetEntityResponse>, Status> {
        let id = self.0.id(&request.get_ref().name, Collection::Entities)?;
        let entity = self.0.ask(move |corpus| Ok(corpus.entity(&id)?.into_proto())).await?;
        Ok(Response::new(v1::GetEntityResponse { entity: Some(entity) }))
    }

    async fn batch_get_entities(
        &self,
        request: Request<v1::BatchGetEntitiesRequest>,
    ) -> Result<Response<v1::BatchGetEntitiesResponse>, Status> {
        let (parent, ids) = read_batch(request.get_ref())?;
        self.0.check(&parent)?;
        let entities = self.0.ask(move |corpus| {
            let entities = corpus.entities(&ids)?;
            Ok(entities.into_iter().map(Wire::into_proto).collect())
        });
        Ok(Response::new(v1::BatchGetEntitiesResponse { entities: entities.await? }))
    }

    async fn search_entities(
        &self,
        request: Request<v1::SearchEntitiesRequest>,
    ) -> Result<Response<v1::SearchEntitiesResponse>, Status> {
        self.0.list(request, |corpus, query, page| corpus.search_entities(query, page)).await
    }

    async fn list_mentions(
        &self,
        request: Request<v1::ListMentionsRequest>,
    ) -> Result<Response<v1::ListMentionsResponse>, Status> {
        self.0.list(request, |corpus, filter, page| corpus.mentions(filter, page)).await
    }

    async fn list_roles(
        &self,
        _request: Request<v1::ListRolesRequest>,
    ) -> Result<Response<v1::ListRolesResponse>, Status> {
        Err(unimplemented("ListRoles"))
    }

    async fn list_co_occurrences(
        &self,
        _request: Request<v1::ListCoOccurrencesRequest>,
    ) -> Result<Response<v1::ListCoOccurrencesResponse>, Status> {
        Err(unimplemented("ListCoOccurrences"))
    }
}

/// The corpus and the ids that a batch asks for.
fn read_batch(request: &v1::BatchGetEntitiesRequest) -> Result<(CorpusName, Vec<String>), Status> {
    read(|reader| {
        let parent = reader.within("parent", |reader| CorpusName::read(&request.parent, reader))?;
        let ids = reader.within("names", |reader| {
            let count = request.names.len();
            if count == 0 || count > PageRequest::MAX_SIZE as usize {
                return reader
                    .violation(format!("has {count} names: 1 to {} are answered", PageRequest::MAX_SIZE));
            }
            let mut ids = Vec::with_capacity(count);
            for (index, name) in request.names.iter().enumerate() {
                ids.extend(reader.item(index, |reader| {
                    match ResourceName::read(name, Collection::Entities, reader) {
                        Some(name) if name.corpus != parent => {
                            reader.violation("is of another corpus than parent")
                        }
                        name => name.map(|name| name.id),
                    }
                }));
            }
            Some(ids)
        });
        Some((parent, ids?))
    })
}
