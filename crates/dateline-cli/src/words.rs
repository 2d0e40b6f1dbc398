//! Values in words.

use dateline_core::analysis::EntityType;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The name of a value in its serialised form, as words: `part_of_day` is `part of day`.
pub(crate) fn word(value: &impl Serialize) -> String {
    code(value).replace('_', " ")
}

/// The name of a value in its serialised form.
pub(crate) fn code(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}

/// A number of things: `1 quote`, `2 quotes`.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// A kind of entity in a word.
pub(crate) const fn entity_type(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => "person",
        EntityType::Org => "organisation",
        EntityType::Gpe => "country or city",
        EntityType::Loc => "place",
        EntityType::Norp => "people",
        EntityType::Event => "event",
        EntityType::Fac => "building",
        EntityType::Work => "work",
    }
}

/// The value of a serialised form.
pub(crate) fn from_code<T: DeserializeOwned>(code: &str) -> Result<T, serde_json::Error> {
    serde_json::from_value(serde_json::Value::String(code.to_owned()))
}
