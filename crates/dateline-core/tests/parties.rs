//! Who does what to whom, in sentences made up for this project: a line of `tests/parties.tsv` is the report that a sentence
//! tells, with its status and its parties, or an act that it does not tell.

use dateline_core::analysis::{Analysis, Party, Report};
use dateline_core::{Form, Options, Page, analyze};

/// What follows each sentence, for a page has more than one.
const AFTER: &str =
    "It was a warm day at the end of the summer, with a light wind from the south and a clear sky.";
/// One sentence of so many may be misread, for the language model is trained anew now and then.
const MISREAD_OF: usize = 20;

fn word(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

fn names(parties: &[Party], analysis: &Analysis) -> String {
    let name = |party: &Party| {
        let entity = analysis.entities.iter().find(|entity| Some(&entity.id) == party.entity.as_ref());
        entity.map_or_else(|| party.text.to_lowercase(), |entity| entity.name.clone())
    };
    let names: Vec<String> = parties.iter().map(name).collect();
    if names.is_empty() { "-".to_owned() } else { names.join("+") }
}

/// A report as the file writes it, once for the act as told and once for that of the manual.
fn lines(report: &Report, analysis: &Analysis) -> [String; 2] {
    let rest = [word(report.status), names(&report.actors, analysis), names(&report.recipients, analysis)]
        .join("\t");
    [report.act, report.plover.act].map(|act| format!("{}\t{rest}", word(act)))
}

#[test]
fn each_sentence_is_reported_with_the_parties_that_it_tells() {
    let cases: Vec<(&str, &str)> = include_str!("parties.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.rsplit_once('\t'))
        .collect();
    assert!(cases.len() > 30);
    let misread: Vec<String> = cases
        .iter()
        .filter_map(|(expected, sentence)| {
            let page = Page { form: Some(Form::Article), ..Page::new(format!("{sentence}\n\n{AFTER}")) };
            let analysis = analyze(&page, &Options::default());
            let told: Vec<String> =
                analysis.reports.iter().flat_map(|report| lines(report, &analysis)).collect();
            let right = match expected.strip_prefix('!').and_then(|denied| denied.split('\t').next()) {
                Some(act) => !told.iter().any(|line| line.starts_with(act)),
                None => told.iter().any(|line| line.eq_ignore_ascii_case(expected)),
            };
            (!right).then(|| format!("{expected:?} is not in {told:?}: {sentence}"))
        })
        .collect();
    assert!(misread.len() * MISREAD_OF <= cases.len(), "{} are misread: {misread:#?}", misread.len());
}
