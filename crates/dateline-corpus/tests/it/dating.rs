//! Pages that state no date are dated by the others, whatever the order in which they come.

use dateline_core::analysis::Basis;
use dateline_core::{Known, Page};
use dateline_corpus::{Change, ChangeKind, DocumentFilter, DocumentSummary, Ingest, PageRequest, Queries};
use proptest::prelude::*;
use proptest::test_runner::Config;

use crate::support::Home;

const UNDATED: &str = "Foreign Minister Mara Oduya met Defence Minister Stefan Ilk in Geneva, the ministry said Tuesday. \
                       She also spoke with Prime Minister Anders Holm about the treaty, the ministry said.";
const DATED: &str = "Foreign Minister Mara Oduya met Defence Minister Stefan Ilk in Geneva to sign the treaty, her \
                     office said. Prime Minister Anders Holm did not come to the talks on the treaty.";

fn page(id: &str, published: Option<&str>, text: &str) -> Page {
    let known =
        Known { id: Some(id.to_owned()), published: published.map(str::to_owned), ..Known::default() };
    Page { known, ..Page::article(text) }
}

fn pages() -> Vec<Page> {
    vec![
        page("undated", None, UNDATED),
        page("near", Some("2021-06-09"), DATED),
        page("also undated", None, &UNDATED.replace("Tuesday", "Monday")),
        page("later", Some("2021-06-14"), &DATED.replace("did not come", "came")),
        page(
            "other",
            Some("2015-02-03"),
            "The Central Grain Agency of Kenya said that prices of grain had risen.",
        ),
    ]
}

/// The dates of all documents, and the times that are counted from them.
fn dates(home: &Home) -> Vec<(String, Option<String>, Vec<Option<String>>)> {
    let listed = home.corpus.documents(&DocumentFilter::default(), &PageRequest::first(100)).unwrap().items;
    let mut dates: Vec<_> = listed
        .into_iter()
        .map(|DocumentSummary { id, published, .. }| {
            let analysis = home.corpus.document(&id).unwrap().analysis;
            assert_eq!(analysis.article.published, published, "lists show what the analysis says");
            let times = analysis.timexes.into_iter().map(|timex| timex.value).collect();
            (id, published.map(|date| date.value), times)
        })
        .collect();
    dates.sort();
    dates
}

fn ingest(pages: &[Page], batch: usize) -> Home {
    let home = Home::new();
    for pages in pages.chunks(batch) {
        home.corpus.ingest(pages.to_vec()).unwrap();
    }
    home
}

#[test]
fn the_others_date_a_page_that_states_no_date() {
    let home = ingest(&pages()[..1], 1);
    assert_eq!(home.corpus.document("undated").unwrap().analysis.article.published, None);
    home.corpus.ingest(pages()[1..2].to_vec()).unwrap();
    let document = home.corpus.document("undated").unwrap();
    let published = document.analysis.article.published.expect("a date");
    assert_eq!((published.value.as_str(), published.basis), ("2021-06-08", Basis::Inferred));
    assert!(published.evidence.iter().any(|evidence| evidence.text.contains("near of 2021-06-09")));
    assert_eq!(document.revision, 1, "the page is the same");
    let changes = home.corpus.changes(0, 100).unwrap();
    let stored = |change: &&Change| change.kind == ChangeKind::DocumentStored && change.id == "undated";
    assert_eq!(changes.items.iter().filter(stored).count(), 2, "followers of the feed hear of it");

    home.corpus.delete_document("near").unwrap();
    assert_eq!(home.corpus.document("undated").unwrap().analysis.article.published, None);
}

proptest! {
    #![proptest_config(Config { cases: 8, failure_persistence: None, ..Config::default() })]

    #[test]
    fn any_order_gives_the_same_dates(pages in Just(pages()).prop_shuffle(), batch in 1_usize..4) {
        prop_assert_eq!(dates(&ingest(&pages, batch)), dates(&ingest(&self::pages(), 5)));
    }
}
