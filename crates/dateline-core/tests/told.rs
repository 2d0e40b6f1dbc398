//! Acts as news tells them, in sentences made up for this project: a line of `tests/told.tsv` is an act of PLOVER and a
//! sentence that tells it, by verbs and by nouns, in the active, the passive, and the words of headlines.

use dateline_core::analysis::Report;
use dateline_core::{Form, Options, Page, analyze};

/// What follows each sentence, for a page has more than one.
const AFTER: &str =
    "It was a warm day at the end of the summer, with a light wind from the south and a clear sky.";
/// One sentence of so many may be missed, for the language model is trained anew now and then.
const MISSED_OF: usize = 50;

/// The acts of a report, as told and as the manual codes them.
fn acts(report: &Report) -> [String; 2] {
    [report.act, report.plover.act].map(|act| {
        serde_json::to_value(act).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
    })
}

#[test]
fn each_sentence_is_reported_as_the_act_that_it_tells() {
    let lines: Vec<(&str, &str)> =
        include_str!("told.tsv").lines().filter_map(|line| line.split_once('\t')).collect();
    assert!(lines.len() > 500);
    let missed: Vec<String> = lines
        .iter()
        .filter_map(|(act, sentence)| {
            let page = Page { form: Some(Form::Article), ..Page::new(format!("{sentence}\n\n{AFTER}")) };
            let told: Vec<String> =
                analyze(&page, &Options::default()).reports.iter().flat_map(acts).collect();
            (!told.iter().any(|told| told == act)).then(|| format!("{act}, not {told:?}: {sentence}"))
        })
        .collect();
    assert!(missed.len() * MISSED_OF <= lines.len(), "{} are missed: {missed:#?}", missed.len());
}
