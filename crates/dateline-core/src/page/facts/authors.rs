//! Who wrote the story, as the metadata and the marked elements of an HTML page say.

use std::collections::HashSet;

use super::claims::cite;
use crate::analysis::{Author, Source};
use crate::knowledge::{self, Commonness};
use crate::page::article::{Draft, fold};
use crate::page::html::{Claim, Metadata, Property};
use crate::page::{lexicon, name};

/// Longest element that names who wrote the story, in bytes.
const MARKED: usize = 200;

/// Adds the authors that the metadata states, or else those that an element of the page is marked to state.
pub(super) fn add(draft: &mut Draft, metadata: &Metadata) {
    add_agency(draft, metadata);
    let claimed = claimed(draft, metadata);
    if !claimed.is_empty() {
        let shown = &draft.article.authors;
        // A byline that names all of them and more is the whole truth.
        if shown.len() <= claimed.len() || !claimed.iter().all(|author| shown.contains(author)) {
            draft.article.authors = claimed;
        }
        return;
    }
    if !draft.article.authors.is_empty() && !draft.has_bare_byline {
        return;
    }
    let marked = |property| marked(draft, metadata, property);
    let found = [Property::Author, Property::Byline].into_iter().map(marked).find(|found| !found.is_empty());
    let found = found.or_else(|| linked(draft, metadata));
    if let Some(found) = found {
        draft.article.authors = found;
    }
}

/// Who is linked to as the author anywhere on the page, if all such links name one person.
fn linked(draft: &Draft, metadata: &Metadata) -> Option<Vec<Author>> {
    let is_link = |property| matches!(property, Some(Property::Author | Property::AuthorAround));
    let captures = metadata.captures.iter().filter(|capture| is_link(capture.property));
    let words =
        captures.map(|capture| draft.text.slice(&capture.range)).filter(|words| words.len() <= MARKED);
    let found = people(words, metadata, draft);
    (found.len() == 1 && name::has_known_name(&found[0].name)).then_some(found)
}

/// The people that the best source that names any does: JSON-LD, then `<meta>` that is for who wrote it, then `<meta>`
/// that is for whoever made the page, which may be a company.
fn claimed(draft: &Draft, metadata: &Metadata) -> Vec<Author> {
    let is_json_ld = |claim: &&Claim| claim.source == Source::JsonLd;
    let first: Vec<&Claim> = metadata.authors.iter().filter(is_json_ld).collect();
    let second = metadata.authors.iter().filter(|claim| !is_json_ld(claim)).collect();
    let third = metadata.creators.iter().collect();
    let tiers: [Vec<&Claim>; 3] = [first, second, third];
    let people = |tier: &Vec<&Claim>| people(tier.iter().map(|claim| claim.value.as_str()), metadata, draft);
    tiers.iter().map(people).find(|people| !people.is_empty()).unwrap_or_default()
}

/// An agency that the metadata names as author supplied the story.
fn add_agency(draft: &mut Draft, metadata: &Metadata) {
    if draft.article.agency.is_some() {
        return;
    }
    let mut claims = metadata.authors.iter().chain(&metadata.creators);
    let found = claims.find_map(|claim| Some((claim, lexicon::agency(&claim.value)?)));
    if let Some((claim, agency)) = found {
        draft.article.agency = Some(agency.to_owned());
        draft.article.evidence.push(cite(claim));
    }
}

/// The people in the elements above the story's end of the first paragraph that are marked so.
fn marked(draft: &Draft, metadata: &Metadata, property: Property) -> Vec<Author> {
    let first = draft.sheet.body.first().map_or(usize::MAX, |&piece| draft.sheet.pieces[piece].range.end);
    let captures = metadata.captures.iter().filter(|capture| capture.property == Some(property));
    let near = captures.filter(|capture| capture.range.start < first);
    let words = near.map(|capture| draft.text.slice(&capture.range)).filter(|words| words.len() <= MARKED);
    let mut found = people(words, metadata, draft);
    found.retain(|author| name::has_known_name(&author.name));
    found
}

/// The people among the values, each once; agencies and the outlet itself are none.
fn people<'c>(values: impl Iterator<Item = &'c str>, metadata: &Metadata, draft: &Draft) -> Vec<Author> {
    let mut seen = HashSet::new();
    let outlets =
        metadata.outlets.iter().map(|outlet| outlet.value.as_str()).chain(draft.article.outlet.as_deref());
    let outlets: HashSet<String> = outlets.map(str::to_lowercase).collect();
    // Whose site bears his own name writes it.
    let is_outlet = |person: &str| {
        let first = person.split_whitespace().next().and_then(knowledge::given_name);
        first != Some(Commonness::NameOnly) && outlets.contains(&person.to_lowercase())
    };
    let mut found: Vec<String> = values
        .filter(|value| !value.contains("://") && !value.contains('@'))
        .flat_map(named)
        .filter(|person| !is_outlet(person) && lexicon::agency(person).is_none())
        .filter(|person| seen.insert(person.to_lowercase()))
        .collect();
    let names = found.clone();
    // `Jane Doe Example Telegram` beside `Jane Doe` is the same person with the outlet after the name.
    found.retain(|long| {
        !names.iter().any(|name| long.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with(' ')))
    });
    found.into_iter().map(Author::from).collect()
}

/// The people that a value names; a given name alone is enough where a page states it for machines.
fn named(value: &str) -> Vec<String> {
    let value = fold(value);
    if !value.contains(char::is_uppercase) {
        // `jane doe`: an account's name, which is a person's only if its words are known as names.
        let mut names = name::people(&name::capitalise(&value));
        names.retain(|name| name::is_likely(name));
        return names;
    }
    let alone =
        knowledge::given_name(&value) == Some(Commonness::NameOnly) && value.starts_with(char::is_uppercase);
    if alone { vec![value] } else { name::people(&value) }
}
