//! Which posts people hold, by what stands beside their names.
//!
//! Read are a title before the name (`NATO Secretary General X`), an apposition after it (`X, director general of
//! international policy at the Ministry of National Defense,`) or before it (`the country's president, X,`), and
//! `X is the president of Y`. Whose bare titles are is filled in by [`owner`].

use std::ops::Range;

use super::home::Home;
use super::registry::{Identity, Registry, RoleDraft};
use super::title::{self, TitlePhrase};
use super::view::View;
use super::{counterpart, owner};
use crate::analysis::{EntityType, MentionKind};
use crate::knowledge::Rank;
use crate::tag::{Upos, VerbForm};

/// An apposition is read this far.
const LONGEST_APPOSITION: usize = 24;
/// Words of what a post is in charge of.
const LONGEST_COMPLEMENT: usize = 9;
/// Words between the article of an apposition and its title, owner aside.
const MOST_ADJECTIVES: usize = 4;

/// A role read beside a mention of a person.
pub(super) struct Reading {
    pub(super) person: usize,
    pub(super) mention: Range<usize>,
    pub(super) role: RoleDraft,
    pub(super) rank: Rank,
}

/// Whether a title starts at the token.
pub(super) fn title_follows(view: &View<'_>, token: usize) -> bool {
    let end = view.sentence(token).end;
    token < end && title::starting_at(view, token, end).is_some()
}

/// Reads the roles of every person and writes them into the drafts.
pub(super) fn read(view: &View<'_>, home: &Home, registry: &mut Registry) {
    registry.sort();
    let mut readings = Vec::new();
    for reference in &registry.references {
        let named = reference.kind == MentionKind::Name
            && registry.drafts[reference.entity].kind == EntityType::Person;
        if named {
            let found = beside(view, &reference.tokens, registry);
            readings.extend(found.into_iter().map(|role| Reading {
                person: reference.entity,
                mention: reference.tokens.clone(),
                rank: role.title.rank,
                role,
            }));
        }
    }
    let opposite = counterpart::read(view, registry, &mut readings);
    owner::complete(view, home, registry, &opposite, &mut readings);
    for reading in readings {
        add(registry, reading);
    }
}

/// Adds a role unless the person has it already.
fn add(registry: &mut Registry, reading: Reading) {
    let roles = &mut registry.drafts[reading.person].roles;
    let same = roles.iter_mut().find(|role| {
        role.title.name == reading.role.title.name
            && role.portfolio.map(|found| found.short) == reading.role.portfolio.map(|found| found.short)
            && (role.of == reading.role.of || role.of.is_none() || reading.role.of.is_none())
            && role.qualifier == reading.role.qualifier
    });
    match same {
        Some(role) => {
            role.of = role.of.or(reading.role.of);
            // The fuller wording says more: `Foreign Minister` than `FM`.
            if reading.role.tokens.len() > role.tokens.len() && reading.role.of == role.of {
                role.tokens = reading.role.tokens;
            }
        }
        None => roles.push(reading.role),
    }
}

/// The roles that stand beside a name.
fn beside(view: &View<'_>, name: &Range<usize>, registry: &Registry) -> Vec<RoleDraft> {
    let sentence = view.sentence(name.start);
    let mut found = Vec::new();
    if let Some(phrase) = title::before(view, name.start).filter(is_post) {
        let of = owner_before(view, &phrase, registry)
            .or_else(|| first_body(registry, &(phrase.head.end..name.start)))
            .or_else(|| body_behind(view, name.end, registry));
        found.push(role(&phrase, of));
    } else if name.start > sentence.start + 1 && view.word(name.start - 1) == "," {
        found.extend(apposition_before(view, name.start - 1, sentence.start, registry));
    }
    found.extend(apposition_after(view, name.end, sentence.end, registry));
    found
}

/// Whose post it is where that stands behind the name: `Foreign Minister NAME of Norway`.
fn body_behind(view: &View<'_>, end: usize, registry: &Registry) -> Option<usize> {
    if view.word(end) != "of" {
        return None;
    }
    let body = body_after(view, end, registry)?;
    let draft = &registry.drafts[body];
    let governs = matches!(draft.identity, Identity::Country(_)) || draft.kind == EntityType::Org;
    governs.then_some(body)
}

fn is_post(phrase: &TitlePhrase) -> bool {
    phrase.title.rank != Rank::Honorific
}

fn role(phrase: &TitlePhrase, of: Option<usize>) -> RoleDraft {
    RoleDraft {
        tokens: phrase.tokens.clone(),
        title: phrase.title,
        portfolio: phrase.portfolio,
        of,
        qualifier: phrase.qualifier.clone(),
        plural: phrase.plural,
    }
}

/// Who is named directly before a title: `South Korean`, `NATO`, `Seoul's`, `the Defense Ministry`.
pub(super) fn owner_before(view: &View<'_>, phrase: &TitlePhrase, registry: &Registry) -> Option<usize> {
    let mut end = phrase.start;
    // `Poland's newly appointed Prime Minister`
    let adjective = |token: &usize| {
        matches!(view.upos(*token), Upos::Adj | Upos::Adv | Upos::Verb) && !view.is_capital(*token)
    };
    let adjectives = (0..end).rev().take(MOST_ADJECTIVES).take_while(adjective).count();
    if end > adjectives && view.is_possessive(end - adjectives - 1) {
        end -= adjectives;
    }
    if end > 0 && view.is_possessive(end - 1) {
        end -= 1;
    }
    let sentence = view.sentence(phrase.start);
    if end <= sentence.start {
        return None;
    }
    let found = registry.ending_at(end).filter(|found| found.tokens.start >= sentence.start)?;
    is_body(registry, found.entity).then_some(found.entity)
}

/// The first country or organisation among the tokens.
fn first_body(registry: &Registry, tokens: &Range<usize>) -> Option<usize> {
    let bodies = registry.within(tokens).iter().filter(|found| is_body(registry, found.entity));
    bodies.map(|found| found.entity).next()
}

pub(super) fn is_body(registry: &Registry, entity: usize) -> bool {
    matches!(registry.drafts[entity].kind, EntityType::Org | EntityType::Gpe | EntityType::Loc)
}

/// `the country's president, NAME`: the title that ends at the comma, if an article or an owner stands before it.
fn apposition_before(view: &View<'_>, comma: usize, floor: usize, registry: &Registry) -> Option<RoleDraft> {
    let phrase = title::ending_at(view, comma, floor).filter(is_post).filter(|phrase| !phrase.plural)?;
    let of = owner_before(view, &phrase, registry);
    let determined = phrase.start > floor
        && matches!(view.lower(phrase.start - 1).as_str(), "the" | "a" | "an" | "its" | "'s" | "’s");
    (of.is_some() || determined).then(|| role(&phrase, of))
}

/// `NAME, the EU's high representative for foreign affairs,` and `NAME is the president of Y`.
fn apposition_after(view: &View<'_>, end: usize, ceiling: usize, registry: &Registry) -> Option<RoleDraft> {
    let copula = matches!(view.word(end), "is" | "was" | "became");
    if end + 1 >= ceiling || !(view.word(end) == "," || copula) {
        return None;
    }
    let ceiling = ceiling.min(end + LONGEST_APPOSITION);
    let mut start = end + 1;
    // `NAME, 54, the head of …`
    if view.word(start).parse::<u8>().is_ok() && view.word(start + 1) == "," {
        start += 2;
    }
    let determined = matches!(view.word(start), "the" | "a" | "an");
    let ranked = matches!(
        view.word(start + 1),
        "first" | "second" | "last" | "only" | "latest" | "next" | "youngest" | "oldest"
    );
    if copula && (!determined || ranked) {
        return None;
    }
    let (phrase, owner) = title_within(view, start + usize::from(determined), ceiling, determined, registry)?;
    if phrase.plural
        || followed_by_name(view, &phrase, registry)
        || (!copula && is_clause(view, phrase.head.end, ceiling))
    {
        return None;
    }
    let mut found = with_complement(view, &phrase, owner, ceiling, registry);
    if view.word(end) == "was" && found.qualifier.is_none() {
        found.qualifier = Some("former".to_owned());
    }
    Some(found)
}

/// Whether a finite verb follows before the next mark, so that what looks like an apposition is a subject:
/// `Minister X, NATO chief discuss …`.
fn is_clause(view: &View<'_>, start: usize, ceiling: usize) -> bool {
    for token in start..ceiling {
        match view.word(token) {
            "," | "." | ";" | ":" | ")" | "(" | "who" | "which" | "that" | "—" | "–" | "--" => {
                return false;
            }
            _ => {}
        }
        let found = &view.tagged.tokens[token];
        let finite = found.upos == Upos::Verb && matches!(found.features.form, Some(VerbForm::Finite) | None);
        // The plural of the present in a headline is taken for an infinitive.
        let bare = found.upos == Upos::Verb && found.features.form == Some(VerbForm::Infinitive);
        if found.upos == Upos::Aux || finite || (bare && view.word(token - 1) != "to") {
            return true;
        }
    }
    false
}

/// Whether a name follows the title, so that it is another person's: `X, President Y and Z`.
fn followed_by_name(view: &View<'_>, phrase: &TitlePhrase, registry: &Registry) -> bool {
    let named = registry
        .starting_near(phrase.head.end)
        .any(|found| registry.drafts[found.entity].kind == EntityType::Person);
    named || (view.is_capital(phrase.head.end) && registry.starting_near(phrase.head.end).next().is_none())
}

/// The title of an apposition, after its owner and a few adjectives.
fn title_within(
    view: &View<'_>,
    start: usize,
    ceiling: usize,
    determined: bool,
    registry: &Registry,
) -> Option<(TitlePhrase, Option<usize>)> {
    let mut at = start;
    let mut owner = None;
    let mut adjectives = 0;
    while at < ceiling {
        if let Some(phrase) = title::starting_at(view, at, ceiling) {
            return Some((phrase, owner));
        }
        // `the army's director`: the mention may have taken its article in.
        let first = if at == start && determined { at - 1 } else { at };
        let mut near = (first..=at).flat_map(|from| registry.starting_near(from));
        let body = near.find(|found| found.tokens.end > at && is_body(registry, found.entity));
        if let Some(body) = body {
            owner = owner.or(Some(body.entity));
            at = body.tokens.end;
            continue;
        }
        if view.is_possessive(at) {
            at += 1;
            continue;
        }
        let plain = view.word(at).chars().all(|c| c.is_alphabetic() || c == '-');
        if !plain
            || adjectives >= MOST_ADJECTIVES
            || !(determined || owner.is_some())
            || is_clause_word(view.word(at))
        {
            return None;
        }
        adjectives += 1;
        at += 1;
    }
    None
}

fn is_clause_word(word: &str) -> bool {
    matches!(
        word,
        "who"
            | "which"
            | "that"
            | "said"
            | "says"
            | "is"
            | "was"
            | "and"
            | "but"
            | "of"
            | "in"
            | "on"
            | "to"
            | "with"
            | "for"
    )
}

/// Reads on after the head noun: what the post is in charge of belongs to the title, where it is held does not.
pub(super) fn with_complement(
    view: &View<'_>,
    phrase: &TitlePhrase,
    owner: Option<usize>,
    ceiling: usize,
    registry: &Registry,
) -> RoleDraft {
    let mut found = role(phrase, owner);
    let mut at = phrase.head.end;
    while at < ceiling {
        let word = view.word(at);
        let ends = matches!(word, "," | "." | ";" | ":" | ")" | "(" | "\"" | "”" | "—" | "–" | "--" | "-");
        if ends
            || opens_clause(word)
            || matches!(view.upos(at), Upos::Verb | Upos::Aux)
            || at > phrase.head.end + LONGEST_COMPLEMENT
        {
            break;
        }
        if matches!(word, "of" | "at" | "in" | "with" | "from" | "for" | "to") {
            if let Some(body) = body_after(view, at, registry) {
                let holds = matches!(word, "of" | "at" | "in" | "with" | "from")
                    || (word == "for" && phrase.title.rank == Rank::Speaker);
                if holds {
                    found.of = found.of.or(Some(body));
                    break;
                }
            } else if at == phrase.head.end && matches!(word, "at" | "in" | "with" | "from" | "to") {
                break;
            }
        } else if at == phrase.head.end {
            break;
        }
        at += 1;
        found.tokens.end = at;
    }
    trim(view, &mut found.tokens, phrase.head.end);
    found
}

fn opens_clause(word: &str) -> bool {
    matches!(
        word,
        "who"
            | "which"
            | "that"
            | "said"
            | "says"
            | "as"
            | "after"
            | "before"
            | "when"
            | "while"
            | "where"
            | "despite"
            | "since"
            | "until"
            | "amid"
            | "but"
            | "during"
            | "because"
    )
}

/// A title does not end in a preposition or an article.
fn trim(view: &View<'_>, tokens: &mut Range<usize>, floor: usize) {
    while tokens.end > floor
        && matches!(
            view.word(tokens.end - 1),
            "of" | "for" | "at" | "in" | "the" | "a" | "and" | "to" | "with" | "from"
        )
    {
        tokens.end -= 1;
    }
}

/// The country or organisation that a preposition governs.
pub(super) fn body_after(view: &View<'_>, preposition: usize, registry: &Registry) -> Option<usize> {
    let articles = usize::from(matches!(view.word(preposition + 1), "the" | "The"));
    [preposition + 1, preposition + 1 + articles].into_iter().find_map(|start| {
        let mut bodies = registry.starting_near(start).filter(|found| is_body(registry, found.entity));
        bodies.next().map(|found| found.entity)
    })
}
