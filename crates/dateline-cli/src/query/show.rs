//! What answers have in common when they are shown to people.

use dateline_corpus::{EntityRef, Passage};

use crate::wrap::shorten;

/// Where a passage stands: outlet, title, date, document and characters.
pub(super) fn place(passage: &Passage) -> String {
    let title = passage.title.as_deref().map(|title| shorten(title, 60));
    let facts = [
        passage.outlet.clone(),
        title,
        passage.published.clone().map(|published| day(&published).to_owned()),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().filter(|fact| !fact.is_empty()).collect();
    let span = passage.span;
    let document = format!("{} [{}–{}]", passage.document, span.start(), span.end());
    if facts.is_empty() { document } else { format!("{} · {document}", facts.join(", ")) }
}

/// The words around a passage, or its own where nothing is known of what stands around.
pub(super) fn words(passage: &Passage) -> &str {
    passage.context.as_ref().map_or(&passage.text, |context| &context.text)
}

/// The day of a time.
pub(super) fn day(time: &str) -> &str {
    time.get(..10).unwrap_or(time)
}

/// An entity's name with its country.
pub(super) fn name(entity: &EntityRef) -> String {
    match &entity.country {
        Some(country) => format!("{} ({country})", entity.name),
        None => entity.name.clone(),
    }
}

/// From when to when, where both are known.
pub(super) fn period(first: Option<&str>, last: Option<&str>) -> String {
    match (first.map(day), last.map(day)) {
        (Some(first), Some(last)) if first == last => first.to_owned(),
        (Some(first), Some(last)) => format!("{first} to {last}"),
        (Some(only), None) | (None, Some(only)) => only.to_owned(),
        (None, None) => String::new(),
    }
}
