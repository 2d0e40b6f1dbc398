//! The date of a page that states none.

use super::{Times, read};
use crate::analysis::{Basis, DiagnosticCode, Granularity};

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
