//! Entities of `FollowTheMoney` (<https://followthemoney.tech>), as `OpenSanctions` publishes them.

use std::collections::HashMap;
use std::sync::LazyLock;

use dateline_core::analysis::EntityType;
use dateline_core::knowledge;
use dateline_core::names::Called;
use serde_json::Value;

use crate::values::{Identifier, ListedEntity, ListedRole};

static CODES: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let lines = include_str!("data/alpha2.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).collect()
});

/// Properties that hold identifiers, by what they are called here.
const IDENTIFIERS: &[(&str, &str)] = &[
    ("wikidataId", "wikidata"),
    ("leiCode", "lei"),
    ("passportNumber", "passport"),
    ("idNumber", "id"),
    ("registrationNumber", "registration"),
    ("taxNumber", "tax"),
    ("innCode", "inn"),
    ("ogrnCode", "ogrn"),
    ("swiftBic", "bic"),
    ("dunsCode", "duns"),
];

/// Who held which posts, and what the posts are.
#[derive(Debug, Default)]
pub(super) struct Posts {
    /// Posts by id: their names and countries.
    posts: HashMap<String, (String, Option<String>)>,
    /// By holder: the post, since when, until when.
    held: HashMap<String, Vec<Holding>>,
}

/// That somebody held a post, by its id, since when and until when.
type Holding = (String, Option<String>, Option<String>);

impl Posts {
    /// Notes an entity that is a post, or says who holds one.
    pub(super) fn note(&mut self, value: &Value) {
        match value.get("schema").and_then(Value::as_str) {
            Some("Position") => {
                let name = texts(value, "name").next().unwrap_or_default().to_owned();
                if let Some(id) = value.get("id").and_then(Value::as_str) {
                    self.posts.insert(id.to_owned(), (name, country(value, &["country", "subnationalArea"])));
                }
            }
            Some("Occupancy") => {
                let one = |property| texts(value, property).next().map(str::to_owned);
                if let (Some(holder), Some(post)) = (one("holder"), one("post")) {
                    self.held.entry(holder).or_default().push((post, one("startDate"), one("endDate")));
                }
            }
            _ => {}
        }
    }

    fn of(&self, holder: &str) -> Vec<ListedRole> {
        let held = self.held.get(holder).into_iter().flatten();
        let roles = held.filter_map(|(post, start, end)| {
            let (name, code) = self.posts.get(post)?;
            let country = code.as_deref().and_then(knowledge::country_of_code).map(|found| found.name);
            Some(ListedRole { start: start.clone(), end: end.clone(), ..role(name, country) })
        });
        roles.collect()
    }
}

/// Reads a person or an organisation; `None` for what is neither.
pub(super) fn entity(value: &Value, posts: &Posts) -> Result<Option<ListedEntity>, String> {
    let schema = value.get("schema").and_then(Value::as_str).ok_or("its schema is no text")?;
    let kind = match schema {
        "Person" => EntityType::Person,
        "Organization" | "Company" | "PublicBody" | "LegalEntity" => EntityType::Org,
        _ => return Ok(None),
    };
    let id = value.get("id").and_then(Value::as_str).filter(|id| !id.is_empty()).ok_or("it has no id")?;
    if !value.get("properties").is_some_and(Value::is_object) {
        return Err("it has no properties".to_owned());
    }
    let mut names: Vec<String> = texts(value, "name").map(str::to_owned).collect();
    let caption = value.get("caption").and_then(Value::as_str).map(str::to_owned);
    let name = caption.filter(|caption| names.contains(caption)).or_else(|| names.first().cloned());
    let name = name.ok_or("it has no name")?;
    names.retain(|other| *other != name);
    names.extend(texts(value, "alias").map(str::to_owned));
    let countries: &[&str] = if kind == EntityType::Person {
        &["nationality", "citizenship", "country"]
    } else {
        &["mainCountry", "jurisdiction", "country"]
    };
    let identifiers = IDENTIFIERS.iter().flat_map(|(property, kind)| {
        texts(value, property).map(|text| Identifier { kind: (*kind).to_owned(), value: text.to_owned() })
    });
    let mut roles = posts.of(id);
    roles.extend(texts(value, "position").map(|words| role(words, None)));
    Ok(Some(ListedEntity {
        id: id.to_owned(),
        kind,
        name,
        aliases: names,
        weak_aliases: texts(value, "weakAlias").map(str::to_owned).collect(),
        country: country(value, countries),
        identifiers: identifiers.collect(),
        roles,
    }))
}

/// A post in words, such as `Minister of Foreign Affairs of Norway`.
fn role(words: &str, country: Option<&str>) -> ListedRole {
    let called = Called::read(words);
    let body = called.as_ref().and_then(|called| called.body.clone());
    let title = called.map_or_else(|| words.to_owned(), |called| called.title);
    ListedRole { title, of: body.or_else(|| country.map(str::to_owned)), start: None, end: None }
}

/// The values of a property.
fn texts<'v>(value: &'v Value, property: &str) -> impl Iterator<Item = &'v str> {
    let values = value.get("properties").and_then(|properties| properties.get(property));
    values.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// The country of the first property that names just one.
fn country(value: &Value, properties: &[&str]) -> Option<String> {
    properties.iter().find_map(|property| {
        let mut codes = texts(value, property).map(|code| CODES.get(code.to_lowercase().as_str()));
        let first = codes.next()??;
        codes.all(|code| code == Some(first)).then(|| (*first).to_owned())
    })
}
