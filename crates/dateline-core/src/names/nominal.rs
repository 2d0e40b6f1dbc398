//! What refers without naming: people by their post, organisations and countries by their kind.

use std::collections::HashSet;
use std::ops::Range;

use super::institution::ends_phrase;
use super::kind::Named;
use super::post::Post;
use super::registry::{Draft, Identity, Registry, RoleDraft};
use super::role::{body_after, owner_before};
use super::title::{self, TitlePhrase};
use super::view::View;
use crate::analysis::{EntityType, MentionKind};
use crate::knowledge::{self, Rank};

/// A nominal refers to something named this many tokens before it at most.
const MEMORY: usize = 600;

/// Links `the NATO chief`, `the minister`, `South Korea's president` to the person who holds that post in the page. A post
/// of a known body that one person holds at a time, and nobody in the page, becomes an entity without a name.
pub(super) fn link_posts(view: &View<'_>, registry: &mut Registry) {
    registry.sort();
    let mut found = Vec::new();
    for sentence in view.sentences() {
        let mut token = sentence.start;
        while token < sentence.end {
            let mention = post_at(view, token, &sentence, registry);
            token = mention.as_ref().map_or(token + 1, |(tokens, _)| tokens.end.max(token + 1));
            found.extend(mention);
        }
    }
    for (tokens, bearer) in found {
        let person = match bearer {
            Bearer::Named(person) => person,
            Bearer::Unnamed(role) => unnamed(view, &tokens, *role, registry),
        };
        registry.refer(tokens, person, MentionKind::Role, false);
    }
    registry.sort();
}

/// Who holds a post that a page speaks of.
enum Bearer {
    /// An entity of the page.
    Named(usize),
    /// Nobody whom the page names.
    Unnamed(Box<RoleDraft>),
}

/// The entity of a post whose holder the page does not name: one for each post.
fn unnamed(view: &View<'_>, tokens: &Range<usize>, role: RoleDraft, registry: &mut Registry) -> usize {
    let charge = role.portfolio.map_or("", |portfolio| portfolio.short);
    let key = format!("post {} {charge} of {}", role.title.name, role.of.unwrap_or_default());
    let words = view.joined(tokens);
    let country = role.of.and_then(|of| registry.drafts[of].country);
    registry.keyed(key, || {
        let mut draft = Draft::new(EntityType::Person, Identity::Named);
        let bare = ["the ", "The "].into_iter().find_map(|article| words.strip_prefix(article));
        draft.name = Some(bare.unwrap_or(&words).to_owned());
        draft.country = country;
        draft.roles.push(role);
        draft
    })
}

/// The post of a phrase, if it is of a country or organisation and one person holds it at a time.
fn single_post(phrase: &TitlePhrase, of: Option<usize>, registry: &Registry) -> Option<RoleDraft> {
    let draft = &registry.drafts[of?];
    let governs = match draft.identity {
        Identity::Country(_) => !matches!(phrase.title.name, "chief" | "head" | "boss"),
        Identity::Organisation(_) | Identity::Institution => true,
        Identity::Named => draft.kind == EntityType::Org,
    };
    let post = Post { title: phrase.title, portfolio: phrase.portfolio, deputy: false, charge: 0 };
    (governs && post.is_single() && phrase.qualifier.is_none()).then(|| RoleDraft {
        tokens: phrase.tokens.clone(),
        title: phrase.title,
        portfolio: phrase.portfolio,
        of,
        qualifier: None,
        plural: false,
    })
}

/// The post whose head noun ends with the token, and who holds it.
fn post_at(
    view: &View<'_>,
    token: usize,
    sentence: &Range<usize>,
    registry: &Registry,
) -> Option<(Range<usize>, Bearer)> {
    let word = view.word(token);
    if knowledge::title(word).is_none() && !word.contains('-') {
        return None;
    }
    let phrase = title::ending_at(view, token + 1, sentence.start)?;
    let goes_on = token + 2 <= sentence.end
        && title::ending_at(view, token + 2, sentence.start).is_some_and(|longer| longer.head.start <= token);
    if phrase.plural
        || goes_on
        || phrase.title.rank == Rank::Honorific
        || is_before_name(&phrase, registry)
        || in_person_name(registry, token)
    {
        return None;
    }
    let mut of = owner_before(view, &phrase, registry);
    let mut tokens = phrase.start..phrase.head.end;
    let owner = of.and_then(|_| owner_start(view, phrase.start, registry));
    tokens.start = owner.unwrap_or(tokens.start);
    if matches!(view.word(tokens.end), "of" | "at")
        && let Some(body) = body_after(view, tokens.end, registry)
    {
        of = of.or(Some(body));
        tokens.end = end_of_body(view, tokens.end, registry);
    }
    let determined = tokens.start > sentence.start
        && match view.lower(tokens.start - 1).as_str() {
            "the" | "this" => true,
            // `reports that Iran's supreme leader has died`
            "that" => owner.is_none(),
            _ => false,
        };
    if determined {
        tokens.start -= 1;
    }
    let bare_name = of.is_some() && tokens.end == phrase.head.end;
    if !(determined || bare_name)
        || !(ends_phrase(view, tokens.end) || tokens.end >= sentence.end || view.is_headline(token))
    {
        return None;
    }
    let person =
        named_beside(view, tokens.end, registry).or_else(|| holder(&phrase, of, tokens.start, registry));
    let bearer = match person {
        Some(person) => Bearer::Named(person),
        None => Bearer::Unnamed(Box::new(single_post(&phrase, of, registry)?)),
    };
    Some((tokens, bearer))
}

fn is_before_name(phrase: &TitlePhrase, registry: &Registry) -> bool {
    registry
        .starting_near(phrase.head.end)
        .any(|found| registry.drafts[found.entity].kind == EntityType::Person)
}

fn in_person_name(registry: &Registry, token: usize) -> bool {
    let near = registry.within(&(token.saturating_sub(4)..token + 1));
    near.iter().any(|found| {
        found.tokens.contains(&token)
            && found.kind == MentionKind::Name
            && registry.drafts[found.entity].kind == EntityType::Person
    })
}

fn owner_start(view: &View<'_>, phrase: usize, registry: &Registry) -> Option<usize> {
    let end = if view.is_possessive(phrase - 1) { phrase - 1 } else { phrase };
    registry.ending_at(end).map(|found| found.tokens.start)
}

fn end_of_body(view: &View<'_>, preposition: usize, registry: &Registry) -> usize {
    let first = preposition + 1 + usize::from(view.word(preposition + 1) == "the");
    let ends = [preposition + 1, first]
        .into_iter()
        .flat_map(|start| registry.starting_near(start).map(|found| found.tokens.end));
    ends.max().unwrap_or(preposition)
}

/// `the NATO chief, NAME,`: who is named in apposition.
fn named_beside(view: &View<'_>, end: usize, registry: &Registry) -> Option<usize> {
    if view.word(end) != "," {
        return None;
    }
    let mut people = registry
        .starting_near(end + 1)
        .filter(|found| registry.drafts[found.entity].kind == EntityType::Person);
    let found = people.next()?;
    matches!(view.word(found.tokens.end), "," | ")" | "." | "").then_some(found.entity)
}

/// Who holds the post: of those whom the page gives it, the last one mentioned before, else the first one after.
fn holder(phrase: &TitlePhrase, of: Option<usize>, at: usize, registry: &Registry) -> Option<usize> {
    let holds =
        |person: usize| registry.drafts[person].roles.iter().any(|role| fits(phrase, of, role, registry));
    let first = registry.references.partition_point(|found| found.tokens.start < at);
    let named = |found: &&super::Reference| {
        found.kind == MentionKind::Name && registry.drafts[found.entity].kind == EntityType::Person
    };
    let before = registry.references[..first]
        .iter()
        .rev()
        .take_while(|found| found.tokens.start + MEMORY > at)
        .filter(named);
    let mut before = before.map(|found| found.entity).filter(|&person| holds(person));
    if let Some(person) = before.next() {
        return Some(person);
    }
    // What is named only later must leave no doubt: one post, one body, one holder.
    if of.is_none() || !(phrase.title.rank.is_single()) {
        return None;
    }
    let after = registry.references[first..]
        .iter()
        .take_while(|found| found.tokens.start < at + MEMORY)
        .filter(named);
    let mut after: Vec<usize> = after.map(|found| found.entity).filter(|&person| holds(person)).collect();
    after.dedup();
    after.first().copied().filter(|first| after.iter().all(|person| person == first))
}

/// Whether a role that somebody holds may be what the phrase calls him or her.
fn fits(phrase: &TitlePhrase, of: Option<usize>, role: &RoleDraft, registry: &Registry) -> bool {
    if role.qualifier.as_deref() == Some("former") && phrase.qualifier.as_deref() != Some("former") {
        return false;
    }
    let post = |title, portfolio| Post { title, portfolio, deputy: false, charge: 0 };
    let called = post(phrase.title, phrase.portfolio);
    called.may_call(&post(role.title, role.portfolio), of.is_some())
        && of.is_none_or(|of| role.of.is_some_and(|held| same_body(of, held, called.is_generic(), registry)))
}

/// Whether a post of one body is a post of the other: the same, or, for `official`, one of the same country or union.
fn same_body(called: usize, held: usize, generic: bool, registry: &Registry) -> bool {
    if called == held {
        return true;
    }
    let (called_draft, held_draft) = (&registry.drafts[called], &registry.drafts[held]);
    let belongs = held_draft.part_of == Some(called) || called_draft.part_of == Some(held);
    let same_country = called_draft.country.is_some() && called_draft.country == held_draft.country;
    let whole = matches!(called_draft.identity, Identity::Country(_)) || called_draft.country == Some("EUR");
    belongs || (same_country && generic && whole)
}

/// Links `the 30-member military alliance`, `the bloc`, `the Asian country`, `the North`, and what [`Named`] reads.
pub(super) fn link_kinds(view: &View<'_>, registry: &mut Registry) {
    registry.sort();
    let nouns = organisation_nouns(registry);
    let named = Named::of(view, registry);
    let mut found = Vec::new();
    for sentence in view.sentences() {
        for token in sentence.clone() {
            let mention = match view.word(token) {
                "the" | "The" => direction_after(view, token, &sentence, registry)
                    .or_else(|| body_kind_after(view, token, &sentence, registry, &nouns))
                    .or_else(|| country_kind_after(view, token, &sentence, registry)),
                "this" | "This" => None,
                _ => continue,
            };
            found.extend(mention.or_else(|| named.called(view, token, &sentence, registry)));
        }
    }
    for (tokens, entity) in found {
        registry.refer(tokens, entity, MentionKind::Nominal, false);
    }
    registry.sort();
}

/// `the North` for the country in the page whose name begins so.
fn direction_after(
    view: &View<'_>,
    the: usize,
    sentence: &Range<usize>,
    registry: &Registry,
) -> Option<(Range<usize>, usize)> {
    let word = view.word(the + 1);
    if the + 1 >= sentence.end || !matches!(word, "North" | "South") || registry.covers(the + 1) {
        return None;
    }
    let goes_on = the + 2 < sentence.end && (view.is_capital(the + 2) || view.word(the + 2) == "of");
    let mut named = (0..registry.drafts.len()).filter(|&draft| match registry.drafts[draft].identity {
        Identity::Country(country) => country.name.split(' ').next() == Some(word),
        _ => false,
    });
    let country = named.next()?;
    (named.next().is_none() && !goes_on).then_some((the..the + 2, country))
}

/// `the alliance`, `the military alliance`: the last organisation named before that can be called so.
fn body_kind_after(
    view: &View<'_>,
    the: usize,
    sentence: &Range<usize>,
    registry: &Registry,
    nouns: &HashSet<&'static str>,
) -> Option<(Range<usize>, usize)> {
    let furthest = sentence.end.min(the + 6);
    let head = (the + 1..furthest).find(|&token| nouns.contains(view.lower(token).as_str()))?;
    let end = head + 1;
    if (the + 1..end).any(|token| registry.covers(token) || matches!(view.word(token), "of" | "," | "and"))
        || !ends_phrase(view, end) && end < sentence.end
    {
        return None;
    }
    if matches!(view.word(end), "between" | "of" | "with") {
        return None;
    }
    let words = view.lower(head);
    let entity = last_before(registry, the, |draft| match draft.identity {
        Identity::Organisation(found) => {
            found.nouns.iter().any(|noun| noun.rsplit(' ').next() == Some(words.as_str()))
        }
        _ => false,
    })?;
    Some((the..end, entity))
}

/// The nouns by which the page's organisations can be called.
fn organisation_nouns(registry: &Registry) -> HashSet<&'static str> {
    let organisations = registry.drafts.iter().filter_map(|draft| match draft.identity {
        Identity::Organisation(found) => Some(found),
        _ => None,
    });
    organisations.flat_map(|found| found.nouns.iter().filter_map(|noun| noun.rsplit(' ').next())).collect()
}

fn last_before(
    registry: &Registry,
    at: usize,
    fits: impl Fn(&super::registry::Draft) -> bool,
) -> Option<usize> {
    let first = registry.references.partition_point(|found| found.tokens.start < at);
    let near = registry.references[..first]
        .iter()
        .rev()
        .take_while(|found| found.tokens.start + MEMORY > at)
        .take(200);
    near.map(|found| found.entity).find(|&entity| fits(&registry.drafts[entity]))
}

/// `the Asian country`, `the island nation`: the country of those who act in the sentence, if it lies there, else the
/// only one in the page that does, else the last one named.
fn country_kind_after(
    view: &View<'_>,
    the: usize,
    sentence: &Range<usize>,
    registry: &Registry,
) -> Option<(Range<usize>, usize)> {
    let area = (1..=2).rev().find_map(|length| {
        let range = the + 1..the + 1 + length;
        (range.end < sentence.end && knowledge::area(&view.joined(&range)))
            .then(|| (view.joined(&range), range.end))
    });
    let (area, noun) = area.map_or((None, the + 1), |(area, noun)| (Some(area), noun));
    if noun >= sentence.end
        || !matches!(view.word(noun), "country" | "nation" | "state" | "kingdom")
        || registry.covers(noun)
    {
        return None;
    }
    if area.is_none() && view.word(noun) != "country"
        || matches!(view.word(noun + 1), "of" | "that" | "where" | "whose" | "with")
    {
        return None;
    }
    let lies_there = |entity: usize| match registry.drafts[entity].identity {
        Identity::Country(country) => area.as_ref().is_none_or(|area| country.areas.contains(&area.as_str())),
        _ => false,
    };
    let acting = acting_countries(&(sentence.start..the), registry);
    let mut acting = acting.into_iter().filter(|&entity| lies_there(entity));
    let first = acting.next();
    let by_actor = first.filter(|first| acting.all(|other| other == *first) && area.is_some());
    let entity = by_actor.or_else(|| {
        last_before(registry, the, |draft| match draft.identity {
            Identity::Country(country) => {
                area.as_ref().is_none_or(|area| country.areas.contains(&area.as_str()))
            }
            _ => false,
        })
    })?;
    Some((the..noun + 1, entity))
}

/// The countries whose posts the people named in the tokens hold.
fn acting_countries(tokens: &Range<usize>, registry: &Registry) -> Vec<usize> {
    let people = registry
        .within(tokens)
        .iter()
        .filter(|found| registry.drafts[found.entity].kind == EntityType::Person);
    people.flat_map(|found| registry.drafts[found.entity].roles.iter().filter_map(|role| role.of)).collect()
}
