//! Behaviour of the event stage, one small page a case.

use proptest::prelude::*;

mod misread;
mod settings;

use super::{Ontology, code};
use crate::analysis::{Article, Party, Report};
use crate::clause::sample::Sample;
use crate::quotes;

/// Writes each report as `ACT/mode status: actors > recipients by speaker`.
fn read(sample: &Sample) -> Vec<String> {
    let quotes = quotes::attribute(&sample.text, &sample.tagged, &sample.cast);
    let reports = code(
        &sample.text,
        &sample.tagged,
        &Article::default(),
        &[],
        &sample.cast,
        &quotes,
        Ontology::embedded(),
    );
    let name = |party: &Party| {
        let entity = sample.cast.entities.iter().find(|entity| Some(&entity.id) == party.entity.as_ref());
        entity.map_or_else(|| party.text.clone(), |entity| entity.name.clone())
    };
    let list = |parties: &[Party]| parties.iter().map(name).collect::<Vec<_>>().join("+");
    let one = |report: &Report| {
        let act = serde_json::to_value(report.act).unwrap();
        let status = serde_json::to_value(report.status).unwrap();
        let mode = report.mode.as_ref().map(|mode| format!("/{mode}")).unwrap_or_default();
        let by = report.attribution.as_ref().map(|by| format!(" by {}", name(&by.party))).unwrap_or_default();
        format!(
            "{}{mode} {}: {} > {}{by}",
            act.as_str().unwrap(),
            status.as_str().unwrap(),
            list(&report.actors),
            list(&report.recipients)
        )
    };
    reports.iter().map(one).collect()
}

fn check(table: &str, names: &str, expected: &[&str]) {
    let sample = Sample::parsed(table, names);
    assert_eq!(read(&sample), expected, "in {:?}", sample.text.as_str());
}

const NAMES: &str = "Kovac:PERSON:XXA, Li:PERSON:XXB, Freedonia:GPE:XXF, Sylvania=Sylvanian:GPE:XXS";

#[test]
fn a_meeting_that_will_be_is_planned_and_mutual() {
    check(
        "Kovac Kovac PROPN 5 nsubj\nand and CCONJ 3 cc\nLi Li PROPN 1 conj\nwill will AUX 5 aux\nmeet meet VERB 0 root Inf\n. . PUNCT 5 punct",
        NAMES,
        &["CONSULT planned: Kovac+Li > "],
    );
}

#[test]
fn the_agent_of_a_passive_acts() {
    check(
        "Li Li PROPN 3 nsubj:pass\nwas be AUX 3 aux:pass\narrested arrest VERB 0 root Part\nby by ADP 6 case\nSylvanian sylvanian ADJ 6 amod\npolice police NOUN 3 obl:agent",
        NAMES,
        &["COERCE/arrest occurred: Sylvania > Li"],
    );
}

#[test]
fn an_accusation_is_one_act() {
    check(
        "Freedonia Freedonia PROPN 2 nsubj\naccused accuse VERB 0 root Past\nSylvania Sylvania PROPN 2 obj\nof of SCONJ 5 mark\nattacking attack VERB 2 advcl Ing\nLi Li PROPN 5 obj",
        NAMES,
        &["ACCUSE/allege occurred: Freedonia > Sylvania"],
    );
}

#[test]
fn negation_and_plans_are_no_deeds() {
    check(
        "Kovac Kovac PROPN 4 nsubj\ndid do AUX 4 aux\nnot not PART 4 advmod\nmeet meet VERB 0 root Inf\nLi Li PROPN 4 obj",
        NAMES,
        &["CONSULT negated: Kovac+Li > "],
    );
    check(
        "Freedonia Freedonia PROPN 2 nsubj\nplans plan VERB 0 root Pres\nto to PART 4 mark\nsend send VERB 2 xcomp Inf\ntroops troop NOUN 4 obj Plur\nto to ADP 7 case\nSylvania Sylvania PROPN 4 obl",
        NAMES,
        &["MOBILIZE/troops planned: Freedonia > Sylvania"],
    );
}

#[test]
fn what_is_waited_for_is_no_deed() {
    let until = |arrested: &str| {
        format!(
            "Freedonia Freedonia PROPN 2 nsubj\nwaited wait VERB 0 root Past\nuntil until SCONJ 5 mark\nLi Li PROPN 5 nsubj\n{arrested}\nKovac Kovac PROPN 5 obj"
        )
    };
    check(&until("arrests arrest VERB 2 advcl Pres"), NAMES, &["COERCE/arrest possible: Li > Kovac"]);
    check(&until("arrested arrest VERB 2 advcl Past"), NAMES, &["COERCE/arrest occurred: Li > Kovac"]);
}

#[test]
fn light_verbs_carry_their_nouns() {
    check(
        "Kovac Kovac PROPN 2 nsubj\nheld hold VERB 0 root Past\na a DET 5 det\nphone phone NOUN 5 compound\ncall call NOUN 2 obj\nwith with ADP 7 case\nLi Li PROPN 5 nmod",
        NAMES,
        &["CONSULT/phone occurred: Kovac+Li > "],
    );
    check(
        "Talks talk NOUN 5 nsubj:pass Plur\nwith with ADP 3 case\nLi Li PROPN 1 nmod\nwere be AUX 5 aux:pass\ncancelled cancel VERB 0 root Part\nby by ADP 7 case\nKovac Kovac PROPN 5 obl:agent",
        NAMES,
        &["CONSULT cancelled: Kovac+Li > "],
    );
}

#[test]
fn a_verb_and_the_noun_that_it_carries_are_one_act() {
    let both = "Freedonia Freedonia PROPN 4 nsubj\nand and CCONJ 3 cc\nSylvania Sylvania PROPN 1 conj";
    let check_object = |predicate: &str, expected: &[&str]| {
        check(&format!("{both}\n{predicate}"), NAMES, expected);
    };
    check_object(
        "signed sign VERB 0 root Past\nan a DET 6 det\nagreement agreement NOUN 4 obj",
        &["SUPPORT occurred: Freedonia+Sylvania > "],
    );
    check_object(
        "reached reach VERB 0 root Past\nan a DET 6 det\nagreement agreement NOUN 4 obj\non on ADP 8 case\ntrade trade NOUN 6 nmod",
        &["AGREE occurred: Freedonia+Sylvania > "],
    );
    check(
        "An a DET 2 det\nagreement agreement NOUN 4 nsubj:pass\nwas be AUX 4 aux:pass\nsigned sign VERB 0 root Part\nby by ADP 6 case\nFreedonia Freedonia PROPN 4 obl:agent\nand and CCONJ 8 cc\nSylvania Sylvania PROPN 6 conj",
        NAMES,
        &["SUPPORT occurred: Freedonia+Sylvania > "],
    );
    check(
        "Freedonia Freedonia PROPN 2 nsubj\nrejected reject VERB 0 root Past\nthe the DET 4 det\noffer offer NOUN 2 obj\nfrom from ADP 6 case\nSylvania Sylvania PROPN 4 nmod",
        NAMES,
        &["REJECT occurred: Freedonia > Sylvania"],
    );
    check(
        "Freedonia Freedonia PROPN 2 nsubj\nannounced announce VERB 0 root Past\nsanctions sanction NOUN 2 obj Plur\non on ADP 5 case\nSylvania Sylvania PROPN 3 nmod",
        NAMES,
        &["SANCTION/discontinue occurred: Freedonia > Sylvania"],
    );
}

#[test]
fn a_relative_clause_is_about_its_noun() {
    check(
        "Freedonia Freedonia PROPN 7 nsubj\n, , PUNCT 4 punct\nwhich which PRON 4 nsubj\ninvaded invade VERB 1 acl:relcl Past\nSylvania Sylvania PROPN 4 obj\n, , PUNCT 4 punct\nfell fall VERB 0 root Past",
        NAMES,
        &["ASSAULT/heavy-weapons occurred: Freedonia > Sylvania"],
    );
}

#[test]
fn the_two_sides_are_those_in_play() {
    check(
        "Freedonia Freedonia PROPN 4 nsubj\nand and CCONJ 3 cc\nSylvania Sylvania PROPN 1 conj\nagreed agree VERB 0 root Past\nto to PART 6 mark\nstay stay VERB 4 xcomp Inf\n\nThe the DET 3 det\ntwo two NUM 3 nummod\nsides side NOUN 4 nsubj Plur\ndiscussed discuss VERB 0 root Past\ntrade trade NOUN 4 obj",
        NAMES,
        &["AGREE occurred: Freedonia+Sylvania > ", "CONSULT occurred: Freedonia+Sylvania > "],
    );
}

#[test]
fn a_meeting_and_what_it_is_for_are_one() {
    check(
        "Freedonia Freedonia PROPN 4 nsubj\nand and CCONJ 3 cc\nSylvania Sylvania PROPN 1 conj\nmet meet VERB 0 root Past\nto to PART 6 mark\ndiscuss discuss VERB 4 advcl Inf\ntrade trade NOUN 6 obj",
        NAMES,
        &["CONSULT occurred: Freedonia+Sylvania > "],
    );
}

#[test]
fn what_is_said_is_said_by_somebody() {
    check(
        "Kovac Kovac PROPN 2 nsubj\nsaid say VERB 0 root Past\nthat that SCONJ 5 mark\nFreedonia Freedonia PROPN 5 nsubj\nexpelled expel VERB 2 ccomp Past\nSylvanian sylvanian ADJ 7 amod\ndiplomats diplomat NOUN 5 obj Plur",
        NAMES,
        &["SANCTION/expel occurred: Freedonia > Sylvania by Kovac"],
    );
}

#[test]
fn heads_that_form_a_ring_end_the_search() {
    check(
        "Kovac Kovac PROPN 2 conj\nLi Li PROPN 1 conj\nwill will AUX 4 aux\nmeet meet VERB 0 root Inf",
        NAMES,
        &["CONSULT planned: Kovac+Li > "],
    );
}

#[test]
fn what_nobody_does_is_no_act() {
    check(
        "The the DET 2 det\nstorm storm NOUN 3 nsubj\nkilled kill VERB 0 root Past\nLi Li PROPN 3 obj",
        NAMES,
        &[],
    );
}

#[test]
fn people_without_a_name_act_and_are_acted_on() {
    check(
        "Gunmen gunman NOUN 2 nsubj Plur\nshot shoot VERB 0 root Past\ntwo two NUM 4 nummod\nsoldiers soldier NOUN 2 obj Plur",
        NAMES,
        &["ASSAULT/firearms occurred: Gunmen > two soldiers"],
    );
    check(
        "Three three NUM 2 nummod\neditors editor NOUN 4 nsubj:pass Plur\nwere be AUX 4 aux:pass\narrested arrest VERB 0 root Part",
        NAMES,
        &["COERCE/arrest occurred:  > Three editors"],
    );
}

#[test]
fn numbers_and_unknown_speakers_are_somebody() {
    check(
        "Police police NOUN 2 nsubj\narrested arrest VERB 0 root Past\nnine nine NUM 2 obj",
        NAMES,
        &["COERCE/arrest occurred: Police > nine"],
    );
    check(
        "Challengers challenger NOUN 2 nsubj Plur\ncondemned condemn VERB 0 root Past\nFreedonia Freedonia PROPN 2 obj",
        NAMES,
        &["ACCUSE/disapprove occurred: Challengers > Freedonia"],
    );
}

#[test]
fn a_wrong_lemma_does_not_hide_a_verb() {
    check(
        "Freedonia Freedonia PROPN 2 nsubj\nexpelled expell VERB 0 root Past\nLi Li PROPN 2 obj\nand and CCONJ 5 cc\nfreed fre VERB 2 conj Past\nKovac Kovac PROPN 5 obj",
        NAMES,
        &["SANCTION/expel occurred: Freedonia > Li", "RETREAT/release occurred: Freedonia > Kovac"],
    );
}

#[test]
fn a_wish_in_the_subjunctive_is_no_deed() {
    check(
        "Kovac Kovac PROPN 2 nsubj\nwrote write VERB 0 root Past\nthat that SCONJ 6 mark\nLi Li PROPN 6 nsubj:pass\nbe be AUX 6 aux:pass\nreleased release VERB 2 ccomp Part",
        NAMES,
        &["RETREAT/release requested:  > Li by Kovac"],
    );
}

#[test]
fn two_verbs_are_two_deeds() {
    check(
        "Freedonia Freedonia PROPN 2 nsubj\nconvicted convict VERB 0 root Past\nLi Li PROPN 2 obj\nand and CCONJ 5 cc\nsentenced sentence VERB 2 conj Past\nLi Li PROPN 5 obj",
        NAMES,
        &["SANCTION/convict occurred: Freedonia > Li", "SANCTION/convict occurred: Freedonia > Li"],
    );
}

#[test]
fn what_is_denied_is_the_act() {
    check(
        "Freedonia Freedonia PROPN 2 nsubj\ndenied deny VERB 0 root Past\nthat that SCONJ 5 mark\npolice police NOUN 5 nsubj\nbeat arrest VERB 2 ccomp Past\nLi Li PROPN 5 obj",
        NAMES,
        &["COERCE/arrest denied: police > Li by Freedonia"],
    );
}

#[test]
fn a_state_is_of_its_subject() {
    check(
        "Kovac Kovac PROPN 4 nsubj\nis be AUX 4 cop\nin in ADP 4 case\ntalks talk NOUN 0 root Plur\nwith with ADP 6 case\nLi Li PROPN 4 nmod",
        NAMES,
        &["CONSULT occurred: Kovac+Li > "],
    );
    check(
        "Kovac Kovac PROPN 3 nsubj\nis be AUX 3 cop\nready ready ADJ 0 root\nto to PART 5 mark\nresign resign VERB 3 xcomp Inf",
        "Kovac:GPE:XXA",
        &["CONCEDE occurred: Kovac > "],
    );
}

#[test]
fn whoever_is_told_to_is_asked() {
    check(
        "Kovac Kovac PROPN 2 nsubj\ntold tell VERB 0 root Past\nLi Li PROPN 2 obj\nto to PART 5 mark\nresign resign VERB 2 xcomp Inf",
        NAMES,
        &["REQUEST occurred: Kovac > Li"],
    );
}

proptest! {
    #[test]
    fn any_tree_gives_true_spans(tokens in prop::collection::vec(
        (prop::sample::select(vec!["Kovac Kovac PROPN", "Li Li PROPN", "meet meet VERB", "said say VERB", "talks talk NOUN",
            "will will AUX", "with with ADP", "attack attack NOUN", "sides side NOUN", "the the DET", "two two NUM",
            "they they PRON", "held hold VERB", "to to PART", "which which PRON", "accused accuse VERB"]),
         0usize..14,
         prop::sample::select(vec!["nsubj", "obj", "obl", "nmod", "conj", "xcomp", "ccomp", "advcl", "acl", "acl:relcl",
            "case", "mark", "aux", "nsubj:pass", "det", "nmod:poss", "compound"])),
        1..14)) {
        let count = tokens.len();
        let table: Vec<String> = tokens
            .iter()
            .map(|(word, head, relation)| format!("{word} {} {relation}", head % (count + 1)))
            .collect();
        let sample = Sample::parsed(&table.join("\n"), NAMES);
        let quotes = quotes::attribute(&sample.text, &sample.tagged, &sample.cast);
        let reports = code(&sample.text, &sample.tagged, &Article::default(), &[], &sample.cast, &quotes, Ontology::embedded());
        let points: Vec<char> = sample.text.as_str().chars().collect();
        for report in reports {
            for cited in [&report.trigger, &report.evidence] {
                let read: String = points[cited.span.start() as usize..cited.span.end() as usize].iter().collect();
                prop_assert_eq!(&read, &cited.text);
            }
            prop_assert!(report.evidence.span.contains(report.trigger.span));
            prop_assert!((0.0..=1.0).contains(&report.confidence));
        }
    }
}

#[test]
fn by_names_who_acts_in_the_passive_and_not_whose_wish_is_refused() {
    check(
        "Freedonia Freedonia PROPN 3 nsubj:pass\nwas be AUX 3 aux:pass\nopposed oppose VERB 0 root Part\nby by ADP 5 case\nSylvania Sylvania PROPN 3 obl\n. . PUNCT 3 punct",
        NAMES,
        &["REJECT occurred: Sylvania > Freedonia"],
    );
}

#[test]
fn it_is_the_body_that_says_so() {
    check(
        "Freedonia Freedonia PROPN 2 nsubj\nsaid say VERB 0 root Past\nit it PRON 5 nsubj\nhad have AUX 5 aux\nexpelled expel VERB 2 ccomp Part\nKovac Kovac PROPN 5 obj\n. . PUNCT 2 punct",
        NAMES,
        &["SANCTION/expel occurred: Freedonia > Kovac by Freedonia"],
    );
}

#[test]
fn whoever_stands_before_what_is_given_receives_it() {
    check(
        "Freedonia Freedonia PROPN 3 nsubj\nwill will AUX 3 aux\nlend lend VERB 0 root Inf\nSylvania Sylvania PROPN 6 compound\nten ten NUM 6 nummod\nhelicopters helicopter NOUN 3 obj Plur\n. . PUNCT 3 punct",
        NAMES,
        &["AID planned: Freedonia > Sylvania"],
    );
}

#[test]
fn what_is_done_to_no_one_is_negated() {
    check(
        "No no DET 2 det\nstudent student NOUN 4 nsubj:pass\nwas be AUX 4 aux:pass\narrested arrest VERB 0 root Part\n. . PUNCT 4 punct",
        NAMES,
        &["COERCE/arrest negated:  > student"],
    );
}

#[test]
fn the_name_of_a_day_is_no_party() {
    check(
        "Freedonia Freedonia PROPN 3 nsubj\nFriday Friday PROPN 3 nsubj\ncondemned condemn VERB 0 root Past\nSylvania Sylvania PROPN 3 obj\n. . PUNCT 3 punct",
        NAMES,
        &["ACCUSE/disapprove occurred: Freedonia > Sylvania"],
    );
}

#[test]
fn they_are_the_last_people_told_of() {
    check(
        "Students student NOUN 2 nsubj Plur\nmarched march VERB 0 root Past\n. . PUNCT 2 punct\n\nPolice police NOUN 2 nsubj\narrested arrest VERB 0 root Past\nthem they PRON 2 obj\n. . PUNCT 2 punct",
        NAMES,
        &["PROTEST/demo occurred: Students > ", "COERCE/arrest occurred: Police > Students"],
    );
}

#[test]
fn a_name_beside_a_party_is_a_party() {
    check(
        "Ruritania Ruritania PROPN 4 nsubj\nand and CCONJ 3 cc\nFreedonia Freedonia PROPN 1 conj\npraised praise VERB 0 root Past\nSylvania Sylvania PROPN 4 obj\n. . PUNCT 4 punct",
        NAMES,
        &["SUPPORT occurred: Ruritania+Freedonia > Sylvania"],
    );
}

#[test]
fn a_state_may_act_on_its_own_people() {
    check(
        "Sylvania Sylvania PROPN 2 nsubj\narrested arrest VERB 0 root Past\nSylvanian Sylvanian ADJ 4 amod\nstudents student NOUN 2 obj Plur\n. . PUNCT 2 punct",
        NAMES,
        &["COERCE/arrest occurred: Sylvania > Sylvania"],
    );
}

#[test]
fn an_attack_by_people_without_a_name_is_held_against_them() {
    check(
        "Freedonia Freedonia PROPN 2 nsubj\ncondemned condemn VERB 0 root Past\nan a DET 4 det\nattack attack NOUN 2 obj\nby by ADP 6 case\nrebels rebel NOUN 4 nmod Plur\n. . PUNCT 2 punct",
        NAMES,
        &["ACCUSE/disapprove occurred: Freedonia > rebels"],
    );
}

#[test]
fn people_that_are_counted_are_those_people() {
    check(
        "Thousands thousand NOUN 4 nsubj Plur\nof of ADP 3 case\nstudents student NOUN 1 nmod Plur\nmarched march VERB 0 root Past\n. . PUNCT 4 punct",
        NAMES,
        &["PROTEST/demo occurred: students > "],
    );
}

#[test]
fn a_charge_that_is_rejected_is_that_of_whoever_made_it() {
    check(
        "Freedonia Freedonia PROPN 2 nsubj\naccused accuse VERB 0 root Past\nSylvania Sylvania PROPN 2 obj\n. . PUNCT 2 punct\n\nSylvania Sylvania PROPN 2 nsubj\nrejected reject VERB 0 root Past\nthe the DET 4 det\ncharge charge NOUN 2 obj\n. . PUNCT 2 punct",
        NAMES,
        &["ACCUSE/allege occurred: Freedonia > Sylvania", "REJECT occurred: Sylvania > Freedonia"],
    );
}

#[test]
fn a_habit_is_no_deed() {
    check(
        "Freedonia Freedonia PROPN 2 nsubj\noffered offer VERB 0 root Past\naid aid NOUN 2 obj\nto to ADP 5 case\nSylvania Sylvania PROPN 2 obl",
        NAMES,
        &["AGREE occurred: Freedonia > Sylvania"],
    );
    check(
        "Freedonia Freedonia PROPN 2 nsubj\noffers offer VERB 0 root Pres\ncomfort comfort NOUN 2 obj\nto to ADP 5 case\nSylvania Sylvania PROPN 2 obl",
        NAMES,
        &[],
    );
}

#[test]
fn what_protesters_ask_for_is_no_act_beside_the_protest() {
    check(
        "Students student NOUN 2 nsubj Plur\nmarched march VERB 0 root Past\nto to PART 4 mark\ndemand demand VERB 2 advcl Inf\nthe the DET 6 det\nrelease release NOUN 4 obj\nof of ADP 8 case\nLi Li PROPN 6 nmod",
        NAMES,
        &["PROTEST/demo occurred: Students > Li"],
    );
}

#[test]
fn a_bound_on_how_many_is_no_preposition() {
    check(
        "Freedonia Freedonia PROPN 2 nsubj\narrested arrest VERB 0 root Past\nat at ADP 4 case\nleast least ADJ 5 nmod\nfive five NUM 6 nummod\neditors editor NOUN 2 obl Plur",
        NAMES,
        &["COERCE/arrest occurred: Freedonia > five editors"],
    );
}

#[test]
fn several_of_one_kind_confer() {
    check(
        "The the DET 2 det\nministers minister NOUN 3 nsubj Plur\ndiscussed discuss VERB 0 root Past\nfish fish NOUN 3 obj Plur",
        NAMES,
        &["CONSULT occurred: ministers > "],
    );
    check(
        "Kovac Kovac PROPN 2 nsubj\ndiscussed discuss VERB 0 root Past\nfish fish NOUN 2 obj Plur",
        NAMES,
        &[],
    );
}

#[test]
fn a_counterpart_is_whoever_is_named_after_it() {
    check(
        "Kovac Kovac PROPN 7 nsubj\nand and CCONJ 4 cc\nhis his PRON 4 nmod:poss\ncounterpart counterpart NOUN 1 conj\n, , PUNCT 6 punct\nLi Li PROPN 1 conj\nmet meet VERB 0 root Past",
        NAMES,
        &["CONSULT occurred: Kovac+Li > "],
    );
}

#[test]
fn whoever_speaks_is_not_the_he_of_whom_they_speak() {
    let text = "Petar Kovac hid in a cellar on Thursday. “I saw the gunman on the bridge and he shot two men,” \
                Kovac said.";
    let found = crate::analyze(&crate::Page::article(text), &crate::Options::default());
    let assaults: Vec<_> =
        found.reports.iter().filter(|report| report.act == crate::analysis::Act::Assault).collect();
    assert!(!assaults.is_empty(), "{found:#?}");
    let by_witness = |report: &&Report| {
        report.actors.iter().any(|party| party.text.contains("he") && party.entity.is_some())
    };
    assert!(!assaults.iter().any(by_witness), "{assaults:#?}");
}
