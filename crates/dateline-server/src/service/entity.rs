//! Entities.

use dateline_api::convert::{Reader, Wire};
use dateline_api::name::{Collection, CorpusName, ResourceName};
use dateline_corpus::{Decision, Ingest, ListBatch, PageRequest, PostQuery, Who};
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
        request: Request<v1::ListRolesRequest>,
    ) -> Result<Response<v1::ListRolesResponse>, Status> {
        self.0.list(request, |corpus, filter, page| corpus.roles(filter, page)).await
    }

    async fn find_incumbent(
        &self,
        request: Request<v1::FindIncumbentRequest>,
    ) -> Result<Response<v1::FindIncumbentResponse>, Status> {
        let v1::FindIncumbentRequest { parent, query } = request.into_inner();
        self.0.check_parent("parent", &parent)?;
        let query = read(|reader| {
            reader.within("query", |reader| match query {
                Some(query) => PostQuery::read(query, reader),
                None => reader.violation("is required"),
            })
        })?;
        let incumbent = self.0.ask(move |corpus| Ok(corpus.incumbent(&query)?.into_proto())).await?;
        Ok(Response::new(v1::FindIncumbentResponse { incumbent: Some(incumbent) }))
    }

    async fn explain_entities(
        &self,
        request: Request<v1::ExplainEntitiesRequest>,
    ) -> Result<Response<v1::ExplainEntitiesResponse>, Status> {
        let v1::ExplainEntitiesRequest { parent, left, right } = request.into_inner();
        self.0.check_parent("parent", &parent)?;
        let (left, right) = read(|reader| {
            let left = who("left", left, reader);
            Some((left?, who("right", right, reader)?))
        })?;
        let explanation = self.0.ask(move |corpus| Ok(corpus.explain(&left, &right)?.into_proto())).await?;
        Ok(Response::new(v1::ExplainEntitiesResponse { explanation: Some(explanation) }))
    }

    async fn create_judgement(
        &self,
        request: Request<v1::CreateJudgementRequest>,
    ) -> Result<Response<v1::CreateJudgementResponse>, Status> {
        let v1::CreateJudgementRequest { parent, decision } = request.into_inner();
        self.0.check_parent("parent", &parent)?;
        let decision = read(|reader| {
            reader.within("decision", |reader| match decision {
                Some(decision) => Decision::read(decision, reader),
                None => reader.violation("is required"),
            })
        })?;
        let judgement = self.0.change(move |corpus| Ok(corpus.judge(&decision)?.into_proto())).await?;
        Ok(Response::new(v1::CreateJudgementResponse { judgement: Some(judgement) }))
    }

    async fn undo_judgement(
        &self,
        request: Request<v1::UndoJudgementRequest>,
    ) -> Result<Response<v1::UndoJudgementResponse>, Status> {
        let v1::UndoJudgementRequest { name, author, reason } = request.into_inner();
        let id = self.0.id(&name, Collection::Judgements)?;
        let change =
            move |corpus: &dyn Ingest| Ok(corpus.undo_judgement(&id, &author, &reason)?.into_proto());
        let judgement = self.0.change(change).await?;
        Ok(Response::new(v1::UndoJudgementResponse { judgement: Some(judgement) }))
    }

    async fn list_judgements(
        &self,
        request: Request<v1::ListJudgementsRequest>,
    ) -> Result<Response<v1::ListJudgementsResponse>, Status> {
        self.0.list(request, |corpus, filter, page| corpus.judgements(filter, page)).await
    }

    async fn load_list(
        &self,
        request: Request<v1::LoadListRequest>,
    ) -> Result<Response<v1::LoadListResponse>, Status> {
        let v1::LoadListRequest { parent, part } = request.into_inner();
        self.0.check_parent("parent", &parent)?;
        let part = read(|reader| {
            reader.within("part", |reader| match part {
                Some(part) => ListBatch::read(part, reader),
                None => reader.violation("is required"),
            })
        })?;
        let loaded = self.0.change(move |corpus| Ok(corpus.load_list(&part)?.into_proto())).await?;
        Ok(Response::new(v1::LoadListResponse { loaded: Some(loaded) }))
    }

    async fn remove_list(
        &self,
        request: Request<v1::RemoveListRequest>,
    ) -> Result<Response<v1::RemoveListResponse>, Status> {
        let v1::RemoveListRequest { parent, list } = request.into_inner();
        self.0.check_parent("parent", &parent)?;
        let removed = self.0.change(move |corpus| corpus.remove_list(&list)).await?;
        Ok(Response::new(v1::RemoveListResponse { removed }))
    }

    async fn list_lists(
        &self,
        request: Request<v1::ListListsRequest>,
    ) -> Result<Response<v1::ListListsResponse>, Status> {
        self.0.check_parent("parent", &request.get_ref().parent)?;
        let lists =
            self.0.ask(|corpus| Ok(corpus.lists()?.into_iter().map(Wire::into_proto).collect())).await?;
        Ok(Response::new(v1::ListListsResponse { lists }))
    }

    async fn list_co_occurrences(
        &self,
        _request: Request<v1::ListCoOccurrencesRequest>,
    ) -> Result<Response<v1::ListCoOccurrencesResponse>, Status> {
        Err(unimplemented("ListCoOccurrences"))
    }
}

/// An entity that must be given, by id or name.
fn who(field: &'static str, text: String, reader: &mut Reader) -> Option<Who> {
    reader.within(field, |reader| {
        if text.trim().is_empty() {
            reader.violation("is required: an id or a name")
        } else {
            Some(text.into())
        }
    })
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
