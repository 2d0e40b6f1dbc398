//! JSON-LD blocks: schema.org's account of the article.

use serde_json::Value;

use super::metadata::{Claim, Metadata};
use super::reference;
use crate::analysis::Source;
use crate::page::article::fold;
use crate::page::lexicon;

/// Nodes of one block that are looked at.
const NODES: usize = 500;

/// Longest block that is parsed, in bytes.
const LENGTH: usize = 2 << 20;

/// Shortest `articleBody` that says what the story is, in bytes; shorter ones are teasers.
const BODY: usize = 200;

/// Reads a block into the metadata. What is no JSON says nothing; `serde_json` bounds the nesting.
pub(super) fn read(text: &str, metadata: &mut Metadata) {
    if text.len() > LENGTH {
        return;
    }
    let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
    let value = serde_json::from_str(text).or_else(|_| serde_json::from_str(&clean(text)));
    let Ok(value): Result<Value, _> = value else { return };
    let people = people(&value);
    metadata.persons.extend(people.iter().flat_map(|(_, person)| names(person)));
    let mut nodes = vec![&value];
    let mut seen = 0;
    while let Some(node) = nodes.pop() {
        seen += 1;
        if seen > NODES {
            return;
        }
        match node {
            Value::Array(items) => nodes.extend(items.iter().rev()),
            Value::Object(fields) => {
                read_node(node, &people, metadata);
                nodes.extend(
                    ["@graph", "mainEntity", "mainEntityOfPage"].iter().filter_map(|key| fields.get(*key)),
                );
            }
            _ => {}
        }
    }
}

/// Blocks are often written by hand: line breaks inside strings are the commonest fault.
fn clean(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}

/// The people of a block whom its articles name by an identifier alone, with their names.
fn people(value: &Value) -> Vec<(&str, &Value)> {
    let nodes = value.get("@graph").unwrap_or(value);
    let people = items(nodes).take(NODES).filter(|node| is_a(node, "Person"));
    people.filter_map(|person| Some((person.get("@id")?.as_str()?, person))).collect()
}

/// Whether a node is of a type, or of one whose name ends so.
fn is_a(node: &Value, kind: &str) -> bool {
    items(&node["@type"]).filter_map(Value::as_str).any(|name| name.ends_with(kind))
}

fn read_node(node: &Value, people: &[(&str, &Value)], metadata: &mut Metadata) {
    let types = strings(&node["@type"]);
    let is_article = types.iter().any(|name| {
        name.ends_with("Article")
            || matches!(name.as_str(), "BlogPosting" | "Report" | "LiveBlogPosting" | "Review" | "Opinion")
    });
    let is_page = types.iter().any(|name| name.ends_with("Page"));
    metadata.types.extend(types.into_iter().map(claim));
    if is_article {
        push(&mut metadata.titles, &node["headline"]);
        if node["headline"].is_null() {
            push(&mut metadata.titles, &node["name"]);
        }
        for key in ["author", "creator"] {
            if metadata.authors.iter().all(|author| author.source != Source::JsonLd) {
                let known = |author| known(author, people);
                let persons = items(&node[key]).filter(|author| is_a(author, "Person"));
                metadata.persons.extend(persons.flat_map(names));
                let authors = items(&node[key]).map(known).filter(|author| !is_organisation(author));
                metadata.authors.extend(authors.flat_map(names).map(claim));
            }
        }
        metadata.outlets.extend(names(&node["publisher"]).into_iter().map(claim));
        push(&mut metadata.sections, &node["articleSection"]);
        push(&mut metadata.languages, &node["inLanguage"]);
        if let Some(body) = node["articleBody"].as_str().filter(|body| body.len() >= BODY) {
            metadata.body.get_or_insert_with(|| reference::decode(body).into_owned());
        }
    }
    if is_article || is_page {
        push(&mut metadata.published, &node["datePublished"]);
        push(&mut metadata.updated, &node["dateModified"]);
    }
}

fn claim(value: String) -> Claim {
    Claim { value, source: Source::JsonLd }
}

fn push(list: &mut Vec<Claim>, value: &Value) {
    list.extend(strings(value).into_iter().take(4).map(claim));
}

/// The strings of a value: itself, or those of a list.
fn strings(value: &Value) -> Vec<String> {
    let text = |value: &Value| {
        value.as_str().map(|text| fold(&reference::decode(text))).filter(|text| !text.is_empty())
    };
    match value {
        Value::Array(items) => items.iter().filter_map(text).collect(),
        _ => text(value).into_iter().collect(),
    }
}

/// The values of a list, or the value itself.
fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice).iter()
}

/// An author, or the person of the block that is meant by its identifier alone.
fn known<'v>(author: &'v Value, people: &[(&str, &'v Value)]) -> &'v Value {
    let id = author.get("@id").and_then(Value::as_str).filter(|_| author.get("name").is_none());
    let found = id.and_then(|id| people.iter().find(|(known, _)| *known == id));
    found.map_or(author, |&(_, person)| person)
}

/// Whether an author is said to be no person; agencies are read from the text.
fn is_organisation(author: &Value) -> bool {
    let is_known = |name: &String| lexicon::agency(name).is_some();
    is_a(author, "Organization") && !is_a(author, "Person") && !names(author).iter().any(is_known)
}

/// The names of a person or organisation, or of a list of them.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(names_of_one).collect(),
        _ => names_of_one(value),
    }
}

fn names_of_one(value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) => fields.get("name").map(strings).unwrap_or_default(),
        _ => strings(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_read_wherever_it_stands_in_the_block() {
        let mut metadata = Metadata::default();
        read(
            r#"{"@graph": [{"@type": "WebSite", "name": "Site"}, {"@type": ["NewsArticle"], "headline": "A &amp; B",
                "author": [{"@type": "Person", "name": "Jane Doe"}, "John Roe"], "datePublished": "2024-01-02",
                "publisher": {"name": "The Daily Example"}, "articleSection": ["World"]}]}"#,
            &mut metadata,
        );
        assert_eq!(metadata.titles, [claim("A & B".to_owned())]);
        assert_eq!(metadata.authors, [claim("Jane Doe".to_owned()), claim("John Roe".to_owned())]);
        assert_eq!(metadata.published, [claim("2024-01-02".to_owned())]);
        assert_eq!(metadata.outlets, [claim("The Daily Example".to_owned())]);
        assert_eq!(metadata.sections, [claim("World".to_owned())]);
    }

    #[test]
    fn an_author_may_be_named_elsewhere_in_the_block() {
        let mut metadata = Metadata::default();
        read(
            r##"{"@graph": [{"@type": "Article", "author": {"@id": "#jane"}},
                {"@type": ["Person", "Organization"], "@id": "#jane", "name": "Jane Doe"}]}"##,
            &mut metadata,
        );
        assert_eq!(metadata.authors, [claim("Jane Doe".to_owned())]);
    }

    #[test]
    fn broken_blocks_say_nothing() {
        for text in ["", "{", "[[[[", "{\"@type\": 3, \"author\": {\"name\": []}}", "null"] {
            let mut metadata = Metadata::default();
            read(text, &mut metadata);
            assert_eq!(metadata, Metadata::default(), "{text}");
        }
        let mut metadata = Metadata::default();
        read("{\"@type\": \"NewsArticle\", \"headline\": \"A\nB\"}", &mut metadata);
        assert_eq!(metadata.titles, [claim("A B".to_owned())]);
    }
}
