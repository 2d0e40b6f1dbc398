//! What Dateline knows of the world: countries, cities, organisations, titles, institutions and names of people.
//!
//! Knowledge is data: the files in `data/` state their source and licence in their heads, are compiled in, and are read
//! once into look-ups. None of it says who holds an office: that is for the pages to say.
//!
//! Look-ups of names mind the case (`US` is a country, `us` is not); those of titles and institutions do not.
//!
//! ```
//! use dateline_core::knowledge;
//!
//! assert_eq!(knowledge::country("S. Korea").map(|country| country.code), Some("KOR"));
//! assert_eq!(knowledge::demonym("Dutch").map(|demonym| demonym.country.name), Some("Netherlands"));
//! assert_eq!(knowledge::organisation("North Atlantic Treaty Organization").map(|found| found.code), Some("IGO"));
//! assert!(knowledge::country("us").is_none());
//! ```

mod bodies;
mod countries;
mod gazetteer;
mod metonyms;
mod organisations;
mod people;
mod places;
mod table;
mod titles;
mod towns;

pub use self::bodies::{
    Institution, KindNoun, Portfolio, institution, institution_in, kind_noun, organisation_noun, portfolio,
};
pub use self::countries::{
    Country, Demonym, DemonymKind, area, capital, countries, country, country_of_code, demonym, seat,
};
pub use self::gazetteer::{Known, name_at};
pub use self::metonyms::{Beside, Meant, tells};
pub use self::organisations::{Organisation, organisation, organisations};
pub(crate) use self::people::fold;
pub use self::people::{
    Commonness, Gender, family_name, family_name_first, gender, given_name, group, names_nobody,
    opens_sentence, particle, person_noun,
};
pub use self::places::{
    City, Division, EventNoun, Place, PlaceNoun, Position, city, division, event_noun, place, place_noun,
};
pub use self::titles::{
    Modifier, Rank, Title, abbreviated_title, has_head, is_form_of_address, is_title_alone, leading_titles,
    title, title_modifier,
};
pub use self::towns::{Town, Towns, towns};
