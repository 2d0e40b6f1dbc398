//! Which number of `11/09/2024` is the month, where both could be.
//!
//! What decides, the surest first: a weekday beside the date; another date of the page that is the same day; a zone that
//! is kept in summer only; the order of the page's other dates in numbers; a weekday in the first
//! paragraphs, which news name on the day or up to two days after it; a European zone, where the day comes first.

use jiff::civil::{Date, Weekday};

use super::evidence;
use crate::analysis::{Evidence, Source};
use crate::page::lexicon;
use crate::page::sheet::Sheet;
use crate::page::stamp::Stamp;
use crate::{ByteRange, Text};

/// A date whose order is settled.
pub(super) struct Ruling {
    /// The date.
    pub(super) date: Date,
    /// The one with day and month exchanged.
    pub(super) other: Date,
    /// What decided.
    pub(super) reasons: Vec<Evidence>,
}

/// Days after a weekday on which a report still calls it by its name alone.
const DAYS_AFTER: i8 = 2;
/// Paragraphs in which the weekday of the news is sought.
const FIRST_PARAGRAPHS: usize = 3;

/// A zone's abbreviation, the summer in which alone clocks show it, and whether it is European.
type Zone = (&'static str, Option<Summer>, bool);

/// Zones that tell something of the date. Winter's abbreviations do not tell the season, as many write them all the
/// year.
const ZONES: [Zone; 12] = [
    ("cest", Some(Summer::Northern), true),
    ("eest", Some(Summer::Northern), true),
    ("west", Some(Summer::Northern), true),
    ("cet", None, true),
    ("eet", None, true),
    ("wet", None, true),
    ("msk", None, true),
    ("edt", Some(Summer::Northern), false),
    ("cdt", Some(Summer::Northern), false),
    ("mdt", Some(Summer::Northern), false),
    ("pdt", Some(Summer::Northern), false),
    ("aedt", Some(Summer::Southern), false),
];

/// The summer in which a zone's clocks show its abbreviation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Summer {
    Northern,
    Southern,
}

impl Summer {
    /// Whether the date may lie in it: the clocks are changed in March or April and in October or November.
    fn may_hold(self, date: Date) -> bool {
        match self {
            // In North America the clocks are changed on the first Sunday of November.
            Self::Northern => (3..=10).contains(&date.month()) || (date.month() == 11 && date.day() <= 7),
            Self::Southern => !(5..=9).contains(&date.month()),
        }
    }
}

/// Settles the order of day and month, if it is open and something on the page decides.
pub(super) fn settle(text: &Text, sheet: &Sheet, stamp: &Stamp, all: &[&Stamp]) -> Option<Ruling> {
    let page = Page { text, sheet, stamp, all, dates: [stamp.date, stamp.exchanged?] };
    page.by_weekday_beside()
        .or_else(|| page.by_same_day())
        .or_else(|| page.by_season())
        .or_else(|| page.by_other_dates())
        .or_else(|| page.by_first_paragraphs())
        .or_else(|| page.by_region())
}

struct Page<'p, 't> {
    text: &'p Text,
    sheet: &'p Sheet<'t>,
    stamp: &'p Stamp,
    all: &'p [&'p Stamp],
    /// Both readings.
    dates: [Date; 2],
}

impl Page<'_, '_> {
    /// The reading that fits, if the other does not.
    fn only(&self, range: &ByteRange, why: &str, fits: impl Fn(Date) -> bool) -> Option<Ruling> {
        let [first, second] = self.dates;
        let (date, other) = match (fits(first), fits(second)) {
            (true, false) => (first, second),
            (false, true) => (second, first),
            _ => return None,
        };
        let reason = Evidence {
            text: format!("{} {why}, so the date is {date}, not {other}", self.text.slice(range)),
            span: None,
            source: Source::Inferred,
        };
        Some(Ruling { date, other, reasons: vec![evidence(self.text, range), reason] })
    }

    fn by_weekday_beside(&self) -> Option<Ruling> {
        let at = self.sheet.pieces.iter().find(|piece| {
            piece.range.start <= self.stamp.range.start && self.stamp.range.end <= piece.range.end
        })?;
        let days = weekdays(self.text, &at.range);
        days.iter().find_map(|(range, day)| {
            self.only(range, "stands beside the date", |date| date.weekday() == *day)
        })
    }

    fn by_same_day(&self) -> Option<Ruling> {
        let sure = self.all.iter().filter(|other| other.exchanged.is_none());
        sure.into_iter()
            .find_map(|other| self.only(&other.range, "leaves no doubt", |date| date == other.date))
    }

    fn by_season(&self) -> Option<Ruling> {
        let (range, (_, summer, _)) = self.zone()?;
        let summer = summer?;
        self.only(&range, "is kept in summer only", |date| summer.may_hold(date))
    }

    fn by_other_dates(&self) -> Option<Ruling> {
        let sure = self.all.iter().find(|other| other.day_first.is_some() && other.exchanged.is_none())?;
        let own = self.stamp.day_first?;
        let stays = sure.day_first == Some(own);
        let why = if sure.day_first == Some(true) { "names the day first" } else { "names the month first" };
        self.only(&sure.range, why, |date| (date == self.stamp.date) == stays)
    }

    fn by_first_paragraphs(&self) -> Option<Ruling> {
        let paragraphs = self.sheet.body.iter().take(FIRST_PARAGRAPHS);
        let mut days = paragraphs.flat_map(|&piece| weekdays(self.text, &self.sheet.pieces[piece].range));
        days.find_map(|(range, day)| {
            self.only(&range, "is named as the day or shortly before it", |date| {
                (0..=DAYS_AFTER).contains(&date.weekday().since(day))
            })
        })
    }

    fn by_region(&self) -> Option<Ruling> {
        let (range, _) = self.zone().filter(|(_, (_, _, european))| *european)?;
        let stays = self.stamp.day_first?;
        self.only(&range, "is a European zone, where the day comes first", |date| {
            (date == self.stamp.date) == stays
        })
    }

    /// The zone's abbreviation in the stamp.
    fn zone(&self) -> Option<(ByteRange, Zone)> {
        words(self.text, &self.stamp.range).into_iter().find_map(|range| {
            let word = self.text.slice(&range).to_lowercase();
            ZONES.into_iter().find(|(name, ..)| *name == word).map(|zone| (range, zone))
        })
    }
}

/// The weekdays named in a stretch, those to come left out.
fn weekdays(text: &Text, range: &ByteRange) -> Vec<(ByteRange, Weekday)> {
    let words = words(text, range);
    let lower = |range: &ByteRange| text.slice(range).to_lowercase();
    let days = words.iter().enumerate().filter_map(|(at, range)| {
        let to_come = at > 0 && matches!(lower(&words[at - 1]).as_str(), "next" | "coming" | "until" | "by");
        weekday(&lower(range)).filter(|_| !to_come).map(|day| (range.clone(), day))
    });
    days.collect()
}

fn weekday(word: &str) -> Option<Weekday> {
    let starts = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let index = starts.iter().position(|start| word.starts_with(start))?;
    let known = lexicon::is_in("weekday", word);
    known.then(|| Weekday::from_monday_zero_offset(index as i8).ok()).flatten()
}

/// The runs of letters in a stretch.
fn words(text: &Text, range: &ByteRange) -> Vec<ByteRange> {
    let mut found: Vec<ByteRange> = Vec::new();
    for (at, letter) in text.slice(range).char_indices().filter(|(_, letter)| letter.is_alphabetic()) {
        let (start, end) = (range.start + at, range.start + at + letter.len_utf8());
        match found.last_mut().filter(|last| last.end == start) {
            Some(last) => last.end = end,
            None => found.push(start..end),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::{Options, Page, analyze};

    fn check(stamp: &str, day: &str, expected: &str, alternatives: &[&str]) {
        let story = format!(
            "Ministers of the two countries met in the capital on {day} and agreed to share what they know of storms along \
             the coast.\n\nThe agreement, which has to be approved by both parliaments, was signed after a week of talks, \
             the ministry said in a statement."
        );
        let page = format!("Ministers agree on storms\n\n{stamp}\nBy Amina Odhiambo\n\n{story}\n");
        let article = analyze(&Page::new(page), &Options::default()).article;
        let Some(published) = article.published else { panic!("no date in {stamp}") };
        assert_eq!(published.value, expected, "{stamp}: {:?}", published.evidence);
        assert_eq!(published.alternatives, alternatives, "{stamp}");
    }

    #[test]
    fn the_order_is_settled_by_what_the_page_says() {
        check("Published on Tue 03/09/2024 10:05", "May", "2024-09-03T10:05", &["2024-03-09T10:05"]);
        check(
            "Published on 05/08/2024 10:05 EEST",
            "May",
            "2024-08-05T10:05+03:00",
            &["2024-05-08T10:05+03:00"],
        );
        check(
            "Published on 11/09/2024 10:05 EEST",
            "May",
            "2024-09-11T10:05+03:00",
            &["2024-11-09T10:05+03:00"],
        );
        check("Published on 11/09/2024 10:05", "Wednesday", "2024-09-11T10:05", &["2024-11-09T10:05"]);
        check("Published on 11/09/2024 10:05", "Friday", "2024-11-09T10:05", &["2024-09-11T10:05"]);
        check("Published on 05/08/2024\nUpdated on 30/08/2024", "May", "2024-08-05", &["2024-05-08"]);
        check("Published on 05/08/2024", "May", "2024-05-08", &["2024-08-05"]);
    }
}
