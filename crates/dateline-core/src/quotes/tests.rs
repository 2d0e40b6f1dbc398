//! Behaviour of the quote stage, one small page a case.

use proptest::prelude::*;

use super::attribute;
use crate::analysis::QuoteKind;
use crate::clause::sample::Sample;

const VERBS: &str = "said=say added=add told=tell asked=ask stressing=stress emphasized=emphasize described=describe \
    called=call expressed=express quoted=quote saying=say warned=warn met=meet won=win know=know going=go go=go";
const NAMES: &str =
    "Ana Kovac=Kovac:PERSON, Li Wei=Li:PERSON, the ministry=Interior Ministry:ORG:XXA, Freedonia:GPE:XXF";

/// Writes each quote as `kind [speaker, cue] text`.
fn read(content: &str) -> Vec<String> {
    write(&Sample::plain(content, VERBS, NAMES))
}

fn write(sample: &Sample) -> Vec<String> {
    let quotes = attribute(&sample.text, &sample.tagged, &sample.cast);
    let name = |id: &Option<String>| {
        let of = |id: &String| sample.cast.entities.iter().find(|entity| entity.id == *id);
        id.as_ref().and_then(of).map(|entity| entity.name.clone())
    };
    quotes
        .iter()
        .map(|found| {
            let quote = &found.quote;
            let speaker = quote.speaker.as_ref();
            let who =
                speaker.map_or("?".to_owned(), |party| name(&party.entity).unwrap_or(party.text.clone()));
            let about = quote.about.as_ref().and_then(|party| name(&party.entity));
            let about = about.map(|name| format!(" about {name}")).unwrap_or_default();
            let cue = quote.cue.as_ref().map_or("-", |cue| &cue.text);
            let kind = match quote.kind {
                QuoteKind::Direct => "direct",
                QuoteKind::Indirect => "indirect",
                QuoteKind::Mixed => "mixed",
            };
            format!("{kind} [{who}{about}, {cue}] {}", quote.text)
        })
        .collect()
}

fn check(content: &str, expected: &[&str]) {
    assert_eq!(read(content), expected, "in {content:?}");
}

#[test]
fn the_cue_stands_after_before_or_between() {
    check("\"We are ready,\" Ana Kovac said.", &["direct [Ana Kovac, said] We are ready,"]);
    check("\"We are ready,\" said Ana Kovac.", &["direct [Ana Kovac, said] We are ready,"]);
    check("Ana Kovac said: \"We are ready.\"", &["direct [Ana Kovac, said] We are ready."]);
    check(
        "“We are ready,” Kovac said. “They know it.”",
        &["direct [Ana Kovac, said] We are ready,", "direct [Ana Kovac, said] They know it."],
    );
}

#[test]
fn nothing_after_a_comma_is_what_a_cue_at_the_end_says() {
    check(
        "The road was closed, Kovac said yesterday, in a first such step.",
        &["indirect [Ana Kovac, said] The road was closed"],
    );
}

#[test]
fn words_in_marks_go_on_with_whoever_spoke_right_before() {
    check(
        "Kovac said the road was closed. \"Nobody asked us about it at all before this.\"",
        &["direct [Ana Kovac, -] Nobody asked us about it at all before this."],
    );
}

#[test]
fn one_pair_of_marks_is_one_quote() {
    check(
        "“We are ready. They know it. It is so,” Kovac said.",
        &["direct [Ana Kovac, said] We are ready. They know it. It is so,"],
    );
}

#[test]
fn single_marks_and_apostrophes() {
    check(
        "‘The workers’ plan isn’t ready,’ Kovac said.",
        &["direct [Ana Kovac, said] The workers’ plan isn’t ready,"],
    );
    check("Kovac said the workers' plan of the '90s was old.", &[]);
}

#[test]
fn paragraphs_that_each_open_a_mark_have_one_speaker() {
    check(
        "“We are ready,” Kovac said. “This is the first part.\n“This is the second part of it.”",
        &[
            "direct [Ana Kovac, said] We are ready,",
            "direct [Ana Kovac, said] This is the first part.",
            "direct [Ana Kovac, said] This is the second part of it.",
        ],
    );
}

#[test]
fn pronouns_and_publications_point_back() {
    check(
        "\"Kovac asked for help,\" the ministry said in a release.\n\"Li Wei was there,\" it added.\n\
         \"The two sides met in the city,\" according to the release.",
        &[
            "direct [the ministry about Ana Kovac, said] Kovac asked for help,",
            "direct [the ministry about Li Wei, added] Li Wei was there,",
            "direct [the ministry, according to] The two sides met in the city,",
        ],
    );
}

#[test]
fn words_in_the_middle_of_a_clause_are_mixed_speech() {
    check(
        "Kovac emphasized the war \"must be stopped at once,\" stressing Freedonia \"should not be rewarded for it.\"",
        &[
            "mixed [Ana Kovac, emphasized] must be stopped at once,",
            "mixed [Ana Kovac, stressing] should not be rewarded for it.",
        ],
    );
    check(
        "Kovac described Freedonia as a \"global security threat\".",
        &["mixed [Ana Kovac, described] global security threat"],
    );
    check(
        "Li \"expressed hope of peace for all,\" the ministry said.",
        &["mixed [the ministry about Li Wei, said] expressed hope of peace for all,"],
    );
}

#[test]
fn names_and_words_held_at_arm_s_length_are_no_quotes() {
    check("Kovac met Li at the \"Grand Hotel\" in Freedonia.", &[]);
    check("The \"smart\" phone won a prize.", &[]);
    check("Kovac said the film \"Gone With the Wind\" won a prize.", &[]);
}

#[test]
fn the_whole_of_the_cue_is_cited() {
    check(
        "\"We are ready for it,\" Kovac was quoted as saying by Li.",
        &["direct [Ana Kovac, was quoted as saying] We are ready for it,"],
    );
}

#[test]
fn indirect_speech() {
    check("Kovac said that the plan was ready.", &["indirect [Ana Kovac, said] the plan was ready"]);
    check("The plan was ready, Kovac said Monday.", &["indirect [Ana Kovac, said] The plan was ready"]);
    check(
        "The plan was ready, according to Kovac.",
        &["indirect [Ana Kovac, according to] The plan was ready"],
    );
}

#[test]
fn who_is_spoken_to_does_not_speak() {
    let table = "\
        Kovac Kovac PROPN 3 nsubj:pass\n was be AUX 3 aux:pass Past\n told tell VERB 0 root Past Part\n\
        that that SCONJ 7 mark\n the the DET 6 det\n plan plan NOUN 7 nsubj\n won win VERB 3 ccomp Past\n\
        by by ADP 9 case\n Li Li PROPN 3 obl:agent\n . . PUNCT 3 punct";
    let by_li = Sample::parsed(table, NAMES);
    assert_eq!(write(&by_li), ["indirect [Li Wei, told] the plan won"]);
    let by_nobody =
        Sample::parsed(&table.replace("Li Li PROPN 3 obl:agent", "then then ADV 3 advmod"), NAMES);
    assert_eq!(write(&by_nobody), <[String; 0]>::default());
}

#[test]
fn what_is_published_speaks_for_who_published_it() {
    let table = "\
        A a DET 3 det\n Freedonia Freedonia PROPN 3 compound\n report report NOUN 4 nsubj\n says say VERB 0 root\n\
        that that SCONJ 7 mark\n Li Li PROPN 7 nsubj\n won win VERB 4 ccomp Past\n twice twice ADV 7 advmod\n\
        . . PUNCT 4 punct";
    assert_eq!(
        write(&Sample::parsed(table, NAMES)),
        ["indirect [Freedonia about Li Wei, says] Li won twice"]
    );
}

#[test]
fn several_titles_lead_to_one_person() {
    let table = "\
        Former former ADJ 3 amod\n Freedonia Freedonia PROPN 3 compound\n agent agent NOUN 7 nsubj\n\
        and and CCONJ 5 cc\n author author NOUN 3 conj\n Kovac Kovac PROPN 5 appos\n said say VERB 0 root Past\n\
        that that SCONJ 10 mark\n Li Li PROPN 10 nsubj\n won win VERB 7 ccomp Past\n twice twice ADV 10 advmod\n\
        . . PUNCT 7 punct";
    assert_eq!(write(&Sample::parsed(table, NAMES)), ["indirect [Ana Kovac, said] Li won twice"]);
}

proptest! {
    #[test]
    fn any_text_gives_true_spans(words in prop::collection::vec(
        prop::sample::select(vec!["\"", "“", "”", "‘", "’", "'", "said", "Kovac", "it", ",", ".", "\n", "according",
            "to", "the", "release", "plan", "was", "Ç", "told", "stressing", ":", "that"]), 0..60)) {
        let content = words.join(" ");
        let sample = Sample::plain(&content, VERBS, NAMES);
        let points: Vec<char> = content.chars().collect();
        for found in attribute(&sample.text, &sample.tagged, &sample.cast) {
            let span = found.quote.span;
            let read: String = points[span.start() as usize..span.end() as usize].iter().collect();
            prop_assert_eq!(&read, &found.quote.text);
            if let Some(cue) = found.quote.cue {
                let read: String = points[cue.span.start() as usize..cue.span.end() as usize].iter().collect();
                prop_assert_eq!(read, cue.text);
            }
        }
    }
}
