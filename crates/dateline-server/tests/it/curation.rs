//! Judgements, made and asked for over the network.

use std::sync::Arc;

use dateline_api::Client;
use dateline_core::Page;
use dateline_corpus::{
    Corpus, CorpusOptions, Decision, ErrorKind, Ingest, JudgementFilter, JudgementKind, PageRequest,
    PostQuery, Queries, RoleFilter, Who,
};
use dateline_server::Config;

use crate::harness::Running;

const PAGES: [&str; 2] = [
    "Norwegian Foreign Minister Henrik Lund met reporters in Oslo. Lund said that talks would go on.",
    "Norwegian Defense Minister Tor Bakke visited Bergen. Bakke said that ships would follow.",
];

#[tokio::test(flavor = "multi_thread")]
async fn judgements_are_made_over_the_network() {
    let directory = tempfile::tempdir().unwrap();
    let corpus = Arc::new(Corpus::open(directory.path().join("news"), CorpusOptions::default()).unwrap());
    corpus.ingest(PAGES.map(Page::article).to_vec()).unwrap();
    let server = Running::start(corpus.clone(), Config::default()).await;
    let address = server.address.clone();
    tokio::task::spawn_blocking(move || judge(&Client::connect(&address).unwrap(), &corpus)).await.unwrap();
    server.shut_down().await.unwrap().unwrap();
}

fn judge(client: &Client, corpus: &Corpus) {
    let (lund, bakke) = (Who::from("Henrik Lund"), Who::from("Tor Bakke"));
    let apart = client.explain(&lund, &bakke).unwrap();
    assert_eq!(apart, corpus.explain(&lund, &bakke).unwrap());
    assert!(!apart.same, "{apart:?}");

    let merge = Decision {
        kind: JudgementKind::Merge,
        entity: lund.clone(),
        other: Some(bakke.clone()),
        names: Vec::new(),
        name: None,
        author: "Ada".to_owned(),
        reason: "a test".to_owned(),
    };
    let made = client.judge(&merge).unwrap();
    assert!(client.explain(&lund, &bakke).unwrap().same);
    assert_eq!(client.judge(&merge).unwrap_err().kind(), ErrorKind::InvalidArgument);
    let undone = client.undo_judgement(&made.id, "Bo", "it was a test").unwrap();
    assert_eq!(undone.undone.unwrap().author, "Bo");
    assert_eq!(client.undo_judgement("jdg-99", "Bo", "none").unwrap_err().kind(), ErrorKind::NotFound);
    let journal = client.judgements(&JudgementFilter::default(), &PageRequest::default()).unwrap();
    assert_eq!(journal, corpus.judgements(&JudgementFilter::default(), &PageRequest::default()).unwrap());
    assert_eq!(journal.items.len(), 1);

    let posts = RoleFilter { of: Some(Who::from("Norway")), ..RoleFilter::default() };
    let roles = client.roles(&posts, &PageRequest::default()).unwrap();
    assert_eq!(roles, corpus.roles(&posts, &PageRequest::default()).unwrap());
    let ask = |post: &str| PostQuery { post: post.to_owned(), of: None, at: "2024-03".to_owned() };
    let minister = ask("the foreign minister of Norway");
    assert_eq!(client.incumbent(&minister).unwrap(), corpus.incumbent(&minister).unwrap());
    assert_eq!(client.incumbent(&ask("the weather")).unwrap_err().kind(), ErrorKind::InvalidArgument);
    let holders: Vec<&str> = roles.items.iter().map(|held| held.holder.name.as_str()).collect();
    assert!(holders.contains(&"Henrik Lund") && holders.contains(&"Tor Bakke"), "{holders:?}");
}
