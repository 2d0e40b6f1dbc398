//! What in the text speaks of the day of writing.

use jiff::civil::{Date, Weekday};

use super::super::meaning::{Base, Meaning, WeekOf, Year};
use super::super::resolve::Direction;
use super::super::scan::Expression;
use crate::analysis::Article;
use crate::page::BlockKind;
use crate::{ByteRange, Text};

/// How many clues of a page are weighed; more of them only repeat the first.
const MOST: usize = 24;

/// How many sentences make the head of a story, where the day of the report stands.
const LEAD: usize = 6;

/// One thing that the text says of the day of writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clue {
    /// What it says.
    pub kind: ClueKind,
    /// Where it stands; empty for what another document says.
    pub places: Vec<ByteRange>,
    /// Why it speaks of the day of writing, where the page itself does not show it.
    pub reason: Option<String>,
}

/// The kinds of clue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ClueKind {
    /// A weekday.
    Weekday {
        /// Which.
        weekday: Weekday,
        /// How it is said.
        said: Said,
    },
    /// A day of a month without its year.
    Day {
        /// The month, from 1.
        month: i8,
        /// The day of it, from 1.
        day: i8,
        /// The weekday, if it stands beside.
        weekday: Option<Weekday>,
        /// How it is said.
        said: Said,
    },
    /// The last day named with its year.
    Date {
        /// The day.
        date: Date,
        /// How it is said.
        said: Said,
    },
    /// The last year named.
    Year {
        /// The year.
        year: i16,
    },
    /// The same time named once by its year and once from the year of writing: `May 2023` and `May last year`.
    Both {
        /// The year as written.
        year: i16,
        /// How many years it is from the year of writing.
        shift: i32,
    },
    /// Another document, published on that day, tells the same story.
    SameStory {
        /// The day.
        published: Date,
    },
    /// Other documents show an office that this one shows as held too.
    SameOffice {
        /// The first publication that shows it.
        first: Date,
        /// The last.
        last: Date,
    },
}

impl ClueKind {
    /// Whether it speaks of the report or its picture rather than of what is reported.
    pub(super) fn is_of_the_report(self) -> bool {
        match self {
            Self::Weekday { said, .. } | Self::Day { said, .. } | Self::Date { said, .. } => {
                matches!(said, Said::Dateline | Said::Lead | Said::Caption)
            }
            Self::Year { .. } | Self::Both { .. } | Self::SameStory { .. } | Self::SameOffice { .. } => false,
        }
    }
}

/// How a time is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// In the dateline.
    Dateline,
    /// As the day of a report at the head of the story: `…, the ministry said Tuesday`.
    Lead,
    /// As the day of a report further down.
    Report,
    /// Under a picture.
    Caption,
    /// Of what happened.
    Past,
    /// Of what is to happen.
    Future,
    /// Otherwise.
    Open,
}

/// The clues of a text, each once.
pub(super) fn gather(text: &Text, article: &Article, found: &[Expression]) -> Vec<Clue> {
    let first = found.iter().position(|expression| expression.kind == BlockKind::Paragraph);
    let lead = first.map_or(0, |first| found[first].place.sentence) + LEAD;
    let mut clues: Vec<Clue> = Vec::new();
    let mut lead_taken = false;
    for expression in found {
        let mut said = said(text, article, expression);
        if said == Said::Report && !lead_taken && expression.place.sentence < lead {
            lead_taken = true;
            said = Said::Lead;
        }
        let Some(kind) = kind(expression, said) else { continue };
        let clue = Clue { kind, places: vec![expression.range.clone()], reason: None };
        match clues.iter().position(|other| is_same(other.kind, kind)) {
            Some(same) => clues[same].merge(clue),
            None if clues.len() < MOST => clues.push(clue),
            None => {}
        }
    }
    drop_repeated(&mut clues);
    clues.extend(both(found));
    clues
}

fn said(text: &Text, article: &Article, expression: &Expression) -> Said {
    let span = text.span(&expression.range);
    if article.dateline.as_ref().is_some_and(|dateline| dateline.span.contains(span)) {
        return Said::Dateline;
    }
    // A line of its own at the head that says nothing but a date says when the story was written.
    if expression.alone && expression.place.sentence < LEAD {
        return Said::Dateline;
    }
    match (expression.kind, expression.verb.direction) {
        (BlockKind::Caption, _) => Said::Caption,
        (_, Direction::Past) if expression.verb.reports => Said::Report,
        (_, Direction::Past) => Said::Past,
        (_, Direction::Future) => Said::Future,
        (_, Direction::Open) => Said::Open,
    }
}

fn kind(expression: &Expression, said: Said) -> Option<ClueKind> {
    let point = match expression.reading.meaning {
        Meaning::Point(point) => point,
        Meaning::Range(first, _) => first,
        _ => return None,
    };
    match point.base {
        Base::Weekday { weekday, week: WeekOf::Open } => Some(ClueKind::Weekday { weekday, said }),
        Base::Day { year: Year::Open, month, day, weekday } => {
            Some(ClueKind::Day { month, day, weekday, said })
        }
        // What is to come bounds the day of writing from above alone, and loosely.
        _ if said == Said::Future => None,
        Base::Day { year: Year::Stated(year), month, day, .. } => {
            Some(ClueKind::Date { date: Date::new(year, month, day).ok()?, said })
        }
        Base::Month { year: Year::Stated(year), .. } | Base::Year(Year::Stated(year)) => {
            Some(ClueKind::Year { year })
        }
        _ => None,
    }
}

fn is_same(one: ClueKind, other: ClueKind) -> bool {
    match (one, other) {
        (ClueKind::Weekday { weekday: a, said: x }, ClueKind::Weekday { weekday: b, said: y }) => {
            a == b && (x == Said::Future) == (y == Said::Future)
        }
        (ClueKind::Day { month: a, day: b, .. }, ClueKind::Day { month: c, day: d, .. }) => (a, b) == (c, d),
        // Of days and years named in full only the last counts: it is the nearest to the day of writing.
        (ClueKind::Date { .. }, ClueKind::Date { .. }) | (ClueKind::Year { .. }, ClueKind::Year { .. }) => {
            true
        }
        _ => false,
    }
}

/// The last date named in full already says its year; and named again without it, it is no date near the day of writing.
fn drop_repeated(clues: &mut Vec<Clue>) {
    let last = clues.iter().find_map(|clue| match clue.kind {
        ClueKind::Date { date, said } => Some((date, said)),
        _ => None,
    });
    let Some((last, said)) = last else { return };
    clues.retain(|clue| match clue.kind {
        ClueKind::Year { year } => year > last.year() && said != Said::Dateline,
        ClueKind::Day { month, day, .. } => (month, day) != (last.month(), last.day()),
        _ => true,
    });
}

/// How much a clue says, the lower the more.
fn strength(kind: ClueKind) -> u8 {
    match kind {
        ClueKind::Weekday { said, .. } | ClueKind::Day { said, .. } | ClueKind::Date { said, .. } => {
            said as u8
        }
        ClueKind::Year { .. }
        | ClueKind::Both { .. }
        | ClueKind::SameStory { .. }
        | ClueKind::SameOffice { .. } => 0,
    }
}

/// Months named both with their year and by `last year` and the like.
fn both(found: &[Expression]) -> Vec<Clue> {
    let months = |expression: &Expression| match expression.reading.meaning {
        Meaning::Point(point) => match point.base {
            Base::Month { year, month } | Base::Day { year, month, .. } => Some((year, month)),
            _ => None,
        },
        _ => None,
    };
    let mut clues: Vec<Clue> = Vec::new();
    for shifted in found {
        let Some((Year::Shifted(shift), month)) = months(shifted) else { continue };
        let stated = found.iter().find_map(|stated| match months(stated)? {
            (Year::Stated(year), other) if other == month => Some((year, stated.range.clone())),
            _ => None,
        });
        if let Some((year, place)) = stated {
            clues.push(Clue {
                kind: ClueKind::Both { year, shift },
                places: vec![shifted.range.clone(), place],
                reason: None,
            });
        }
        if clues.len() == 3 {
            break;
        }
    }
    clues
}

impl Clue {
    /// Takes another clue of the same thing in: `said Monday` beside `met Monday` is one clue, and the stronger one.
    fn merge(&mut self, other: Self) {
        let later = match (self.kind, other.kind) {
            (ClueKind::Date { date: mine, said }, ClueKind::Date { date, .. }) => {
                said != Said::Dateline && date > mine
            }
            (ClueKind::Year { year: mine }, ClueKind::Year { year }) => year > mine,
            _ => strength(other.kind) < strength(self.kind),
        };
        let last = matches!(self.kind, ClueKind::Date { .. } | ClueKind::Year { .. });
        if later {
            self.kind = other.kind;
        }
        if last && later {
            self.places = other.places;
        } else if !last {
            self.places.extend(other.places);
        }
    }

    /// Why the clue speaks of the day of writing, in words.
    pub(super) fn reason(&self, text: &Text) -> String {
        if let Some(reason) = &self.reason {
            return reason.clone();
        }
        let name = self.places.first().map_or("", |place| text.slice(place));
        match self.kind {
            ClueKind::Weekday { said: Said::Lead | Said::Report, .. } => {
                format!("a report of {name} was mostly written on that weekday, or on one soon after")
            }
            ClueKind::Weekday { said: Said::Future, .. } => {
                format!("{name} is still to come, within the week")
            }
            ClueKind::Weekday { .. } => format!("{name} is the day of writing or one of the six before it"),
            ClueKind::Day { said: Said::Dateline, .. } => {
                format!("the dateline gives {name}, mostly the day of writing")
            }
            ClueKind::Day { said: Said::Caption, .. } => {
                format!("a picture of {name} stands beside a text written soon after")
            }
            ClueKind::Day { said: Said::Future, .. } => {
                format!("{name} is still to come")
            }
            ClueKind::Day { weekday: Some(_), .. } => {
                format!("{name} names a weekday, which only some years give to that day")
            }
            ClueKind::Day { .. } => format!("{name} needs no year, so it is not far from the day of writing"),
            ClueKind::Date { said: Said::Dateline, .. } => {
                format!("{name} stands alone at the head, as the day of writing does")
            }
            ClueKind::Date { .. } | ClueKind::Year { .. } => {
                format!(
                    "{name} is the last to be named with its year, which the day of writing is mostly not before"
                )
            }
            ClueKind::SameStory { published } => {
                format!("another document of {published} tells the same story")
            }
            ClueKind::SameOffice { first, last } => {
                format!("documents from {first} to {last} show the same office as held")
            }
            ClueKind::Both { year, shift } => {
                let other = self.places.get(1).map_or("", |place| text.slice(place));
                format!(
                    "`{name}` and `{other}` name one month, so the year of writing is {}",
                    i32::from(year) - shift
                )
            }
        }
    }
}
