//! What relative expressions are counted from.

use super::{check, read};

#[test]
fn the_time_last_spoken_of() {
    check(
        "2024-10-29",
        "The deal was signed on June 5. Two days later it was dropped.",
        &[("June 5", "2024-06-05"), ("Two days later", "2024-06-07")],
    );
    check(
        "2024-10-29",
        "It was signed on June 5. The next morning it was dropped.",
        &[("June 5", "2024-06-05"), ("The next morning", "2024-06-06TMO")],
    );
    check(
        "2024-10-29",
        "It was signed in May 2019. The following year it was dropped.",
        &[("May 2019", "2019-05"), ("The following year", "2020")],
    );
    check(
        "2024-10-29",
        "It was signed on Monday. Two days earlier, he had left.",
        &[("Monday", "2024-10-28"), ("Two days earlier", "2024-10-26")],
    );
    check(
        "2024-10-29",
        "It was signed on Monday. Earlier in the day, he had left.",
        &[("Monday", "2024-10-28"), ("Earlier in the day", "2024-10-28")],
    );
    // A month that is named in between does not efface the day.
    check(
        "2024-10-29",
        "It was signed on June 5. It had been drafted in May. The following day it was dropped.",
        &[("June 5", "2024-06-05"), ("May", "2024-05"), ("The following day", "2024-06-06")],
    );
    check(
        "2009-02-03",
        "Sales fell in January, compared to the same month a year ago.",
        &[("January", "2009-01"), ("the same month a year ago", "2008-01")],
    );
}

/// Stamped just after midnight, the text was written the evening before: `until` and `then` put its dates in order.
#[test]
fn dates_near_decide() {
    let story = "He is scheduled to arrive in Oslo on Sunday for a two-day visit.\n\
                 Then, on Monday, he will head to Rome on a visit that will last until February 1.";
    check(
        "2023-01-30",
        story,
        &[
            ("Sunday", "2023-01-29"),
            ("two-day", "P2D"),
            ("Monday", "2023-01-30"),
            ("February 1", "2023-02-01"),
        ],
    );
    let (_, times) = read("2023-01-30", story);
    assert_eq!(times.timexes[0].timex.alternatives, ["2023-02-05"]);
}

#[test]
fn without_a_day_of_speech() {
    check(
        "",
        "The talks last year and the talks in March failed.",
        &[("last year", ""), ("March", "XXXX-03")],
    );
}

#[test]
fn says_where_a_value_comes_from() {
    let (_, times) = read("2024-10-29", "The ministers met late last year.");
    let timex = &times.timexes[0].timex;
    assert_eq!(timex.anchor.as_deref(), Some("2024-10-29"));
    assert_eq!(timex.modifier.as_deref(), Some("END"));
    assert_eq!((timex.start.as_deref(), timex.end.as_deref()), (Some("2023-01-01"), Some("2024-01-01")));
    assert_eq!(timex.rule, "position");
}

/// A page that states only its month fixes its year and, with what the text says, perhaps more.
#[test]
fn a_month_of_publication() {
    check("2024-10", "Prices rose last year.", &[("last year", "2023")]);
    check("2024-10", "The ministers met on Friday.", &[("Friday", "XXXX-WXX-5")]);
}

/// What is said between quotation marks is counted from the day on which it was said.
#[test]
fn the_time_inside_a_quotation() {
    check(
        "2024-10-31",
        "\u{201c}We leave tomorrow,\u{201d} he said on Monday. They will return tomorrow.",
        &[("tomorrow", "2024-10-29"), ("Monday", "2024-10-28"), ("tomorrow", "2024-11-01")],
    );
    // A quotation does not outlast its paragraph.
    check(
        "2024-10-31",
        "He said on Monday: \u{201c}We leave tomorrow.\nThey return tomorrow.",
        &[("Monday", "2024-10-28"), ("tomorrow", "2024-10-29"), ("tomorrow", "2024-11-01")],
    );
}
