//! The date of a page that states none.

use super::{Times, read};
use crate::analysis::{Basis, DiagnosticCode, Granularity};
use crate::time::document::{Bearer, MOST_BEARERS, bonds, clues_from_others, date_together};
use crate::{Analysis, Known, Options, Page, analyze, redate};

fn date(content: &str) -> Times {
    read("", content).1
}

#[test]
fn weekday_caption_and_a_month_named_twice() {
    let times = date(
        "[caption] The minister speaks at a forum in Rome, Nov. 20.\n\
         The two sides will hold talks next week, the ministry said Tuesday.\n\
         The dialogue was set up after a summit in June last year.\n\
         The alliance said Monday that troops had moved.\n\
         They reviewed the partnership announced at the summit in June 2022, the ministry said.",
    );
    let published = times.published.expect("a date");
    assert_eq!(published.value, "2023-11-21");
    assert_eq!((published.basis, published.granularity), (Basis::Inferred, Granularity::Day));
    assert!(published.confidence > 0.5, "{}", published.confidence);
    assert!(published.evidence.iter().any(|evidence| evidence.text.contains("2023")));
    assert_eq!(times.timexes[1].timex.value.as_deref(), Some("2023-W48"));
}

/// July 9 is a Wednesday in 2025 and in 2014: the nearest is chosen, the others are named.
#[test]
fn names_the_other_years() {
    let times = date(
        "[caption] The two shake hands in Oslo on July 8.\nThe envoy praised the deal, the ministry said Wednesday.",
    );
    let published = times.published.expect("a date");
    assert_eq!(published.value, "2025-07-09");
    for other in ["2014-07-09", "2024-07-10"] {
        assert!(
            published.alternatives.iter().any(|value| value == other),
            "{other} in {:?}",
            published.alternatives
        );
    }
}

#[test]
fn a_line_that_is_a_date() {
    let published =
        date("[title] Sales fall\nFebruary 3, 2009\nSales fell again.").published.expect("a date");
    assert_eq!(published.value, "2009-02-03");
}

#[test]
fn no_evidence_no_date() {
    for content in [
        "The ministry said the talks had failed.",
        "The ministry said Tuesday that it had failed.",
        "It was built in 1998.",
    ] {
        let times = date(content);
        assert_eq!(times.published, None, "{content}");
        assert_eq!(times.diagnostics[0].code, DiagnosticCode::Undated);
    }
}

fn story(id: &str, published: Option<&str>, text: &str) -> Analysis {
    let known =
        Known { id: Some(id.to_owned()), published: published.map(str::to_owned), ..Known::default() };
    analyze(&Page { known, ..Page::article(text) }, &Options::default())
}

const UNDATED: &str = "Foreign Minister Mara Oduya met Defence Minister Stefan Ilk in Geneva, the ministry said Tuesday. \
                       She also spoke with Prime Minister Anders Holm about the treaty, the ministry said.";

fn dated(id: &str, published: &str) -> Analysis {
    let text = "Foreign Minister Mara Oduya met Defence Minister Stefan Ilk in Geneva to sign the treaty, her \
                office said. Prime Minister Anders Holm did not come to the talks on the treaty.";
    story(id, Some(published), text)
}

/// One page alone says a weekday; the other documents say of which week.
#[test]
fn other_documents_narrow_a_date() {
    let alone = story("undated", None, UNDATED);
    assert_eq!(alone.article.published, None);
    let mut pages = [dated("far", "2011-03-02"), alone.clone(), dated("near", "2021-06-09")];
    pages[0].entities.truncate(1);
    pages[0].reports.clear();
    date_together(&mut pages, &Options::default());
    let published = pages[1].article.published.as_ref().expect("a date");
    assert_eq!((published.value.as_str(), published.basis), ("2021-06-08", Basis::Inferred));
    assert!(published.evidence.iter().any(|said| said.text.contains("near of 2021-06-09")));
    assert_eq!(pages[1].timexes[0].value.as_deref(), Some("2021-06-08"));
    assert!(pages[1].diagnostics.iter().all(|said| said.code != DiagnosticCode::Undated));
    // Without the others the answer is that of the page alone.
    assert_eq!(redate(&pages[1], &[], &Options::default()), alone);
}

/// An inferred date is no evidence, and what everybody shares says nothing of a story.
#[test]
fn weak_bonds_say_nothing() {
    let bonds = bonds(&story("undated", None, UNDATED));
    assert!(bonds.len() > 2, "{bonds:?}");
    let bearer = |number: usize| Bearer {
        document: format!("other-{number}"),
        published: Some(jiff::civil::date(2021, 6, 9)),
    };
    let with = |bearers: Vec<Bearer>| {
        let shared: Vec<_> = bonds.iter().map(|bond| (bond.clone(), bearers.clone())).collect();
        clues_from_others("undated", &shared).len()
    };
    assert!(with(vec![bearer(0)]) > 0);
    assert_eq!(with(vec![Bearer { published: None, ..bearer(0) }]), 0);
    assert_eq!(with((0..=MOST_BEARERS).map(bearer).collect()), 0);
}
