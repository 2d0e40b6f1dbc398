//! Names whose shape tells what they are.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::{Spot, overlap};
use crate::analysis::EntityType;
use crate::knowledge::{self, Commonness, Position, Rank};
use crate::names::title;
use crate::names::view::View;

/// No name of a person that is told by its shape has more words.
const LONGEST_PERSON: usize = 5;

/// Names of a sentence that no list holds but whose shape tells, in order, none overlapping another.
pub(super) fn find(view: &View<'_>, sentence: &Range<usize>, known: &[Spot]) -> Vec<Spot> {
    if sentence.is_empty() || view.is_flat(sentence.start) {
        return Vec::new();
    }
    let mut spots = Vec::new();
    let mut token = sentence.start;
    while token < sentence.end {
        let Some(run) = run_at(view, token, sentence.end) else {
            token += 1;
            continue;
        };
        read_run(view, &run, known, &mut spots);
        token = run.end;
    }
    spots
}

/// The capitalised words from the token on, with the particles and connectors between them.
fn run_at(view: &View<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    if !is_name_word(view, start) {
        return None;
    }
    let mut last = start;
    let mut token = start + 1;
    while token < end {
        if is_name_word(view, token) {
            last = token;
        } else if !joins(view, token, end) {
            break;
        }
        token += 1;
    }
    Some(start..last + 1)
}

fn is_name_word(view: &View<'_>, token: usize) -> bool {
    let word = view.word(token);
    view.is_capital(token) && word.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '.')
}

/// Whether a lower-case word may stand inside a name.
fn joins(view: &View<'_>, token: usize, end: usize) -> bool {
    let word = view.word(token);
    let next_is_name = |from: usize| (from..end.min(from + 2)).any(|next| is_name_word(view, next));
    match word {
        "of" | "for" | "&" => next_is_name(token + 1),
        "the" => matches!(view.word(token - 1), "of" | "for") && next_is_name(token + 1),
        "and" => is_name_word(view, token + 1) && inside_organisation(view, token),
        _ => knowledge::particle(word) && next_is_name(token + 1),
    }
}

/// Whether the `and` may join the words of one organisation's name: something `of` or `for` stands before it.
fn inside_organisation(view: &View<'_>, token: usize) -> bool {
    let first = view.sentence(token).start.max(token.saturating_sub(5));
    (first..token).any(|before| matches!(view.word(before), "of" | "for"))
        && known_name(view, token + 1).is_none()
        && knowledge::given_name(view.word(token + 1)) != Some(Commonness::NameOnly)
}

fn known_name(view: &View<'_>, token: usize) -> Option<Range<usize>> {
    let end = view.sentence(token).end;
    (token < end).then(|| super::known::at(view, token, end)).flatten().map(|(tokens, _)| tokens)
}

/// Finds the names in a run of capitals.
fn read_run(view: &View<'_>, run: &Range<usize>, known: &[Spot], spots: &mut Vec<Spot>) {
    let mut start = run.start;
    while start < run.end {
        if let Some(spot) = organisation_at(view, start, run.end).or_else(|| place_at(view, start, run.end)) {
            start = spot.tokens.end;
            spots.push(spot);
            continue;
        }
        let inside_known = known.iter().find(|spot| spot.tokens.contains(&start));
        if let Some(spot) = person_at(view, start, run.end, known) {
            start = spot.tokens.end;
            spots.push(spot);
        } else {
            start = inside_known.map_or(start + 1, |spot| spot.tokens.end.max(start + 1));
        }
    }
}

/// An organisation whose name starts at the token: its noun at the end, or followed by `of`.
fn organisation_at(view: &View<'_>, start: usize, end: usize) -> Option<Spot> {
    let stretch =
        (start..end).take_while(|&token| view.is_capital(token) || is_inside_word(view.word(token)));
    let last_noun = stretch
        .take_while(|&token| token == start || !breaks_organisation(view, token))
        .filter(|&token| knowledge::organisation_noun(view.word(token)).is_some());
    let noun = last_noun.last()?;
    let mut last = noun + 1;
    if matches!(view.word(last), "of" | "for") && last + 1 < end {
        last = complement_end(view, last, end);
    }
    let tokens = trim_start(view, start, last)?;
    let named = tokens.len() > 1
        && !(tokens.len() == 2 && view.opens(tokens.start) && is_ordinary(view, tokens.start));
    named.then_some(Spot { tokens, kind: EntityType::Org, known: None })
}

fn is_inside_word(word: &str) -> bool {
    matches!(word, "of" | "for" | "the" | "and" | "&" | "-")
}

/// Whether an organisation's name cannot go on over the token: a title or a given name starts something else.
fn breaks_organisation(view: &View<'_>, token: usize) -> bool {
    let word = view.word(token);
    knowledge::title(word).is_some_and(|_| !matches!(word, "General" | "Chiefs" | "Justice"))
        || knowledge::demonym(word).is_some()
        || (matches!(word, "and" | ",") && known_name(view, token + 1).is_some())
}

/// The end of `of Foreign Affairs and Trade` from the `of` on.
fn complement_end(view: &View<'_>, of: usize, end: usize) -> usize {
    let mut last = of;
    let mut token = of + 1;
    while token < end {
        if view.is_capital(token)
            && knowledge::title(view.word(token)).is_none_or(|title| title.name == "justice")
        {
            last = token + 1;
        } else if !is_inside_word(view.word(token)) {
            break;
        }
        token += 1;
    }
    if last == of { of } else { last }
}

/// Leaves out what stands before the name itself: an ordinary word that opens the sentence, a demonym, a title.
fn trim_start(view: &View<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let mut first = start;
    while first < end {
        let word = view.word(first);
        let lower = word.to_lowercase();
        let drop = matches!(
            lower.as_str(),
            "the" | "a" | "an" | "of" | "for" | "and" | "&" | "in" | "at" | "by" | "from" | "on"
        ) || knowledge::names_nobody(word)
            || (knowledge::demonym(word).is_some()
                && end - first <= 2
                && knowledge::institution(view.word(end - 1)).is_some());
        if !drop {
            break;
        }
        first += 1;
    }
    (first < end).then_some(first..end)
}

/// Whether the word is an ordinary one that is capitalised because it opens a sentence.
fn is_ordinary(view: &View<'_>, token: usize) -> bool {
    let word = view.word(token);
    matches!(
        word,
        "The"
            | "A"
            | "An"
            | "This"
            | "That"
            | "His"
            | "Her"
            | "Their"
            | "Its"
            | "Our"
            | "In"
            | "At"
            | "For"
            | "And"
            | "But"
    ) || knowledge::given_name(word) == Some(Commonness::AlsoWord)
}

/// A place whose name starts at the token: its noun at the end, or `Gulf of` before it.
fn place_at(view: &View<'_>, start: usize, end: usize) -> Option<Spot> {
    let floor = view.sentence(start).start;
    if knowledge::abbreviated_title(view.word(start)).is_some()
        || title::ending_at(view, start, floor).is_some()
    {
        return None;
    }
    let before = knowledge::place_noun(&view.joined(&(start..end.min(start + 2))))
        .map(|noun| (noun, start + 2))
        .or_else(|| knowledge::place_noun(view.word(start)).map(|noun| (noun, start + 1)))
        .filter(|(noun, name)| noun.position == Position::Before && *name < end && view.is_capital(*name));
    if let Some((noun, name)) = before {
        let last = (name..end)
            .take_while(|&token| view.is_capital(token) && knowledge::title(view.word(token)).is_none())
            .last()?;
        return Some(Spot { tokens: start..last + 1, kind: noun.kind, known: None });
    }
    let stretch = (start..end)
        .take_while(|&token| view.is_capital(token) && knowledge::title(view.word(token)).is_none());
    let noun_at = stretch.skip(1).find(|&token| after_noun(view, token).is_some())?;
    let noun = after_noun(view, noun_at)?;
    let tokens = trim_start(view, start, noun_at + 1)?;
    let person_before = knowledge::given_name(view.word(start)) == Some(Commonness::NameOnly)
        && knowledge::family_name(view.word(noun_at)).is_some()
        && tokens.len() == 2;
    (tokens.len() > 1 && tokens.len() <= 5 && !person_before).then_some(Spot {
        tokens,
        kind: noun,
        known: None,
    })
}

fn after_noun(view: &View<'_>, token: usize) -> Option<EntityType> {
    let word = view.word(token);
    let place =
        knowledge::place_noun(word).filter(|noun| noun.position == Position::After).map(|noun| noun.kind);
    place.or_else(|| knowledge::event_noun(word))
}

/// A person whose name starts at the token.
fn person_at(view: &View<'_>, start: usize, end: usize, known: &[Spot]) -> Option<Spot> {
    let stretch = person_stretch(view, start, end);
    let tokens = start..stretch;
    if tokens.is_empty() {
        return None;
    }
    if knowledge::title(view.word(start)).is_some() {
        return None;
    }
    let floor = view.sentence(start).start;
    let titled = title::ending_at(view, start, floor).is_some_and(|title| {
        (!title.plural || tokens.len() > 1)
            && (tells_a_person(view, &title) || has_listed_name(view, &tokens))
    }) || (start > 0 && knowledge::is_form_of_address(view.word(start - 1)));
    let first_known = known.iter().find(|spot| spot.tokens.start == start);
    let possible = if titled {
        first_known.is_none_or(|spot| spot.tokens.len() < tokens.len())
    } else {
        looks_like_person(view, &tokens)
    };
    possible.then_some(Spot { tokens, kind: EntityType::Person, known: None })
}

/// Whether nothing but a name of a person follows such a title: `minister`, `Gen.`; not `major` or `student`.
fn tells_a_person(view: &View<'_>, title: &title::TitlePhrase) -> bool {
    let office = matches!(
        title.title.rank,
        Rank::Head | Rank::Minister | Rank::Deputy | Rank::Speaker | Rank::Legislator
    );
    let ambiguous = matches!(title.title.name, "king" | "queen" | "leader" | "secretary" | "deputy" | "whip");
    office && !ambiguous || knowledge::abbreviated_title(view.slice(&title.head)).is_some()
}

/// Whether one of the words is a listed name of people.
fn has_listed_name(view: &View<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|token| {
        let word = view.word(token);
        knowledge::given_name(word).is_some() || knowledge::family_name(word).is_some()
    })
}

/// Where a name of a person that starts at the token ends.
fn person_stretch(view: &View<'_>, start: usize, end: usize) -> usize {
    let mut last = start;
    for token in start..end.min(start + LONGEST_PERSON + 2) {
        let word = view.word(token);
        if view.is_capital(token) && !ends_person(view, token) {
            last = token + 1;
        } else if !(token > start && knowledge::particle(word)) {
            break;
        }
    }
    last
}

/// Whether a capitalised word is no part of a person's name.
fn ends_person(view: &View<'_>, token: usize) -> bool {
    let word = view.word(token);
    let known = known_name(view, token).is_some_and(|tokens| tokens.len() > 1)
        || (knowledge::name_at(word).is_some()
            && knowledge::given_name(word).is_none()
            && knowledge::family_name(word).is_none());
    known
        || knowledge::title(word).is_some_and(|_| knowledge::family_name(word).is_none())
        || knowledge::abbreviated_title(word).is_some()
        || knowledge::names_nobody(word)
        || knowledge::organisation_noun(word).is_some()
        || knowledge::event_noun(word).is_some()
        || knowledge::demonym(word).is_some()
        || knowledge::group(word)
        || (knowledge::family_name(word).is_none()
            && knowledge::place_noun(word).is_some_and(|noun| noun.position == Position::After))
        || (word.chars().count() > 1
            && word.chars().all(|c| c.is_uppercase() || c == '.')
            && !is_initials(word))
}

fn is_initials(word: &str) -> bool {
    word.ends_with('.') && word.chars().count() <= 4
}

/// Whether words without a title look like a person's name.
fn looks_like_person(view: &View<'_>, tokens: &Range<usize>) -> bool {
    if !(2..=LONGEST_PERSON).contains(&tokens.len()) {
        return false;
    }
    let (first, second) = (view.word(tokens.start), view.word(tokens.start + 1));
    let last = view.word(tokens.end - 1);
    let sure_family = knowledge::family_name(last) == Some(Commonness::NameOnly);
    match knowledge::given_name(first) {
        Some(Commonness::NameOnly) if knowledge::family_name(last).is_some() => return true,
        Some(Commonness::AlsoWord) if !view.opens(tokens.start) || sure_family => {
            return knowledge::family_name(last).is_some() || !view.opens(tokens.start);
        }
        _ => {}
    }
    let hyphenated = second.split_once('-').is_some_and(|(_, rest)| rest.chars().all(char::is_lowercase));
    let family_first = knowledge::family_name_first(first).is_some();
    family_first && (hyphenated || knowledge::given_name(second).is_some() || tokens.len() == 3)
        || (is_initials(first) && knowledge::family_name(last).is_some())
}

/// A name that the tagger found without the title, determiner or possessive that it may have taken in.
pub(super) fn trimmed(view: &View<'_>, tokens: Range<usize>, kind: EntityType) -> Option<Spot> {
    let mut tokens = tokens;
    while !tokens.is_empty() {
        let last = view.word(tokens.end - 1);
        if !view.is_possessive(tokens.end - 1) && last.chars().any(char::is_alphanumeric) {
            break;
        }
        tokens.end -= 1;
    }
    while !tokens.is_empty() && is_leading_word(view, tokens.start, kind) {
        tokens.start += 1;
    }
    if tokens.is_empty() || names_no_one(view, &tokens) {
        return None;
    }
    let kind = if kind == EntityType::Person && is_complement_of_title(view, tokens.start) {
        EntityType::Org
    } else {
        kind
    };
    if kind == EntityType::Person {
        // `Fox News' Laura Ingraham`: the name starts after the possessive.
        let possessive = tokens.clone().rev().find(|&token| view.is_possessive(token));
        tokens.start = possessive.map_or(tokens.start, |possessive| possessive + 1);
        let after_title = (tokens.start + 1..tokens.end).rev().find(|&name| {
            title::ending_at(view, name, tokens.start).is_some_and(|title| title.start == tokens.start)
        });
        tokens.start = after_title.unwrap_or(tokens.start);
    }
    if kind != EntityType::Person {
        trim_title(view, &mut tokens);
        trim_owned_title(view, &mut tokens);
    }
    if is_title_alone(view, &tokens) {
        return None;
    }
    let kind = if is_told_a_person(view, &tokens, kind) { EntityType::Person } else { kind };
    let nobody = tokens.len() == 1 && {
        let word = view.word(tokens.start);
        // Directions and areas (`the North`, `African leaders`) are read with what they stand beside.
        let direction = matches!(word, "North" | "South" | "East" | "West");
        knowledge::names_nobody(word) || direction || (kind == EntityType::Norp && knowledge::area(word))
    };
    let words = tokens.clone().any(|token| view.word(token).chars().any(char::is_uppercase));
    let kind = if knowledge::group(view.word(tokens.end.saturating_sub(1))) && tokens.len() == 1 {
        EntityType::Norp
    } else {
        kind
    };
    (!tokens.is_empty() && !nobody && words).then_some(Spot { tokens, kind, known: None })
}

/// Whether the words are what a tagger may take for a name and is none: a party and state (`R-Texas`), `Ohio Democrat`.
fn names_no_one(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let (first, last) = (view.word(tokens.start), view.word(tokens.end - 1));
    let affiliation =
        tokens.len() == 1 && (first.starts_with("R-") || first.starts_with("D-") || first.starts_with("I-"));
    let of_a_place = tokens.len() > 1
        && knowledge::group(last)
        && knowledge::name_at(view.slice(tokens))
            .is_some_and(|(length, _)| length + last.len() + 1 >= view.slice(tokens).len());
    affiliation || of_a_place
}

/// Whether `director of` or `founder of` stands before the name, so that it is no person's.
fn is_complement_of_title(view: &View<'_>, start: usize) -> bool {
    let floor = view.sentence(start).start;
    let article = usize::from(start > floor && view.word(start - 1) == "the");
    let of = start.checked_sub(1 + article).filter(|&of| of > floor);
    of.is_some_and(|of| {
        matches!(view.word(of), "of" | "for" | "at")
            && title::ending_at(view, of, floor)
                .is_some_and(|title| title.title.rank != Rank::Other || title.title.sector == "BUS")
    })
}

/// Leaves the title at the end of an organisation's name out: `NATO Secretary-General`.
fn trim_title(view: &View<'_>, tokens: &mut Range<usize>) {
    if let Some(title) = title::ending_at(view, tokens.end, tokens.start) {
        let joined = title.start > tokens.start && matches!(view.word(title.start - 1), "of" | "the" | "for");
        if !joined {
            tokens.end = title.start;
        }
    }
}

/// Leaves out the title that a known body's name is followed by: `European Union High Representative for …`.
fn trim_owned_title(view: &View<'_>, tokens: &mut Range<usize>) {
    let sentence = view.sentence(tokens.start);
    let known = (tokens.len() > 1).then(|| super::known::at(view, tokens.start, sentence.end)).flatten();
    if let Some((owner, _)) = known.filter(|(owner, _)| owner.end < tokens.end)
        && title::starting_at(view, owner.end, tokens.end).is_some()
    {
        tokens.end = owner.end;
    }
}

/// Whether the words are a title, or part of one, and no name: `General` of `Secretary General`.
fn is_title_alone(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let sentence = view.sentence(tokens.start);
    let furthest = sentence.end.min(tokens.end + 3);
    let covered = |end: usize| {
        title::ending_at(view, end, sentence.start)
            .is_some_and(|title| title.tokens.start <= tokens.start && tokens.end <= title.tokens.end)
    };
    !tokens.is_empty() && (tokens.end..=furthest).any(covered)
}

/// Whether a name that was found as something else is a person's: a title before or after it says so.
fn is_told_a_person(view: &View<'_>, tokens: &Range<usize>, kind: EntityType) -> bool {
    let plain = tokens.clone().all(|token| view.is_capital(token) && !ends_person(view, token));
    if kind == EntityType::Person || tokens.is_empty() || tokens.len() > LONGEST_PERSON || !plain {
        return false;
    }
    let sentence = view.sentence(tokens.start);
    let titled = title::ending_at(view, tokens.start, sentence.start).is_some_and(|title| !title.plural);
    let apposed = tokens.len() > 1
        && view.word(tokens.end) == ","
        && title::starting_at(view, tokens.end + 1, sentence.end)
            .is_some_and(|title| !title.plural && !view.is_capital(title.head.end));
    let given = tokens.len() > 1
        && knowledge::given_name(view.word(tokens.start)) == Some(Commonness::NameOnly)
        && knowledge::family_name(view.word(tokens.end - 1)).is_some();
    titled || apposed || (given && kind != EntityType::Org)
}

fn is_leading_word(view: &View<'_>, token: usize, kind: EntityType) -> bool {
    let word = view.word(token);
    matches!(word, "the" | "The" | "a" | "A" | "an" | "An")
        || !word.chars().any(char::is_alphanumeric)
        || (view.opens(token) && knowledge::opens_sentence(word))
        || (kind == EntityType::Person && knowledge::abbreviated_title(word).is_some())
}

/// Adds the single words that repeat the family name, and the whole names that repeat, of a person found elsewhere.
pub(super) fn repeat(view: &View<'_>, spots: &mut Vec<Spot>) {
    let people: Vec<Vec<&str>> = spots
        .iter()
        .filter(|spot| spot.kind == EntityType::Person && spot.tokens.len() > 1)
        .map(|spot| spot.tokens.clone().map(|token| view.word(token)).collect())
        .collect();
    let mut singles: HashSet<String> = people.iter().flat_map(|name| single_forms(name)).collect();
    singles.extend(lone_surnames(view, spots));
    for spot in spots.iter_mut() {
        let lone = spot.known.is_none()
            && spot.tokens.len() == 1
            && matches!(spot.kind, EntityType::Gpe | EntityType::Loc | EntityType::Org);
        if lone && singles.contains(view.word(spot.tokens.start)) {
            spot.kind = EntityType::Person;
        }
    }
    let mut whole: HashMap<&str, Vec<&Vec<&str>>> = HashMap::new();
    for name in &people {
        whole.entry(name[0]).or_default().push(name);
    }
    let mut found = Vec::new();
    let mut next_spot = 0;
    let mut token = 0;
    let pairs: HashSet<(&str, &str)> =
        people.iter().flat_map(|name| name.windows(2).map(|pair| (pair[0], pair[1]))).collect();
    while token < view.len() {
        while next_spot < spots.len() && spots[next_spot].tokens.end <= token {
            next_spot += 1;
        }
        let taken = spots.get(next_spot).is_some_and(|spot| overlap(&spot.tokens, &(token..token + 1)));
        if taken || !view.is_capital(token) {
            token += 1;
            continue;
        }
        let limit = spots
            .get(next_spot)
            .map_or(view.sentence(token).end, |spot| spot.tokens.start.min(view.sentence(token).end));
        let length = repeated_whole(view, token, limit, &whole)
            .unwrap_or_else(|| repeated_single(view, token, limit, &singles));
        if length > 0 {
            let start = with_particles(view, token, &pairs);
            found.push(Spot { tokens: start..token + length, kind: EntityType::Person, known: None });
        }
        token += length.max(1);
    }
    spots.extend(found);
    spots.sort_by_key(|spot| spot.tokens.start);
}

/// The family names of people who are found with a title and no given name.
fn lone_surnames(view: &View<'_>, spots: &[Spot]) -> Vec<String> {
    let lone = spots.iter().filter(|spot| spot.kind == EntityType::Person && spot.tokens.len() == 1);
    lone.map(|spot| view.word(spot.tokens.start))
        .filter(|word| knowledge::given_name(word).is_none() || knowledge::family_name(word).is_some())
        .map(str::to_owned)
        .collect()
}

/// The words by which a person of that name may be called again.
fn single_forms(name: &[&str]) -> Vec<String> {
    let family = if knowledge::family_name_first(name[0]).is_some() { name[0] } else { name[name.len() - 1] };
    let mut forms = vec![family.to_owned()];
    if name.len() > 2 {
        forms.extend(name[1..].iter().filter(|word| word.chars().count() > 3).map(|word| (*word).to_owned()));
    }
    forms
}

/// Takes in the lower-case particles before a family name that some whole name has there: `van der Bellen`.
fn with_particles(view: &View<'_>, token: usize, pairs: &HashSet<(&str, &str)>) -> usize {
    let floor = view.sentence(token).start;
    let mut start = token;
    while start > floor && knowledge::particle(view.word(start - 1)) {
        if !pairs.contains(&(view.word(start - 1), view.word(start))) {
            break;
        }
        start -= 1;
    }
    start
}

fn repeated_whole(
    view: &View<'_>,
    token: usize,
    limit: usize,
    whole: &HashMap<&str, Vec<&Vec<&str>>>,
) -> Option<usize> {
    let names = whole.get(view.word(token))?;
    let fits = |name: &&&Vec<&str>| {
        token + name.len() <= limit
            && name.iter().enumerate().all(|(offset, word)| view.word(token + offset) == *word)
    };
    names.iter().filter(fits).map(|name| name.len()).max()
}

fn repeated_single(view: &View<'_>, token: usize, limit: usize, singles: &HashSet<String>) -> usize {
    // `Von der Leyen` opens a sentence with a particle.
    let mut name = token;
    while name + 1 < limit && knowledge::particle(view.word(name)) {
        name += 1;
    }
    if !singles.contains(view.word(name)) || knowledge::names_nobody(view.word(name)) {
        return 0;
    }
    let part_of_more =
        name + 1 < limit && view.is_capital(name + 1) && !view.is_flat(name) && !view.is_possessive(name + 1);
    if part_of_more { 0 } else { name + 1 - token }
}
