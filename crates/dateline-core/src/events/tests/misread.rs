//! Trees that went astray, and what says so; and frames that need more than one.

use super::{NAMES, check};

#[test]
fn of_two_objects_the_second_is_given() {
    check(
        "Freedonia Freedonia PROPN 2 nsubj\nhanded hand VERB 0 root Past\nSylvania Sylvania PROPN 2 obj\nthe the DET 5 det\nfiles file NOUN 2 obj Plur",
        NAMES,
        &["COOPERATE occurred: Freedonia > Sylvania"],
    );
}

#[test]
fn what_a_preposition_governs_is_no_object() {
    check(
        "A a DET 2 det\ndrone drone NOUN 3 nsubj\nslammed slam VERB 0 root Past\ninto into ADP 5 case\nSylvania Sylvania PROPN 3 obj",
        NAMES,
        &["ASSAULT/aerial occurred: drone > Sylvania"],
    );
}

#[test]
fn a_plural_before_a_participle_is_its_subject() {
    check(
        "Sylvanian sylvanian ADJ 2 amod\nsoldiers soldier NOUN 4 compound Plur\ntortured torture VERB 4 amod Part\nLi Li PROPN 0 root",
        NAMES,
        &["ASSAULT/torture occurred: Sylvania > Li"],
    );
}

#[test]
fn a_verb_with_an_article_is_a_noun() {
    check(
        "Students student NOUN 2 nsubj Plur\nstaged stage VERB 0 root Past\na a DET 4 det\nsit-in sit-in VERB 2 xcomp\nin in ADP 6 case\nSylvania Sylvania PROPN 2 obl",
        NAMES,
        &["PROTEST/demo occurred: Students > "],
    );
}

#[test]
fn whoever_says_that_they_will_does() {
    check(
        "Soldiers soldier NOUN 2 nsubj Plur\nsaid say VERB 0 root Past\nthey they PRON 5 nsubj\nwould would AUX 5 aux\nleave leave VERB 2 ccomp Inf\nSylvania Sylvania PROPN 5 obj",
        NAMES,
        &["RETREAT/withdraw planned: Soldiers > Sylvania by Soldiers"],
    );
}

#[test]
fn nobody_is_somebody() {
    check(
        "Nobody nobody PRON 3 nsubj:pass\nwas be AUX 3 aux:pass\narrested arrest VERB 0 root Part\nby by ADP 6 case\nSylvanian sylvanian ADJ 6 amod\npolice police NOUN 3 obl:agent",
        NAMES,
        &["COERCE/arrest negated: Sylvania > "],
    );
}

#[test]
fn exercises_of_two_countries_are_cooperation() {
    let two = "Freedonia Freedonia PROPN 4 nsubj\nand and CCONJ 3 cc\nSylvania Sylvania PROPN 1 conj\nconducted conduct VERB 0 root Past\nexercises exercise NOUN 4 obj Plur";
    check(two, NAMES, &["COOPERATE occurred: Freedonia+Sylvania > "]);
    let one = "Freedonia Freedonia PROPN 2 nsubj\nconducted conduct VERB 0 root Past\nexercises exercise NOUN 2 obj Plur";
    check(one, NAMES, &["MOBILIZE/troops occurred: Freedonia > "]);
}

#[test]
fn what_two_do_jointly_is_cooperation_by_any_verb() {
    check(
        "Freedonia Freedonia PROPN 5 nsubj\nand and CCONJ 3 cc\nSylvania Sylvania PROPN 1 conj\njointly jointly ADV 5 advmod\nmended mend VERB 0 root Past\nthe the DET 7 det\ndam dam NOUN 5 obj",
        NAMES,
        &["COOPERATE occurred: Freedonia+Sylvania > "],
    );
}

#[test]
fn in_the_passive_what_is_given_stays_the_object() {
    check(
        "Li Li PROPN 3 nsubj:pass\nwas be AUX 3 aux:pass\ngranted grant VERB 0 root Part\nasylum asylum NOUN 3 obj\nby by ADP 6 case\nFreedonia Freedonia PROPN 3 obl:agent",
        NAMES,
        &["AID occurred: Freedonia > Li"],
    );
}

#[test]
fn a_particle_makes_another_verb() {
    check(
        "Freedonia Freedonia PROPN 2 nsubj\ncalled call VERB 0 root Past\noff off ADP 2 compound:prt\ntalks talk NOUN 2 obj Plur\nwith with ADP 6 case\nSylvania Sylvania PROPN 4 nmod",
        NAMES,
        &["CONSULT cancelled: Freedonia+Sylvania > "],
    );
}

#[test]
fn force_that_brings_about_force_is_one_act() {
    check(
        "Freedonia Freedonia PROPN 2 nsubj\nshelled shell VERB 0 root Past\nSylvania Sylvania PROPN 2 obj\nto to PART 5 mark\nkill kill VERB 2 advcl Inf\nLi Li PROPN 5 obj",
        NAMES,
        &["ASSAULT/heavy-weapons occurred: Freedonia > Sylvania"],
    );
}

#[test]
fn who_agrees_to_give_way_gives_way_in_words() {
    check(
        "Freedonia Freedonia PROPN 2 nsubj\nagreed agree VERB 0 root Past\nto to PART 4 mark\nreopen reopen VERB 2 xcomp Inf\nthe the DET 6 det\nborder border NOUN 4 obj",
        NAMES,
        &["CONCEDE occurred: Freedonia > "],
    );
}

#[test]
fn who_is_ready_to_use_force_threatens() {
    check(
        "Freedonia Freedonia PROPN 3 nsubj\nis be AUX 3 cop\nready ready ADJ 0 root\nto to PART 5 mark\nattack attack VERB 3 xcomp Inf\nSylvania Sylvania PROPN 5 obj",
        NAMES,
        &["THREATEN occurred: Freedonia > Sylvania"],
    );
}

#[test]
fn things_that_no_line_lists_are_given_to_a_state_all_the_same() {
    check(
        "Freedonia Freedonia PROPN 2 nsubj\nslashed slash VERB 0 root Past\nharps harp NOUN 2 obj Plur\nto to ADP 5 case\nSylvania Sylvania PROPN 2 obl",
        NAMES,
        &["SANCTION/discontinue occurred: Freedonia > Sylvania"],
    );
}

#[test]
fn between_names_the_parties_of_what_is_mutual() {
    check(
        "Prisoners prisoner NOUN 3 nsubj:pass Plur\nwere be AUX 3 aux:pass\nexchanged exchange VERB 0 root Part\nbetween between ADP 5 case\nFreedonia Freedonia PROPN 3 obl\nand and CCONJ 7 cc\nSylvania Sylvania PROPN 5 conj",
        NAMES,
        &["COOPERATE occurred: Freedonia+Sylvania > "],
    );
}

#[test]
fn a_plural_that_the_tagger_leaves_is_one_of_its_noun() {
    check(
        "Freedonia Freedonia PROPN 2 nsubj\ncut cut VERB 0 root Past\nfuel fuel NOUN 4 compound\nsupplies supplies NOUN 2 obj Plur\nto to ADP 6 case\nSylvania Sylvania PROPN 2 obl",
        NAMES,
        &["SANCTION/discontinue occurred: Freedonia > Sylvania"],
    );
}
