//! What holds for every text.

use proptest::prelude::*;

use super::{read, values};
use crate::time::value::Value;

/// Pieces of time expressions and of what stands between them.
fn fragment() -> impl Strategy<Value = String> {
    let words = "the a of in on at to last next this two 2 11 30 2009 1984 May March Monday Sat. Oct. year week days ago earlier \
                 early late mid - / : . , ' s half quarter third century 1990s every annual noon p.m. GMT and from until past \
                 Christmas fiscal season winter before after hundred 2.5 5:30 it said will";
    let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
    prop::collection::vec(prop::sample::select(words), 0..24).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_text_panics(content in "\\PC{0,200}") {
        read("2024-10-29", &content);
        read("", &content);
    }

    #[test]
    fn spans_read_what_they_say(content in fragment(), joined in any::<bool>()) {
        let content = if joined { content.replace(' ', "") } else { content };
        let (text, times) = read("2024-10-29", &content);
        let mut end = 0;
        for found in &times.timexes {
            let span = found.timex.span;
            prop_assert!(span.start() >= end && !span.is_empty());
            end = span.end();
            let said: String = text.as_str().chars().skip(span.start() as usize).take(span.len() as usize).collect();
            prop_assert_eq!(&said, &found.timex.text);
        }
    }

    #[test]
    fn values_read_back(content in fragment()) {
        for (_, value) in values("2024-10-29", &content) {
            if let Ok(read) = value.parse::<Value>() {
                prop_assert_eq!(read.to_string(), value);
            }
        }
    }

    #[test]
    fn intervals_are_ordered_and_hold_their_day(content in fragment()) {
        for found in read("2024-10-29", &content).1.timexes {
            let (Some(start), Some(end)) = (found.timex.start, found.timex.end) else { continue };
            prop_assert!(start < end, "{} to {}", start, end);
            if let Some(Ok(value)) = found.timex.value.map(|value| value.parse::<Value>())
                && let (Some(day), Some(interval)) = (value.day(), value.interval()) {
                    prop_assert!(interval.start.date() <= day && day <= interval.end.date());
                }
        }
    }
}

#[test]
fn written_dates_are_stable() {
    for value in [
        "2024-10-28",
        "2024-10",
        "2024",
        "2024-W45",
        "2024-W45-WE",
        "2024-Q3",
        "2024-H1",
        "2024-SU",
        "198",
        "19",
        "2024-10-28TNI",
        "2024-10-28T18:16",
        "2024-10-28T18:16:05Z",
        "FY2024",
        "1910/1945",
        "2023-07-11/2023-07-12",
    ] {
        let read: Value = value.parse().expect(value);
        assert_eq!(read.to_string(), value);
    }
}

/// A date written out in full says the same on any day.
#[test]
fn iso_dates_are_read_as_written() {
    for day in ["1999-12-31", "2024-02-29", "2031-01-01"] {
        assert_eq!(values("2024-10-29", &format!("It was dated {day}.")), [(day.to_owned(), day.to_owned())]);
    }
}

/// A value that is read back covers the same time, and a day that a text names lies in the interval of its value.
#[test]
fn intervals_hold_what_is_named() {
    let mut day = jiff::civil::date(2023, 12, 25);
    while day < jiff::civil::date(2025, 1, 8) {
        for (words, name) in [
            (day.strftime("%-d %B %Y").to_string(), "day"),
            (day.strftime("%B %Y").to_string(), "month"),
            (day.strftime("%Y").to_string(), "year"),
            (day.strftime("%A, %B %-d, %Y at 5 p.m.").to_string(), "clock"),
        ] {
            let (_, times) = read("2024-10-29", &format!("It happened in {words}."));
            let timex = &times.timexes[0].timex;
            let (start, end) = (timex.start.as_deref().unwrap(), timex.end.as_deref().unwrap());
            let (first, after) = (day.to_string(), day.tomorrow().unwrap().to_string());
            assert!(start < after.as_str() && end > first.as_str(), "{name} {words}: {start} to {end}");
            let value: Value = timex.value.as_deref().unwrap().parse().unwrap();
            assert_eq!(value.to_string().parse::<Value>(), Ok(value), "{words}");
        }
        day = day.checked_add(jiff::ToSpan::days(3)).unwrap();
    }
}

/// The steps of reading a text: how often a rule asked what stands at a place.
fn steps(content: &str) -> u64 {
    let before = crate::time::pieces::looks();
    read("2024-10-29", content);
    crate::time::pieces::looks() - before
}

/// Eight times the text takes about eight times the steps, whatever rule it leads on.
#[test]
fn work_is_linear() {
    for word in [
        "7 ",
        "May ",
        "the ",
        "10-",
        "two ",
        "half a ",
        "every other ",
        "the last ",
        "Monday, ",
        "12/",
        "a ",
        "first quarter of ",
        "\"",
    ] {
        let (short, long) = (steps(&word.repeat(1 << 9)), steps(&word.repeat(1 << 12)));
        assert!(long < 10 * short + 1000, "{word:?}: {short} steps, then {long}");
    }
}

/// Long runs of what begins an expression: read in one pass, however often a rule looks ahead.
#[test]
fn a_megabyte_of_digits_is_read() {
    let (short, long) = (steps(&"7".repeat(1 << 17)), steps(&"7".repeat(1 << 20)));
    assert!(long < 10 * short + 1000, "{short} steps, then {long}");
    for word in ["7 ", "May ", "the ", "10-", "two ", "half a "] {
        read("2024-10-29", &word.repeat(1 << 13));
        read("", &word.repeat(1 << 10));
    }
}
