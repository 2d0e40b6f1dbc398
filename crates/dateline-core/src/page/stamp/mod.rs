//! The times that pages stamp on their stories.

mod clock;
mod find;
mod relative;
mod token;

pub(super) use self::find::{Stamp, find, month_of};
pub(super) use self::relative::{Ago, Unit, ago};
use super::lexicon;
use super::shape::Shape;
use crate::analysis::Granularity;

impl Stamp {
    /// ISO 8601 to the precision that is stated.
    pub(super) fn value(&self) -> String {
        self.with_date(self.date)
    }

    /// The same with day and month exchanged, where their order is open.
    pub(super) fn exchanged_value(&self) -> Option<String> {
        self.exchanged.map(|date| self.with_date(date))
    }

    fn with_date(&self, date: jiff::civil::Date) -> String {
        use std::fmt::Write;
        let mut value = date.to_string();
        let Some(time) = &self.time else { return value };
        // Writing to a string does not fail.
        let _ = write!(value, "T{:02}:{:02}", time.hour, time.minute);
        if let Some(second) = time.second {
            let _ = write!(value, ":{second:02}");
        }
        if let Some(offset) = time.offset {
            let (sign, minutes) = if offset < 0 { ('-', -offset) } else { ('+', offset) };
            let _ = match minutes {
                0 => write!(value, "Z"),
                _ => write!(value, "{sign}{:02}:{:02}", minutes / 60, minutes % 60),
            };
        }
        value
    }

    /// How fine the value is.
    pub(super) fn granularity(&self) -> Granularity {
        match &self.time {
            None => Granularity::Day,
            Some(time) if time.second.is_none() => Granularity::Minute,
            Some(_) => Granularity::Second,
        }
    }
}

/// Words around a stamp by which a page says what the stamp is; longer lines tell of dates, they are not stamped.
const SIGNATURE_WORDS: u32 = 24;

/// Whether the line dates or signs the story: a stamp with little beside it, or `By` and a name.
pub(super) fn is_signature(text: &str, shape: &Shape) -> bool {
    if shape.words > SIGNATURE_WORDS {
        return false;
    }
    let by = text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("by "));
    if by && shape.words <= 16 && !shape.stop {
        return true;
    }
    let stamps = find(text);
    let outside: usize = text.len() - stamps.iter().map(|stamp| stamp.range.len()).sum::<usize>();
    !stamps.is_empty() && (outside <= 12 || !shape.stop && (outside <= 40 || shape.functions <= 2))
}

/// What the words before a stamp say that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// `Published`, `Posted`, `Date`.
    Published,
    /// `Updated`, `Last modified`.
    Updated,
    /// Something else than the story's date: a registration, an event, a licence.
    Other,
    /// Nothing is said.
    None,
}

/// Reads what the words before a stamp say that it is; the last telling word counts.
pub(super) fn label(before: &str) -> Label {
    let words = lexicon::plain_words(before);
    for word in words.iter().rev().take(6) {
        match word.as_str() {
            "published" | "posted" | "publication" | "date" | "created" | "issued" | "released"
            | "release" | "first" | "filed" | "uploaded" | "veröffentlicht" | "publié" | "publicado" => {
                return Label::Published;
            }
            "updated" | "update" | "modified" | "revised" | "edited" | "changed" | "aktualisiert"
            | "actualizado" => {
                return Label::Updated;
            }
            "registration" | "registered" | "since" | "founded" | "established" | "until" | "expires"
            | "born" | "copyright" | "licence" | "license" | "reg" | "deadline" | "ends" | "accessed"
            | "retrieved" => return Label::Other,
            _ => {}
        }
    }
    Label::None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let values: Vec<String> = find(text).iter().map(Stamp::value).collect();
        assert_eq!(values, expected, "{text}");
    }

    #[test]
    fn dates_in_many_forms() {
        check("2023-01-29", &["2023-01-29"]);
        check("2023.1.29", &["2023-01-29"]);
        check("2023年1月29日 18:16", &["2023-01-29T18:16"]);
        check("2023년 1월 29일", &["2023-01-29"]);
        check("Jan. 29, 2023", &["2023-01-29"]);
        check("January 29th 2023", &["2023-01-29"]);
        check("29 January 2023", &["2023-01-29"]);
        check("Sunday, 29th of January, 2023", &["2023-01-29"]);
        check("29-Jan-2023", &["2023-01-29"]);
        check("29.01.2023", &["2023-01-29"]);
        check("1/30/2023", &["2023-01-30"]);
        check("30/1/2023", &["2023-01-30"]);
        check("30 February 2023", &[]);
        check("Tel : +82-2-727-0114", &[]);
    }

    #[test]
    fn times_of_day_before_and_after() {
        check("Jan 29, 2023 - 18:16", &["2023-01-29T18:16"]);
        check("1/30/2023 12:19:20 AM", &["2023-01-30T00:19:20"]);
        check("Jan 29, 2023 at 6:05 p.m. EST", &["2023-01-29T18:05-05:00"]);
        check("6:05 PM EST, Sun January 29, 2023", &["2023-01-29T18:05-05:00"]);
        check("10.30am, 29 January 2023", &["2023-01-29T10:30"]);
        check("2023-01-29T18:16:05+09:00", &["2023-01-29T18:16:05+09:00"]);
        check("2023-01-29T18:16:05.123Z", &["2023-01-29T18:16:05Z"]);
        check("29 Jan 2023 1856 GMT", &["2023-01-29T18:56Z"]);
        check("By Jane DoeJan 29, 2023 | 6 comments", &["2023-01-29"]);
        check("Jan 29, 20236:46 PM", &["2023-01-29T18:46"]);
        check("Published On 29 Jan 202329 Jan 2023", &["2023-01-29"]);
        check("29 Jan 2023 20h30", &["2023-01-29T20:30"]);
        check("Sun 29 Jan 2023 18.16 GMT", &["2023-01-29T18:16Z"]);
        check(
            "Published : Jun 24, 2021 - 20:56 \u{a0} Updated : Jun 24, 2021 - 20:57",
            &["2021-06-24T20:56", "2021-06-24T20:57"],
        );
    }

    #[test]
    fn an_open_order_is_told() {
        assert_eq!(find("3/4/2023")[0].exchanged_value().as_deref(), Some("2023-04-03"));
        assert_eq!(find("03.04.2023")[0].exchanged_value().as_deref(), Some("2023-03-04"));
    }

    #[test]
    fn labels_say_what_a_stamp_is() {
        assert_eq!(label("Published : "), Label::Published);
        assert_eq!(label("Published Jan 3, 2023 Last updated on"), Label::Updated);
        assert_eq!(label("Date of registration : "), Label::Other);
        assert_eq!(label("By Jane Doe "), Label::None);
    }
}
