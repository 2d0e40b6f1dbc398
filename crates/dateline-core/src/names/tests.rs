//! Whole pages through this stage: who is found, under which forms, in which posts.

use proptest::prelude::*;

use crate::analysis::{Entity, EntityType, MentionKind};
use crate::{Options, Page, analyze};

fn entities(text: &str) -> Vec<Entity> {
    analyze(&Page::article(text), &Options::default()).entities
}

/// Checks that one entity has the name and all of the forms.
fn check_forms(text: &str, name: &str, forms: &[&str]) {
    let found = entities(text);
    let entity = found.iter().find(|entity| entity.name == name);
    let texts: Vec<&str> = entity
        .iter()
        .flat_map(|entity| entity.mentions.iter().map(|mention| mention.text.as_str()))
        .collect();
    for form in forms {
        assert!(texts.contains(form), "{name} has {texts:?}, not {form:?}, in {text:?}\n{found:#?}");
    }
}

/// Checks that one person has the post in the country or organisation.
fn check_role(text: &str, name: &str, title: &str, of: Option<&str>) {
    let found = entities(text);
    let roles: Vec<(&str, Option<&str>)> = found
        .iter()
        .filter(|entity| entity.name == name)
        .flat_map(|entity| &entity.roles)
        .map(|role| (role.title.as_str(), role.of.as_ref().map(|of| of.text.as_str())))
        .collect();
    assert!(
        roles.contains(&(title, of)),
        "{name} has {roles:?}, not {title:?} of {of:?}, in {text:?}\n{found:#?}"
    );
}

#[test]
fn surnames_titles_and_posts_are_one_person() {
    let text = "Kenyan Foreign Minister Amina Odhiambo arrived in Geneva on Monday. Odhiambo said the talks were useful. \
                The foreign minister will leave on Friday, she said.";
    check_forms(text, "Amina Odhiambo", &["Amina Odhiambo", "Odhiambo", "The foreign minister", "she"]);
    check_role(text, "Amina Odhiambo", "Foreign Minister", Some("Kenya"));
}

#[test]
fn what_refers_to_two_is_a_mention_of_both() {
    let text = "Norway and Finland signed a treaty on Monday. The two countries will share radar data. Both sides were pleased.";
    check_forms(text, "Norway", &["The two countries", "Both sides"]);
    check_forms(text, "Finland", &["The two countries", "Both sides"]);
    let text = "Foreign Minister Henrik Lund of Norway met Amina Odhiambo in Geneva. The two leaders spoke for an hour.";
    check_forms(text, "Henrik Lund", &["The two leaders"]);
    check_forms(text, "Amina Odhiambo", &["The two leaders"]);
}

/// Checks in which country a place lies.
fn check_country(text: &str, name: &str, country: Option<&str>) {
    let found = entities(text);
    let place = found.iter().find(|entity| entity.name == name);
    let kind = place.map(|place| place.kind);
    assert_eq!(kind, Some(EntityType::Gpe), "{name} in {text:?}\n{found:#?}");
    assert_eq!(place.and_then(|place| place.country.as_deref()), country, "{name} in {text:?}");
}

#[test]
fn towns_lie_in_the_country_of_which_the_page_speaks() {
    check_country("Farmers marched in Rzeszow on Monday, the mayor said.", "Rzeszow", Some("POL"));
    check_country("Some thirty women held a sit-in near Agadez on Tuesday.", "Agadez", Some("NER"));
    let britain = "Britain will build a depot. The minister visited the town of Cambridge on Monday.";
    check_country(britain, "Cambridge", Some("GBR"));
    let states =
        "A court in Boston, Mass., ruled on Monday. The minister visited the town of Cambridge on Tuesday.";
    check_country(states, "Cambridge", Some("USA"));
    check_country("The minister visited the town of Cambridge on Monday.", "Cambridge", None);
}

#[test]
fn what_refers_to_two_others_is_nobody() {
    for text in [
        "Norway and Finland signed a treaty. Trees stood on both sides of the road.",
        "Norway, Sweden, Chile and Finland sent ships. Kenya, Peru and Ghana did not. The two countries were late.",
        "Norway signed a treaty on Monday. The two countries will share data.",
        "Norway and Finland signed. The two countries that refused were late.",
    ] {
        let found = entities(text);
        let mut texts = found.iter().flat_map(|entity| &entity.mentions).map(|mention| mention.text.as_str());
        assert!(
            texts.all(|text| !text.ends_with("countries") && !text.ends_with("sides")),
            "{text}: {found:#?}"
        );
    }
}

#[test]
fn a_title_takes_no_country_that_has_no_such_head() {
    let text = "France opened its new museum in Paris on Monday. King Harold Lund and Pope Marcus came to France for it.";
    for entity in entities(text) {
        let of: Vec<_> = entity.roles.iter().filter_map(|role| role.of.as_ref()).collect();
        assert!(of.is_empty(), "{entity:#?}");
    }
}

#[test]
fn a_country_behind_the_name_owns_the_post() {
    let text = "Foreign Minister Henrik Lund of Norway said on Monday that the ships would leave soon.";
    check_role(text, "Henrik Lund", "Foreign Minister", Some("Norway"));
}

#[test]
fn a_post_that_nobody_in_the_page_holds_is_an_entity_without_a_name() {
    let text = "The NATO chief said on Monday that the alliance would send more ships. The foreign minister of Norway \
                said that he supported the plan. Finland's ministers were silent, and the deputies of Norway too.";
    let found = entities(text);
    let posts: Vec<(&str, &str, Option<&str>)> = found
        .iter()
        .filter(|entity| entity.mentions.iter().all(|mention| mention.kind != MentionKind::Name))
        .flat_map(|entity| entity.roles.iter().map(move |role| (entity, role)))
        .map(|(entity, role)| {
            (entity.name.as_str(), role.title.as_str(), role.of.as_ref().map(|of| of.text.as_str()))
        })
        .collect();
    let expected = [
        ("NATO chief", "chief", Some("NATO")),
        ("foreign minister of Norway", "foreign minister", Some("Norway")),
    ];
    assert_eq!(posts, expected, "{found:#?}");
    // Whom the page names holds it.
    let text =
        "NATO Secretary General Ana Kovac spoke on Monday. The NATO chief said that the ships would leave.";
    check_forms(text, "Ana Kovac", &["The NATO chief"]);
}

#[test]
fn counterparts_hold_the_same_post_elsewhere() {
    let text = "KAMPALA - Uganda on Friday called off a meeting between Trade Minister Grace Okello and her Chilean \
                counterpart, Pedro Salas, hours before it was to begin. The ministry said that it had no reason to give.";
    check_role(text, "Grace Okello", "Trade Minister", Some("Uganda"));
    check_role(text, "Pedro Salas", "Trade Minister", Some("Chile"));
    let text = "Ugandan Trade Minister Grace Okello spoke to the press on Monday. She said that she would meet her \
                counterpart from Chile, Pedro Salas, in the autumn.";
    check_role(text, "Pedro Salas", "Trade Minister", Some("Chile"));
    let text = "Uganda sent forty doctors to Chile on Monday after the floods in the south. Health Minister Grace \
                Okello announced it after a call with her Chilean counterpart, Pedro Salas.";
    check_role(text, "Grace Okello", "Health Minister", Some("Uganda"));
    let text = "Ugandan President Grace Okello flew to Lima with Pedro Salas, her Chilean counterpart, on Monday, and \
                they said that the talks were useful.";
    check_role(text, "Pedro Salas", "President", Some("Chile"));
}

#[test]
fn spellings_of_one_arabic_name_are_one_person() {
    let text = "Trade Minister Youssef El-Haddawi was in Geneva on Monday for talks on the price of grain. Yusuf \
                al-Haddawi, 58, said that he was happy with what they had agreed on.";
    check_forms(text, "Youssef El-Haddawi", &["Youssef El-Haddawi", "Yusuf al-Haddawi"]);
}

#[test]
fn family_names_stand_first_or_last() {
    let text = "South Korean Defense Minister Han Min-seok met Karim Haddad, the Lebanese army chief, on Tuesday. \
 Han said that he wanted to praise Haddad for the work that the army had done.";
    check_forms(text, "Han Min-seok", &["Han Min-seok", "Han"]);
    check_forms(text, "Karim Haddad", &["Karim Haddad", "Haddad"]);
    check_role(text, "Han Min-seok", "Defense Minister", Some("South Korea"));
}

#[test]
fn spellings_of_one_korean_name_are_one_person() {
    let text = "President Seo Jong-sup spoke in Busan on Monday and said that he was happy. \
 The crowd cheered when President Suh Chong-sop of South Korea left the hall.";
    check_forms(text, "Seo Jong-sup", &["Seo Jong-sup", "Suh Chong-sop"]);
}

#[test]
fn appositions_give_posts() {
    let text = "Norway was represented by Ingrid Solheim, director general of security policy at the Ministry of Defense, \
                and the EU by Paolo Ferrante, the European Commission's vice president for energy.";
    check_role(text, "Ingrid Solheim", "director general of security policy", Some("Ministry of Defense"));
    check_role(text, "Paolo Ferrante", "vice president for energy", Some("European Commission"));
}

#[test]
fn bare_titles_take_the_country_of_their_list_or_visit() {
    let list = "She met Polish President Adam Kowalczyk, Foreign Minister Ewa Zielinska and others.";
    check_role(list, "Ewa Zielinska", "Foreign Minister", Some("Poland"));
    let visit = "The envoy will travel to Ottawa to meet Prime Minister Claire Dubois.";
    check_role(visit, "Claire Dubois", "Prime Minister", Some("Canada"));
}

#[test]
fn a_country_much_spoken_of_need_not_be_the_holders() {
    let told =
        "China closed its ports. Trade with China fell, and banks in China lent less to others in China.";
    check_role(&format!("{told} President John Miller said so."), "John Miller", "President", None);
    check_role(&format!("{told} President Chen Guowei said so."), "Chen Guowei", "President", Some("China"));
    let told = "Peru closed its ports. Trade with Peru fell, and banks in Peru lent less to others in Peru.";
    check_role(&format!("{told} John Doe, president, said so."), "John Doe", "president", None);
}

#[test]
fn posts_pass_to_successors_and_the_elect() {
    let text = "Norwegian Prime Minister Ingrid Solheim resigned on Monday. Her successor, Ana Kovac, will speak on Friday.";
    check_role(text, "Ana Kovac", "Prime Minister", Some("Norway"));
    let found =
        entities("President-elect Maria Rojas said on Monday that she would keep the treaty of 2010.");
    let role = found.iter().flat_map(|entity| &entity.roles).next();
    assert_eq!(role.and_then(|role| role.qualifier.as_deref()), Some("elect"), "{found:#?}");
}

#[test]
fn pronouns_own_the_bodies_of_their_country() {
    let text = "Norway said on Monday that its foreign ministry would protest. The ministry was silent.";
    check_forms(text, "Ministry of Foreign Affairs", &["foreign ministry", "The ministry"]);
}

#[test]
fn people_are_called_by_their_age() {
    let text = "Maria Lindqvist resigned on Monday. The 54-year-old said that she was tired.";
    check_forms(text, "Maria Lindqvist", &["The 54-year-old", "she"]);
}

#[test]
fn adjectives_may_stand_between_a_country_and_its_post() {
    let text = "Trucks waited to enter Latvia. Estonia's newly appointed Prime Minister Liis Tamm said so.";
    check_role(text, "Liis Tamm", "Prime Minister", Some("Estonia"));
}

#[test]
fn former_posts_say_so() {
    let found = entities("Former President Luis Herrera of Chile said on Tuesday that he would run again.");
    let role = found.iter().flat_map(|entity| &entity.roles).next();
    assert_eq!(role.and_then(|role| role.qualifier.as_deref()), Some("former"), "{found:#?}");
}

#[test]
fn capitals_are_cities_or_governments() {
    let text = "Nairobi said on Monday that it would send aid. The ministers will meet in Nairobi in May.";
    let kenya: Vec<Entity> =
        entities(text).into_iter().filter(|entity| entity.country.as_deref() == Some("KEN")).collect();
    let names: Vec<&str> = kenya.iter().map(|entity| entity.name.as_str()).collect();
    assert_eq!(names, ["Kenya", "Nairobi"], "{kenya:#?}");
}

#[test]
fn institutions_belong_to_their_country() {
    let text = "Tokyo's foreign ministry protested on Monday. The ministry summoned the ambassador, it said.";
    let found = entities(text);
    let ministry = found.iter().find(|entity| entity.name == "Ministry of Foreign Affairs");
    assert_eq!(ministry.and_then(|entity| entity.country.as_deref()), Some("JPN"), "{found:#?}");
    let japan = found.iter().find(|entity| entity.name == "Japan");
    assert_eq!(ministry.and_then(|entity| entity.part_of.as_ref()), japan.map(|entity| &entity.id));
    check_forms(text, "Ministry of Foreign Affairs", &["Tokyo's foreign ministry", "The ministry"]);
}

#[test]
fn acronyms_are_what_they_stand_for() {
    let text = "The Baltic Network for Clean Harbours (BNCH) met in Riga. BNCH said that NATO was invited. \
                The North Atlantic Treaty Organization declined.";
    check_forms(text, "Baltic Network for Clean Harbours", &["BNCH"]);
    check_forms(text, "NATO", &["NATO", "North Atlantic Treaty Organization"]);
}

#[test]
fn kinds_refer_to_what_was_named() {
    let text = "NATO will meet in Madrid. The 32-member military alliance has invited North Korea's neighbours. \
                Analysts said the North would object.";
    check_forms(text, "NATO", &["The 32-member military alliance"]);
    check_forms(text, "North Korea", &["the North"]);
}

/// Checks which pronouns one person or body is called by.
fn check_pronouns(text: &str, name: &str, expected: &[&str]) {
    let found = entities(text);
    let mentions = found.iter().filter(|entity| entity.name == name).flat_map(|entity| &entity.mentions);
    let pronouns: Vec<&str> = mentions
        .filter(|mention| mention.kind == MentionKind::Pronoun)
        .map(|mention| mention.text.as_str())
        .collect();
    assert_eq!(pronouns, expected, "{name} in {text:?}\n{found:#?}");
}

#[test]
fn pronouns_go_to_whom_gender_and_clause_allow() {
    let two = "Maria Lindqvist met Henrik Lund in Riga on Monday. She said that he had brought his sister.";
    check_pronouns(two, "Maria Lindqvist", &["She"]);
    check_pronouns(two, "Henrik Lund", &["he", "his"]);
    // What a verb is done to is not its own subject.
    let object = "Henrik Lund praised Karim Haddad on Monday. Lund asked him to stay for another year.";
    check_pronouns(object, "Karim Haddad", &["him"]);
    check_pronouns(object, "Henrik Lund", &[]);
    let later =
        "Karim Haddad left in May. When she arrived in Riga on Monday, Maria Lindqvist thanked the crew.";
    check_pronouns(later, "Maria Lindqvist", &["she"]);
}

#[test]
fn pronouns_of_the_unnamed_are_nobodys() {
    let text = "Henrik Lund spoke in Riga on Monday. A woman stood up and said that she had lost her house.";
    check_pronouns(text, "Henrik Lund", &[]);
    let text = "Norway bought a ship on Monday. The ship is old, and its engine is broken.";
    check_pronouns(text, "Norway", &[]);
}

#[test]
fn bodies_own_what_they_speak_of() {
    let text = "Norway said on Monday that the harbours were full. It will open its airports on Friday.";
    check_pronouns(text, "Norway", &["It", "its"]);
    let text = "FAO has received little grain this year. Its coordinator, Henrik Lund, said so on Monday.";
    check_role(text, "Henrik Lund", "coordinator", Some("FAO"));
}

#[test]
fn speakers_are_i() {
    let text = "\u{201c}I have lost my house,\u{201d} said Maria Lindqvist on Monday. I was there too.";
    check_pronouns(text, "Maria Lindqvist", &["I", "my"]);
}

#[test]
fn names_are_one_in_short_and_in_full() {
    let school =
        "She went to Halden University in May. Halden University is old, and she said that Halden is cold.";
    check_forms(school, "Halden University", &["Halden University"]);
    let double =
        "Mexican President Lucía Fernández Robles spoke on Monday. Fernández Robles said that she was tired.";
    check_forms(double, "Lucía Fernández Robles", &["Fernández Robles", "she"]);
    let of = "Ana Kovac of the Harbour Party won on Monday. Ana Kovac said that she was happy.";
    check_forms(of, "Ana Kovac", &["Ana Kovac", "she"]);
}

#[test]
fn nouns_call_again_what_was_named() {
    let text =
        "Crowds met in Independence Square in Kyiv on Monday. The square was full, and the city was quiet.";
    check_forms(text, "Independence Square", &["The square"]);
    check_forms(text, "Kyiv", &["the city"]);
}

#[test]
fn bodies_of_a_state_need_no_article() {
    let text = "Norway will send aid, its foreign minister told parliament in Oslo on Monday.";
    check_forms(text, "Norwegian parliament", &["parliament"]);
    let text = "Norway's defence ministry was silent. The ship is safe, ministry spokeswoman Ana Kovac said on Monday.";
    check_role(text, "Ana Kovac", "spokeswoman", Some("Ministry of Defense"));
}

#[test]
fn ordinary_words_are_nobody() {
    let found = entities("Monday was quiet. Officials in the city said little. However, May brought rain.");
    let people: Vec<&str> = found.iter().map(|entity| entity.name.as_str()).collect();
    assert!(
        people.iter().all(|name| !["Monday", "Officials", "However", "May"].contains(name)),
        "{people:?}"
    );
}

#[test]
fn words_of_grammar_in_headings_name_nobody() {
    for text in [
        "What Damages Can You Recover",
        "Why Do You Need One",
        "In Israel, officials counted the dead.",
        "As Weaver told me, we are a team.",
    ] {
        let found = entities(text);
        let people = found.iter().filter(|entity| entity.kind == EntityType::Person);
        let wrong: Vec<&str> =
            people.map(|entity| entity.name.as_str()).filter(|name| *name != "Weaver").collect();
        assert!(wrong.is_empty(), "{wrong:?} in {text:?}");
    }
}

#[test]
fn no_entity_is_known_by_a_pronoun_alone() {
    let found = entities("He said that she had left. It added nothing.");
    let named = |entity: &Entity| entity.mentions.iter().any(|mention| mention.kind != MentionKind::Pronoun);
    assert!(found.iter().all(named), "{found:#?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn mentions_are_what_stands_at_their_spans(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "President", "Kim", "Jong-un", "the", "NATO", "chief", ",", ".", "of", "Seoul", "'s", "foreign", "ministry", "said",
                "Minister", "and", "South", "Korea", "\u{201c}", "\u{201d}", "he", "it", "von", "der", "Leyen", "(", ")", "UfM", "é", "北",
                "former", "General", "Secretary", "in", "for", "at", "Gulf", "\n\n", "Bank", "US", "The", "country", "alliance",
            ]),
            0..60,
        )
    ) {
        let analysis = analyze(&Page::article(words.join(" ")), &Options::default());
        let characters: Vec<char> = analysis.text.chars().collect();
        for (number, entity) in analysis.entities.iter().enumerate() {
            prop_assert_eq!(&entity.id, &format!("e{}", number + 1));
            prop_assert!(!entity.mentions.is_empty() && !entity.name.is_empty());
            for mention in &entity.mentions {
                let (start, end) = (mention.span.start() as usize, mention.span.end() as usize);
                prop_assert_eq!(characters[start..end].iter().collect::<String>(), mention.text.clone());
            }
            prop_assert!(entity.mentions.is_sorted_by_key(|mention| mention.span.start()));
        }
    }
}

#[test]
fn what_the_page_says_of_a_name_tells_its_kind() {
    let text = "The law hits foreign brewers and companies such as Valmor and Kornbrau, officials said on Monday. Kornbrau \
                was silent. Soldiers entered the city of Karavel. Karavel lies in the north, they said.";
    let found = entities(text);
    let kind = |name: &str| found.iter().find(|entity| entity.name == name).map(|entity| entity.kind);
    assert_eq!(kind("Kornbrau"), Some(EntityType::Org), "{found:#?}");
    assert_eq!(kind("Karavel"), Some(EntityType::Gpe), "{found:#?}");
}

#[test]
fn the_ministry_of_a_place_is_not_that_of_the_page_s_country() {
    let text = "Gaza's Health Ministry asked for blood on Friday, after Israel's army had left. The ministry gave no \
                numbers. Israel's military was silent.";
    check_forms(text, "Gaza Health Ministry", &["Gaza's Health Ministry", "The ministry"]);
    let found = entities(text);
    let ministry = found.iter().find(|entity| entity.name == "Gaza Health Ministry").expect("found above");
    assert_ne!(ministry.country.as_deref(), Some("ISR"));
}

#[test]
fn the_adjective_in_a_body_s_name_tells_whose_it_is() {
    let text = "Israel sent aircraft. Nobody was hurt, according to the Palestinian Health Ministry. Israel denied \
                it, and Israel's army was silent.";
    let found = entities(text);
    let ministry = found.iter().find(|entity| entity.name == "Ministry of Health");
    assert_eq!(ministry.and_then(|entity| entity.country.as_deref()), Some("PSE"), "{found:#?}");
}

#[test]
fn a_body_is_called_again_by_its_last_word() {
    let text = "The bridge is open, the Norwegian border service said on Sunday. The service said the road was free.";
    check_forms(text, "Norwegian border service", &["the Norwegian border service", "The service"]);
}
