//! The day that a story's address names: `/2023/01/29/`, `/20230129/`, `/2023-01-29-`, `/2023/jan/29/`.

use jiff::civil::Date;

use crate::page::stamp;

/// Years that an address can name: pages have addresses since the web is there.
const YEARS: std::ops::RangeInclusive<i16> = 1993..=2099;

/// An address without its scheme.
fn without_scheme(address: &str) -> &str {
    address.split_once("://").map_or(address, |(_, rest)| rest)
}

/// The host of an address, with its port.
pub(in crate::page) fn host(address: &str) -> &str {
    without_scheme(address).split('/').next().unwrap_or_default()
}

/// The letters and digits of a name in lower case, as they stand in a host: `Example News` as `examplenews`.
pub(in crate::page) fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Reads the day that an address names.
pub(in crate::page) fn day(address: &str) -> Option<Date> {
    let path = without_scheme(address).split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let in_parts = parts.windows(3).find_map(|three| civil(three[0], three[1], three[2]));
    in_parts.or_else(|| parts.iter().find_map(|part| in_part(part)))
}

/// A day inside one part of the path: parted by hyphens or underscores, or eight digits.
fn in_part(part: &str) -> Option<Date> {
    let words: Vec<&str> = part.split(['-', '_', '.']).collect();
    let parted = words.windows(3).find_map(|three| civil(three[0], three[1], three[2]));
    parted.or_else(|| {
        let whole =
            words.iter().filter(|word| word.len() == 8 && word.bytes().all(|byte| byte.is_ascii_digit()));
        whole.into_iter().find_map(|word| civil(&word[..4], &word[4..6], &word[6..]))
    })
}

fn civil(year: &str, month: &str, day: &str) -> Option<Date> {
    let number = |text: &str| text.parse::<i8>().ok().filter(|_| text.len() <= 2);
    let year = year.parse::<i16>().ok().filter(|value| year.len() == 4 && YEARS.contains(value))?;
    let month = number(month).or_else(|| stamp::month_of(month).map(|month| month as i8))?;
    Date::new(year, month, number(day)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_from_addresses() {
        let check = |address: &str, expected: Option<&str>| {
            assert_eq!(day(address).map(|day| day.to_string()).as_deref(), expected, "{address}");
        };
        check("https://www.example.com/2023/01/29/headline.html", Some("2023-01-29"));
        check("https://example.com/world/2023/jan/9/headline", Some("2023-01-09"));
        check("https://example.com/news/story-2023-01-29-001", Some("2023-01-29"));
        check("https://example.com/20230129/headline", Some("2023-01-29"));
        check("https://example.com/2023/01/headline", None);
        check("https://example.com/article/20239999", None);
        check("https://example.com/?day=2023-01-29", None);
    }
}
