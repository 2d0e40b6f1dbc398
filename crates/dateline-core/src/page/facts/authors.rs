//! Who wrote the story, as the metadata and the marked elements of an HTML page say.

use std::collections::HashSet;

use super::address::{host, letters};
use super::claims::cite;
use crate::analysis::{Author, DiagnosticCode, Source};
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
        let is_whole = shown.len() > claimed.len() && claimed.iter().all(|author| shown.contains(author));
        if !is_whole && !is_signed_by_others(draft, &claimed) {
            draft.article.authors = claimed;
        }
        return;
    }
    if !draft.article.authors.is_empty() && !draft.has_weak_byline {
        return;
    }
    let accounts = accounts(draft, metadata);
    if !accounts.is_empty() && draft.article.authors.is_empty() {
        draft.article.authors = accounts;
        return;
    }
    let marked = |property| marked(draft, metadata, property);
    let found = [Property::Author, Property::Byline, Property::AuthorPage];
    let found = found.into_iter().map(marked).find(|found| !found.is_empty());
    let found = found.or_else(|| linked(draft, metadata));
    if let Some(found) = found {
        draft.article.authors = found;
    }
}

/// Whether a byline names other people than the metadata: it names who wrote the story, the metadata perhaps who put it on
/// the site. The choice is told.
fn is_signed_by_others(draft: &mut Draft, claimed: &[Author]) -> bool {
    let shown = &draft.article.authors;
    let shares_word = |author: &Author| {
        let words = |author: &Author| lexicon::plain_words(&author.name);
        let own = words(author);
        claimed.iter().flat_map(words).any(|word| own.contains(&word))
    };
    let is_other = |author: &Author| name::is_likely(&author.name) && !shares_word(author);
    if draft.has_weak_byline || shown.is_empty() || !shown.iter().all(is_other) {
        return false;
    }
    let list =
        |authors: &[Author]| authors.iter().map(|author| author.name.as_str()).collect::<Vec<_>>().join(", ");
    let message = format!(
        "the page is signed by {:?}, its metadata names {:?}; the byline was chosen, since the metadata may name who put \
         the story on the site",
        list(shown),
        list(claimed)
    );
    draft.inform(DiagnosticCode::Disagreement, message);
    true
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

/// Most words and letters of a name under which somebody writes.
const ACCOUNT: (usize, usize) = (2, 24);

/// Whom the metadata names as author and JSON-LD calls a person, though the name is no name of people: an account. The site
/// itself, its staff and whoever runs it are none.
fn accounts(draft: &Draft, metadata: &Metadata) -> Vec<Author> {
    let address = draft.page.known.url.as_deref().or(metadata.address.as_deref()).unwrap_or_default();
    let outlets = metadata.outlets.iter().map(|outlet| outlet.value.as_str());
    let outlets = outlets.chain(std::iter::once(host(address)));
    let outlets: Vec<String> = outlets.map(letters).filter(|outlet| !outlet.is_empty()).collect();
    let is_account = |name: &&str| {
        let own = letters(name);
        let sized = name.split_whitespace().count() <= ACCOUNT.0 && (3..=ACCOUNT.1).contains(&own.len());
        let said = |word: &str| {
            ["job", "page", "company", "function", "section"].iter().any(|list| lexicon::is_in(list, word))
        };
        let words = lexicon::plain_words(name);
        sized
            && !name.contains(['@', '/', ':'])
            && own.contains(char::is_alphabetic)
            && !words.iter().any(|word| said(word))
            && !outlets.iter().any(|outlet| outlet.contains(&own) || own.contains(outlet.as_str()))
    };
    let mut found: Vec<Author> = Vec::new();
    let claims = metadata.authors.iter().chain(&metadata.creators).map(|claim| &claim.value);
    let persons = claims.filter(|name| metadata.persons.contains(name));
    for name in persons.map(String::as_str).filter(is_account) {
        if found.iter().all(|author| author.name != name) {
            found.push(Author::from(name.to_owned()));
        }
    }
    found
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
    let first = draft.sheet.first_paragraph().map_or(usize::MAX, |piece| draft.sheet.pieces[piece].range.end);
    let captures = metadata.captures.iter().filter(|capture| capture.property == Some(property));
    let near = captures.filter(|capture| capture.range.start < first);
    let words = near.map(|capture| draft.text.slice(&capture.range)).filter(|words| words.len() <= MARKED);
    let words: Vec<&str> = words.collect();
    let mut found = people(words.iter().copied(), metadata, draft);
    let is_whole = |name: &str| words.iter().any(|words| words.trim() == name);
    found.retain(|author| name::has_known_name(&author.name) || is_whole(&author.name));
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
    let names = name::people(&value);
    if names.is_empty() { name::given_names_alone(&value) } else { names }
}
