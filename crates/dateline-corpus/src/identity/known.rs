//! What the core knows of countries and organisations by name.

use dateline_core::knowledge;

/// The code of the country that bears a name, ISO 3166 alpha-3.
pub(super) fn country_named(name: &str) -> Option<&'static str> {
    knowledge::country(name).map(|country| country.code)
}

/// Whether a code is that of a country, rather than of organisations between countries.
pub(crate) fn is_country(code: &str) -> bool {
    knowledge::country_of_code(code).is_some()
}

/// The usual name of the country or union of a code; the code itself where there is none.
pub(super) fn name_of_code(code: &str) -> &str {
    match knowledge::country_of_code(code) {
        Some(country) => country.name,
        None if code == UNION => "European Union",
        None => code,
    }
}

/// The full name of a well-known organisation, if only one bears the name.
pub(super) fn organisation_named(name: &str) -> Option<&'static str> {
    knowledge::organisation(name).filter(|found| !found.code.is_empty()).map(|found| found.full_name)
}

/// The name of the country that words before a title mean: `Norwegian`, `Norway`, `Oslo` where it is the seat of a
/// government; the words as they are where they are none.
pub(crate) fn body_named(words: &str) -> &str {
    let country = knowledge::country(words).or_else(|| knowledge::demonym(words).map(|found| found.country));
    country.or_else(|| knowledge::capital(words)).map_or(words, |country| country.name)
}

/// The code of the European Union, which acts as a country does.
pub(super) const UNION: &str = "EUR";

/// Whether a name is the European Union's own, rather than one of its institutions'.
pub(super) fn is_union(name: &str) -> bool {
    organisation_named(name).is_some_and(|full| full == "European Union")
}
