//! Bodies of a state called by their kind: `the defense ministry`, `Seoul's spy agency`, `the Israeli military`.

mod owner;

use std::ops::Range;

use self::owner::{Owner, owner_after, owner_before};
use super::home::Home;
use super::link::in_title;
use super::registry::{Draft, Identity, Registry};
use super::role::title_follows;
use super::spot::Spot;
use super::view::View;
use crate::analysis::{EntityType, MentionKind};
use crate::knowledge::{self, Country, Institution, Known, Portfolio};
use crate::tag::Upos;

/// A phrase for a body of a state.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// The whole phrase with its determiner and owner.
    pub(super) tokens: Range<usize>,
    /// The name within it, without determiner and owner.
    core: Range<usize>,
    noun: &'static Institution,
    portfolio: Option<&'static Portfolio>,
    owner: Option<Owner>,
    /// Whether it is written as a name: `Ministry of National Defense`, `Foreign Ministry`.
    named: bool,
    /// Whether it is somebody's by a pronoun: `its foreign ministry`.
    possessed: bool,
}

impl Phrase {
    /// The country that the phrase itself names as the owner.
    pub(super) fn owner(&self) -> Option<&'static Country> {
        match self.owner {
            Some(Owner::Country(country)) => Some(country),
            _ => None,
        }
    }
}

/// No portfolio has more tokens.
const LONGEST_PORTFOLIO: usize = 8;

/// The phrases of a page, in order.
pub(super) fn find(view: &View<'_>, spots: &[Spot]) -> Vec<Phrase> {
    let mut found: Vec<Phrase> = Vec::new();
    for sentence in view.sentences() {
        let mut token = sentence.start;
        while token < sentence.end {
            let phrase = phrase_at(view, token, &sentence, spots);
            token = phrase.as_ref().map_or(token + 1, |phrase| phrase.core.end.max(token + 1));
            found.extend(phrase);
        }
    }
    found
}

/// Takes the names away that are part of a phrase and no name of their own; a longer name keeps its place.
pub(super) fn clear(view: &View<'_>, phrases: &mut Vec<Phrase>, spots: &mut Vec<Spot>) {
    let clashes = |phrase: &Phrase, spot: &Spot| {
        spot.tokens.start < phrase.core.end
            && phrase.core.start < spot.tokens.end
            && spot.kind != EntityType::Norp
    };
    let keeps = |phrase: &Phrase, spot: &Spot| {
        let known = matches!(spot.known, Some(Known::Organisation(_)));
        let longer = spot.tokens.len() > phrase.core.len()
            && (spot.tokens.end > phrase.core.end || has_own_words(view, spot, phrase));
        known || spot.kind == EntityType::Person || longer
    };
    phrases.retain(|phrase| !near(spots, phrase).any(|spot| clashes(phrase, spot) && keeps(phrase, spot)));
    let cleared: Vec<Range<usize>> = phrases.iter().map(|phrase| phrase.core.clone()).collect();
    spots.retain(|spot| {
        let first = cleared.partition_point(|core| core.end <= spot.tokens.start);
        !cleared.get(first).is_some_and(|core| core.start < spot.tokens.end && spot.kind != EntityType::Norp)
    });
}

/// Whether the name has words before the phrase that say more than whose body it is: `Seoul Metropolitan Police`.
fn has_own_words(view: &View<'_>, spot: &Spot, phrase: &Phrase) -> bool {
    let known = |token: usize| knowledge::name_at(&view.joined(&(token..token + 1))).is_some();
    let known_with_last = |token: usize| {
        let last = token.checked_sub(1);
        last.is_some_and(|last| knowledge::name_at(&view.joined(&(last..token + 1))).is_some())
    };
    let mut before = spot.tokens.start..phrase.core.start;
    before.any(|token| view.is_capital(token) && !known(token) && !known_with_last(token))
}

fn near<'s>(spots: &'s [Spot], phrase: &Phrase) -> impl Iterator<Item = &'s Spot> {
    let first = spots.partition_point(|spot| spot.tokens.end <= phrase.core.start);
    let end = phrase.core.end;
    spots[first..].iter().take_while(move |spot| spot.tokens.start < end)
}

/// The phrase whose noun starts at the token.
fn phrase_at(view: &View<'_>, token: usize, sentence: &Range<usize>, spots: &[Spot]) -> Option<Phrase> {
    let (length, noun) = (1..=4usize.min(sentence.end - token)).rev().find_map(|length| {
        knowledge::institution(&view.joined(&(token..token + length))).map(|noun| (length, noun))
    })?;
    let mut core = token..token + length;
    let mut portfolio = None;
    if noun.head == "ministry" || noun.head == "department" {
        portfolio = read_portfolio(view, &mut core, sentence, noun);
    }
    let capital = view.is_capital(core.start) && !view.opens(core.start);
    let (owner, start) = owner_before(view, core.start, sentence.start, spots);
    let (owner, end) = match owner {
        None => owner_after(view, core.end, spots),
        some => (some, core.end),
    };
    let named = (capital || portfolio.is_some() && view.is_capital(core.start)) && !view.is_flat(core.start);
    let (start, determined) = determiner(view, start, sentence.start);
    // `parliament said`, `water ministry officials`, `ministry spokeswoman` need nothing before them.
    let possessed = start > sentence.start && is_possessive_pronoun(view.word(start - 1));
    let alone = possessed
        || matches!(noun.noun, "police" | "parliament")
        || portfolio.is_some()
        || noun.head == "ministry" && title_follows(view, core.end);
    let pointed = owner.is_some() || determined || named || alone;
    // `Institute of Government` names no government.
    let complement = named
        && start == core.start
        && core.start > sentence.start + 1
        && view.word(core.start - 1) == "of"
        && view.is_capital(core.start - 2);
    let body = (named && core.len() > 1) || stands_for_body(view, noun, &core, sentence);
    // `army chief` names no army; `the general staff` is none's general.
    let stated = pointed && !complement && body && !in_title(view, core.end - 1);
    stated.then_some(Phrase { tokens: start..end, core, noun, portfolio, owner, named, possessed })
}

fn is_possessive_pronoun(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "its" | "his" | "her" | "their" | "our" | "my" | "your")
}

/// Reads `foreign` before the noun or `of Foreign Affairs` after it, and takes it into the name.
fn read_portfolio(
    view: &View<'_>,
    core: &mut Range<usize>,
    sentence: &Range<usize>,
    noun: &Institution,
) -> Option<&'static Portfolio> {
    // `foreign ministry` is a noun of the list; its first word says what it is in charge of.
    if let Some((before, _)) = noun.noun.rsplit_once(' ') {
        return knowledge::portfolio(before);
    }
    if matches!(view.word(core.end), "of" | "for") {
        let from = core.end + 1;
        let from = if view.word(from) == "the" { from + 1 } else { from };
        for length in (1..=LONGEST_PORTFOLIO.min(sentence.end.saturating_sub(from))).rev() {
            if let Some(found) = knowledge::portfolio(&view.joined(&(from..from + length))) {
                core.end = from + length;
                return Some(found);
            }
        }
        let mut last = from;
        while last < sentence.end
            && (view.is_capital(last)
                || (last > from && matches!(view.word(last), "and" | "&") && view.is_capital(last + 1)))
        {
            last += 1;
        }
        if last > from && knowledge::country(&view.joined(&(from..last))).is_none() {
            core.end = last;
        }
        return None;
    }
    for length in (1..=LONGEST_PORTFOLIO.min(core.start - sentence.start)).rev() {
        if let Some(found) = knowledge::portfolio(&view.joined(&(core.start - length..core.start))) {
            core.start -= length;
            return Some(found);
        }
    }
    while core.start > sentence.start
        && view.is_capital(core.start - 1)
        && !view.opens(core.start - 1)
        && plain_word(view, core.start - 1)
    {
        core.start -= 1;
    }
    None
}

fn plain_word(view: &View<'_>, token: usize) -> bool {
    let word = view.word(token);
    word.chars().all(char::is_alphabetic) && knowledge::name_at(word).is_none()
}

/// Takes the article in.
fn determiner(view: &View<'_>, start: usize, floor: usize) -> (usize, bool) {
    if start > floor && view.lower(start - 1) == "the" { (start - 1, true) } else { (start, false) }
}

/// Whether the noun means the body here, not what belongs to it: `the military said`, not `military cooperation`.
fn stands_for_body(
    view: &View<'_>,
    noun: &Institution,
    core: &Range<usize>,
    sentence: &Range<usize>,
) -> bool {
    noun.head == "ministry" || core.end >= sentence.end || ends_phrase(view, core.end)
}

/// Whether a noun phrase ends before the token, so that the noun there is its head.
pub(super) fn ends_phrase(view: &View<'_>, after: usize) -> bool {
    if view.is_possessive(after) {
        return true;
    }
    match view.upos(after) {
        Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num => false,
        Upos::X => {
            let word = view.word(after);
            !word.chars().next().is_some_and(char::is_alphabetic)
                || is_function_word(word)
                || is_verb_form(word)
        }
        _ => view.word(after) != "-",
    }
}

fn is_function_word(word: &str) -> bool {
    matches!(
        word,
        "in" | "on"
            | "at"
            | "of"
            | "to"
            | "and"
            | "or"
            | "for"
            | "from"
            | "by"
            | "with"
            | "is"
            | "are"
            | "was"
            | "were"
            | "has"
            | "have"
            | "had"
            | "will"
            | "would"
            | "could"
            | "may"
            | "might"
            | "should"
            | "must"
            | "that"
            | "which"
            | "who"
            | "as"
            | "but"
            | "after"
            | "before"
            | "when"
            | "while"
            | "did"
            | "does"
            | "also"
            | "later"
            | "earlier"
            | "said"
            | "says"
    )
}

fn is_verb_form(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed")
}

/// Links the phrases, each with the country that owns it: the one it names, the one that owned the same body before
/// in the page, the home of the story.
pub(super) fn link(view: &View<'_>, phrases: &[Phrase], home: &Home, registry: &mut Registry) {
    let mut seen: Vec<(usize, &Phrase)> = Vec::new();
    for phrase in phrases.iter().filter(|phrase| !phrase.possessed) {
        let Some(entity) = entity_of(view, phrase, home, &seen, registry) else { continue };
        refer(view, phrase, entity, registry);
        seen.push((entity, phrase));
    }
}

/// Links what pronouns own, `its foreign ministry`, and what repeats it, once it is known whom the pronouns stand for.
pub(super) fn link_possessed(view: &View<'_>, phrases: &[Phrase], home: &Home, registry: &mut Registry) {
    let mut seen: Vec<(usize, &Phrase)> = Vec::new();
    let mut found = Vec::new();
    for phrase in phrases {
        let known = [&phrase.tokens, &phrase.core].into_iter().find_map(|tokens| registry.exactly(tokens));
        if let Some(known) = known {
            seen.push((known.entity, phrase));
            continue;
        }
        let owned = if phrase.possessed {
            let Some(country) = owner_by_pronoun(phrase.tokens.start, registry) else { continue };
            Phrase { owner: Some(Owner::Country(country)), ..phrase.clone() }
        } else {
            phrase.clone()
        };
        // What nothing before speaks of stays open.
        if let Some(entity) = entity_of(view, &owned, home, &seen, registry) {
            found.push((phrase.tokens.clone(), entity));
            seen.push((entity, phrase));
        }
    }
    for (tokens, entity) in found {
        registry.refer(tokens, entity, MentionKind::Nominal, false);
    }
    registry.sort();
}

/// The country of the body that the pronoun before a token stands for.
fn owner_by_pronoun(start: usize, registry: &Registry) -> Option<&'static Country> {
    let owner = registry.exactly(&(start.checked_sub(1)?..start))?.entity;
    let draft = &registry.drafts[owner];
    let governs = matches!(draft.identity, Identity::Country(_) | Identity::Institution);
    draft.country.filter(|_| governs).and_then(knowledge::country_of_code)
}

/// Notes that a phrase means a body; of the names of one body the fullest is shown.
fn refer(view: &View<'_>, phrase: &Phrase, entity: usize, registry: &mut Registry) {
    let name = phrase.named && phrase.core.len() > 1;
    let kind = if name { MentionKind::Name } else { MentionKind::Nominal };
    let tokens = if name && phrase.owner.is_none() { phrase.core.clone() } else { phrase.tokens.clone() };
    if name {
        let longest = view.joined(&phrase.core);
        let draft = &mut registry.drafts[entity];
        let shorter = draft.name.as_ref().is_none_or(|known| {
            !known.contains(" of ") || known.len() < longest.len() && longest.contains(" of ")
        });
        if shorter && longest.contains(" of ") {
            draft.name = Some(longest);
        }
    }
    registry.refer(tokens, entity, kind, false);
}

fn entity_of(
    view: &View<'_>,
    phrase: &Phrase,
    home: &Home,
    seen: &[(usize, &Phrase)],
    registry: &mut Registry,
) -> Option<usize> {
    let same_kind = |other: &Phrase| match (phrase.portfolio, other.portfolio) {
        (Some(mine), Some(other)) => mine.short == other.short,
        (None, None) => {
            phrase.noun.noun == other.noun.noun
                || phrase.core.len() == 1 && phrase.noun.head == other.noun.head
        }
        (None, Some(_)) => phrase.core.len() == 1 && phrase.noun.head == other.noun.head,
        (Some(_), None) => false,
    };
    if phrase.owner.is_none() {
        let same_words = |other: &Phrase| {
            phrase.core.len() == 1
                || phrase.portfolio.is_some()
                || view.lower(phrase.core.start) == view.lower(other.core.start)
        };
        let before = seen.iter().rev().find(|(_, other)| same_kind(other) && same_words(other));
        if let Some(&(entity, _)) = before {
            return Some(entity);
        }
        // `the ministry`, `the agency` alone say too little.
        if phrase.core.len() == 1
            && !matches!(
                phrase.noun.head,
                "government" | "military" | "army" | "police" | "parliament" | "navy"
            )
        {
            return None;
        }
    }
    let label = phrase.portfolio.map_or_else(
        || view.joined(&phrase.core).to_lowercase(),
        |found| format!("ministry {}", found.short),
    );
    if let Some(Owner::Place { name, country }) = &phrase.owner {
        let shown = format!("{name} {}", view.joined(&phrase.core));
        return Some(registry.keyed(format!("institution {label} of {name}"), || {
            let mut draft = Draft::new(EntityType::Org, Identity::Institution);
            draft.country = *country;
            draft.name = Some(shown);
            draft
        }));
    }
    let owner = phrase.owner().or(home.country);
    let code = owner.map_or("", |country| country.code);
    let parent = owner.map(|country| registry.country(country));
    Some(registry.keyed(format!("institution {label} {code}"), || {
        let mut draft = Draft::new(EntityType::Org, Identity::Institution);
        draft.country = owner.map(|country| country.code);
        draft.part_of = parent;
        draft.name = Some(name_of(view, phrase, owner));
        draft
    }))
}

/// The name to show for a body that the page calls by its kind alone.
fn name_of(view: &View<'_>, phrase: &Phrase, owner: Option<&Country>) -> String {
    if let Some(portfolio) = phrase.portfolio {
        return if phrase.noun.head == "department" {
            format!("Department of {}", portfolio.name)
        } else {
            format!("Ministry of {}", portfolio.name)
        };
    }
    if phrase.named && phrase.core.len() > 1 {
        return view.joined(&phrase.core);
    }
    let noun = view.joined(&phrase.core).to_lowercase();
    match owner.and_then(|country| country.adjectives.first()) {
        Some(adjective) => format!("{adjective} {noun}"),
        None => noun,
    }
}
