//! A real corpus, asked directly and over the network: the same answers.

use std::fmt::Debug;
use std::path::Path;
use std::sync::Arc;

use dateline_api::Client;
use dateline_core::{Known, Page};
use dateline_corpus::{
    Aggregation, Corpus, CorpusOptions, DocumentFilter, DocumentQuery, EntityQuery, Error, EventFilter,
    Ingest, Listing, MentionFilter, Outcome, PageRequest, Participant, Queries, QuoteFilter, Result,
    TimeRange, TimeUnit, Who,
};
use dateline_server::Config;

use crate::harness::Running;

/// The sample pages, each with its file name as id.
fn pages() -> Vec<Page> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt" || extension == "html"));
    paths.sort();
    let page = |path: &Path| Page {
        known: Known {
            id: Some(path.file_name().unwrap().to_string_lossy().into_owned()),
            ..Known::default()
        },
        ..Page::new(std::fs::read(path).unwrap())
    };
    paths.iter().map(|path| page(path)).collect()
}

/// A corpus, and a client of a server over it.
struct Both {
    here: Arc<Corpus>,
    there: Client,
}

impl Both {
    /// Asks the same of both, and gives the answer.
    fn ask<T: PartialEq + Debug>(&self, question: impl Fn(&(dyn Queries + 'static)) -> Result<T>) -> T {
        let [here, there] = [question(&*self.here), question(&self.there)].map(|answer| answer.unwrap());
        assert_eq!(here, there);
        here
    }

    /// Asks both something that fails, and gives the error as both put it.
    fn fail<T: Debug>(&self, question: impl Fn(&(dyn Queries + 'static)) -> Result<T>) -> Error {
        let [here, there] = [question(&*self.here), question(&self.there)].map(|answer| answer.unwrap_err());
        assert_eq!(here.kind(), there.kind());
        assert_eq!(here.to_string(), there.to_string());
        here
    }

    /// Asks both for all pages of a list.
    fn list<T: PartialEq + Debug>(
        &self,
        size: u32,
        question: impl Fn(&dyn Queries, &PageRequest) -> Result<Listing<T>>,
    ) -> Vec<T> {
        let mut page = PageRequest::first(size);
        let mut all = Vec::new();
        loop {
            let listing = self.ask(|corpus| question(corpus, &page));
            all.extend(listing.items);
            match listing.next_page_token {
                Some(token) => page = page.after(token),
                None => return all,
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_answers_as_its_corpus_does() {
    let directory = tempfile::tempdir().unwrap();
    let corpus = Arc::new(Corpus::open(directory.path().join("news"), CorpusOptions::default()).unwrap());
    let server = Running::start(corpus.clone(), Config::default()).await;
    let asked = tokio::task::spawn_blocking(move || {
        let both = Both { here: corpus, there: Client::connect(&server.address).unwrap() };
        fill(&both);
        documents(&both);
        entities(&both);
        events(&both);
        quotes(&both);
        failures(&both);
        delete(&both);
    });
    asked.await.unwrap();
}

fn fill(both: &Both) {
    let outcomes =
        |pages| -> Vec<Outcome> { both.there.ingest(pages).unwrap().iter().map(|one| one.outcome).collect() };
    assert!(outcomes(pages()).iter().all(|outcome| *outcome == Outcome::New));
    assert!(outcomes(pages()).iter().all(|outcome| *outcome == Outcome::Unchanged));
    let statistics = both.ask(Queries::statistics);
    assert_eq!(statistics.documents, pages().len() as u64);
    assert!(statistics.events > 0 && statistics.quotes > 0 && statistics.entities > 0);
    assert_eq!(both.ask(|corpus| corpus.changes(0, 1000)).latest, statistics.sequence);
}

fn documents(both: &Both) {
    let listed = both.list(4, |corpus, page| corpus.documents(&DocumentFilter::default(), page));
    assert_eq!(listed.len(), pages().len());
    for document in &listed {
        both.ask(|corpus| corpus.document(&document.id));
    }
    let query = DocumentQuery { text: "talks".to_owned(), ..DocumentQuery::default() };
    assert!(!both.list(2, |corpus, page| corpus.search_documents(&query, page)).is_empty());
    both.ask(|corpus| {
        corpus.analyze(&Page::article("President Ana Kovac met Li Wei in Geneva on 3 March 2024."))
    });
}

fn entities(both: &Both) {
    let query = EntityQuery { name: "Lund".to_owned(), ..EntityQuery::default() };
    let lund = both.list(10, |corpus, page| corpus.search_entities(&query, page)).remove(0).entity;
    both.ask(|corpus| corpus.entity(&lund.id));
    let everyone = both.list(7, |corpus, page| corpus.search_entities(&EntityQuery::default(), page));
    let ids: Vec<_> = everyone.iter().map(|hit| hit.entity.id.clone()).collect();
    assert_eq!(both.ask(|corpus| corpus.entities(&ids)).len(), ids.len());
    let filter = MentionFilter { entity: Who::Id(lund.id), document: None, kinds: Vec::new() };
    assert!(!both.list(3, |corpus, page| corpus.mentions(&filter, page)).is_empty());
}

fn events(both: &Both) {
    let filter = EventFilter {
        participants: vec![Participant::any("Norway"), Participant::any("Chile")],
        time: TimeRange::new("2024", "2025"),
        ..EventFilter::default()
    };
    let found = both.list(1, |corpus, page| corpus.events(&filter, page));
    assert!(!found.is_empty());
    for event in &found {
        both.ask(|corpus| corpus.event(&event.id));
    }
    let counts =
        [Aggregation::Time(TimeUnit::Month), Aggregation::Act, Aggregation::Actor, Aggregation::Place];
    for aggregation in counts {
        both.ask(|corpus| corpus.aggregate_events(&EventFilter::default(), aggregation));
    }
}

fn quotes(both: &Both) {
    let filter = QuoteFilter { speaker: Some("Henrik Lund".into()), ..QuoteFilter::default() };
    assert!(!both.list(1, |corpus, page| corpus.quotes(&filter, page)).is_empty());
}

fn failures(both: &Both) {
    assert!(both.fail(|corpus| corpus.entity("ent-none")).is_not_found());
    assert!(both.fail(|corpus| corpus.document("none")).is_not_found());
    let nobody =
        EventFilter { participants: vec![Participant::any("Xyzzyx Qwrtz")], ..EventFilter::default() };
    assert!(both.fail(|corpus| corpus.events(&nobody, &PageRequest::default())).is_not_found());
    let forged = PageRequest { size: None, token: Some("forged".to_owned()) };
    both.fail(|corpus| corpus.quotes(&QuoteFilter::default(), &forged));
    let backwards = EventFilter { time: TimeRange::new("2025", "2024"), ..EventFilter::default() };
    both.fail(|corpus| corpus.events(&backwards, &PageRequest::default()));
}

fn delete(both: &Both) {
    let id = "harbour-times-talks-planned.txt";
    both.there.delete_document(id).unwrap();
    assert!(both.fail(|corpus| corpus.document(id)).is_not_found());
    assert!(both.there.delete_document(id).unwrap_err().is_not_found());
    assert_eq!(both.ask(Queries::statistics).documents, pages().len() as u64 - 1);
}
