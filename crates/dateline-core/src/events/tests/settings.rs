//! When and where acts were, on whole sentences.

use crate::analysis::{Act, Report};
use crate::{Known, Options, Page, analyze};

fn reports(text: &str) -> Vec<Report> {
    let mut page = Page::article(text);
    page.known = Known { published: Some("2024-05-10".to_owned()), ..Known::default() };
    analyze(&page, &Options::default()).reports
}

/// Checks the day and the place of the first report of an act.
fn check(text: &str, act: Act, day: Option<&str>, place: Option<&str>) {
    let found = reports(text);
    let report = found.iter().find(|report| report.act == act);
    let when = report.and_then(|report| report.when.as_ref()).map(|when| when.value.as_str());
    let place_found = report.and_then(|report| report.place.as_ref()).map(|place| place.text.as_str());
    assert_eq!((when, place_found), (day, place), "{text}\n{found:#?}");
}

#[test]
fn days_counted_from_another_act() {
    let text =
        "Norway freed 41 Finnish soldiers on Wednesday, two days after it signed a truce with Finland.";
    check(text, Act::Retreat, Some("2024-05-08"), None);
    check(text, Act::Support, Some("2024-05-06"), None);
    let text =
        "Norway expelled two Finnish envoys on Tuesday, hours after police arrested a Norwegian reporter.";
    check(text, Act::Coerce, Some("2024-05-07"), None);
    let text = "The minister spoke on Tuesday, a day before police arrested a Norwegian reporter.";
    check(text, Act::Coerce, Some("2024-05-08"), None);
}

#[test]
fn the_time_and_place_before_when_and_where() {
    let text = "The mine has been quiet since 1987, when police arrested its leader.";
    check(text, Act::Coerce, Some("1987"), None);
    let text = "Crowds filled the streets of Oslo, where police arrested a Finnish reporter.";
    check(text, Act::Coerce, None, Some("Oslo"));
}

#[test]
fn what_is_planned_is_on_the_day_that_it_is_planned_for() {
    let text = "A meeting of Norwegian and Finnish envoys planned for Thursday in Oslo has been put off.";
    check(text, Act::Consult, Some("2024-05-16"), Some("Oslo"));
}

#[test]
fn a_time_is_not_shared_across_a_change_of_tense() {
    let text = "Norway has arrested a Finnish reporter and is to meet Finnish envoys this year.";
    check(text, Act::Coerce, None, None);
}
