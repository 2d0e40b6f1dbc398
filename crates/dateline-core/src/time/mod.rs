//! Time expressions, their values, and the date of a page that states none.
//!
//! A page is read in three steps. `scan` finds the expressions by rules over the words ([`rules`], a family a file; the
//! words are in `lexicon.tsv`) and says what each means: `last week`, a `Tuesday`, the `28th of October`. Where the page
//! states no date, `document` concludes one from them. `resolve` then gives each its value from the day of writing, the
//! time last spoken of and the tense.
//!
//! Types, values and modifiers are those of TIMEX3 (ISO-TimeML). `start` and `end` bound the interval that a value
//! covers; seasons are those of the northern hemisphere.

pub mod document;
mod lexicon;
mod meaning;
mod named;
mod numbers;
mod pieces;
mod resolve;
mod rules;
mod scan;
#[cfg(test)]
mod tests;
mod value;

use std::collections::HashMap;
use std::ops::Range;

use jiff::civil::Date;

use self::document::Clue;
use self::meaning::{Base, Meaning, Point, Unit, Within};
use self::resolve::{Context, Direction, Resolved, resolve, settle};
use self::scan::Expression;
use self::value::{Interval, Value};
use crate::analysis::{
    Article, Diagnostic, DiagnosticCode, DocumentDate, Granularity, Severity, Timex, TimexType,
};
use crate::tag::Tagged;
use crate::{Known, Text};

/// What this stage hands on.
#[derive(Debug, Default)]
pub struct Times {
    /// The time expressions, in order, none overlapping another.
    pub timexes: Vec<Found>,
    /// The publication date concluded from the text, for a page that states none.
    pub published: Option<DocumentDate>,
    /// What was not understood.
    pub diagnostics: Vec<Diagnostic>,
}

/// A time expression and its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The expression and its value.
    pub timex: Timex,
    /// Its tokens, as indices into the page; all in one sentence.
    pub tokens: Range<usize>,
}

/// Finds the time expressions and gives each its value; dates the page where it states no date.
///
/// `others` is what other documents say of the day of an undated page ([`document::clues_from_others`]).
pub fn find(text: &Text, tagged: &Tagged, article: &Article, known: &Known, others: &[Clue]) -> Times {
    let found = scan::expressions(text, tagged);
    let mut times = Times::default();
    let stated = article.published.as_ref().map(|date| date.value.as_str()).or(known.published.as_deref());
    let speech = if let Some(stated) = stated {
        stated_day(text, article, &found, stated)
    } else {
        let fetched = known.fetched.as_deref().and_then(day_of);
        let bounds = document::Bounds::new(fetched);
        let mut clues = document::clues(text, article, &found);
        clues.extend_from_slice(others);
        let conclusion = bounds.and_then(|bounds| document::conclude(text, &clues, bounds));
        if conclusion.is_none() {
            times.diagnostics.push(undated());
        }
        let day = conclusion.as_ref().map(|conclusion| (conclusion.day, conclusion.granularity));
        times.published = conclusion.map(|conclusion| conclusion.date);
        day
    };
    times.timexes = timexes(text, &found, speech);
    times
}

/// The day of writing of a page that states its date, and how finely it is known.
fn stated_day(
    text: &Text,
    article: &Article,
    found: &[Expression],
    stated: &str,
) -> Option<(Date, Granularity)> {
    if let Some(day) = day_of(stated) {
        return Some((dateline_day(text, article, found, day).unwrap_or(day), Granularity::Day));
    }
    // A month or a year alone: the text may say on which day of it.
    let value: Value = stated.parse().ok()?;
    let interval = value.interval()?;
    let last = interval.end.date().yesterday().ok()?;
    let bounds = document::Bounds { first: interval.start.date(), last, fetched: None };
    let concluded = document::conclude(text, &document::clues(text, article, found), bounds)
        .filter(|conclusion| conclusion.granularity <= value.granularity());
    Some(
        concluded.map_or((bounds.first, value.granularity()), |conclusion| {
            (conclusion.day, conclusion.granularity)
        }),
    )
}

/// The day of the dateline, where it lies shortly before that of publication: the story speaks from there.
fn dateline_day(text: &Text, article: &Article, found: &[Expression], published: Date) -> Option<Date> {
    let dateline = article.dateline.as_ref()?;
    let inside = found.iter().find(|expression| dateline.span.contains(text.span(&expression.range)))?;
    let context = Context { speech: Some(published), ..Context::default() };
    let day = resolve(&inside.reading.meaning, &context).value?.day()?;
    (day <= published && value::days_between(day, published) <= 3).then_some(day)
}

fn undated() -> Diagnostic {
    Diagnostic {
        code: DiagnosticCode::Undated,
        severity: Severity::Warning,
        message: "the page states no publication date and its text does not fix one".to_owned(),
        span: None,
    }
}

/// The day at the head of an ISO 8601 date or time.
fn day_of(text: &str) -> Option<Date> {
    value::date(text.get(..10)?)
}

/// Resolves the expressions in the order of the story.
fn timexes(text: &Text, found: &[Expression], speech: Option<(Date, Granularity)>) -> Vec<Found> {
    let mut resolved: Vec<Resolved> = Vec::with_capacity(found.len());
    let mut context = Context::default();
    let said = said_on(found, speech);
    let speech_of = |expression: &Expression| {
        let day = said.get(&expression.paragraph).filter(|_| expression.quoted);
        day.map_or(speech, |&day| Some((day, Granularity::Day)))
    };
    for sentence in found.chunk_by(|a, b| a.place.sentence == b.place.sentence) {
        context.sentence_day = None;
        let from = resolved.len();
        for expression in sentence {
            let here = is_here(&expression.reading.meaning);
            resolved.push(if here {
                Resolved::default()
            } else {
                value_of(expression, &mut context, speech_of(expression))
            });
        }
        // A time of day belongs to the day that its sentence names, before it or behind.
        for (expression, slot) in sentence.iter().zip(&mut resolved[from..]) {
            if is_here(&expression.reading.meaning) {
                *slot = value_of(expression, &mut context, speech_of(expression));
            }
        }
    }
    let places: Vec<_> = found.iter().map(|expression| expression.place).collect();
    settle(&places, &mut resolved);
    found.iter().zip(resolved).map(|(expression, resolved)| timex(text, expression, resolved)).collect()
}

/// The days on which the quotations of paragraphs were spoken, where the words around them say so: in `"We leave
/// tomorrow," he said on Monday` tomorrow is a Tuesday, whenever it was printed.
fn said_on(found: &[Expression], speech: Option<(Date, Granularity)>) -> HashMap<usize, Date> {
    let mut days = HashMap::new();
    let Some((day, Granularity::Day)) = speech else { return days };
    let context = Context { speech: Some(day), direction: Direction::Past, ..Context::default() };
    for expression in found.iter().filter(|expression| expression.verb.reports && !expression.quoted) {
        let Meaning::Point(Point { base, .. }) = expression.reading.meaning else { continue };
        if matches!(base, Base::Weekday { .. } | Base::Day { .. } | Base::Away { unit: Unit::Day, .. })
            && let Some(spoken) = resolve(&expression.reading.meaning, &context).value.and_then(|v| v.day())
        {
            days.entry(expression.paragraph).or_insert(spoken);
        }
    }
    days
}

/// The value of one expression, which is then the time last spoken of.
fn value_of(expression: &Expression, context: &mut Context, speech: Option<(Date, Granularity)>) -> Resolved {
    context.speech = speech.map(|(day, _)| day);
    context.direction = expression.verb.direction;
    let mut resolved = resolve(&expression.reading.meaning, context);
    // A page dated to its year alone says which year `last year` was, but no `Thursday`.
    let coarse = speech
        .is_some_and(|(_, known)| resolved.anchor.is_some() && is_finer(resolved.value.as_ref(), known));
    if coarse {
        context.speech = None;
        resolved = resolve(&expression.reading.meaning, context);
    }
    if matches!(expression.reading.meaning, Meaning::Point(_) | Meaning::Range(..))
        && let Some(value) = resolved.value.clone().filter(|value| value.interval().is_some())
    {
        context.sentence_day = context.sentence_day.or(value.day());
        context.told_day = value.day().or(context.told_day);
        context.told = Some(value);
    }
    resolved
}

fn is_finer(value: Option<&Value>, known: Granularity) -> bool {
    known > Granularity::Day && value.is_some_and(|value| value.granularity() < known)
}

/// Whether a time of day says no day of its own.
fn is_here(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Point(point) if point.base == Base::Here)
}

fn timex(text: &Text, expression: &Expression, resolved: Resolved) -> Found {
    let Resolved { value, anchor, alternatives, reach } = resolved;
    let meaning = &expression.reading.meaning;
    let interval = value.as_ref().and_then(Value::interval).or(reach);
    let timex = Timex {
        text: text.slice(&expression.range).to_owned(),
        span: text.span(&expression.range),
        kind: kind(meaning),
        granularity: value.as_ref().map_or(Granularity::Vague, Value::granularity),
        start: interval.map(|interval| Interval::format(interval.start)),
        end: interval.map(|interval| Interval::format(interval.end)),
        value: value.as_ref().map(Value::to_string),
        modifier: expression.reading.modifier.map(|modifier| modifier.as_str().to_owned()),
        anchor: anchor.map(|day| day.to_string()),
        rule: expression.reading.rule.to_owned(),
        alternatives: alternatives.iter().map(Value::to_string).collect(),
    };
    Found { timex, tokens: expression.tokens.clone() }
}

fn kind(meaning: &Meaning) -> TimexType {
    match meaning {
        Meaning::Point(point) if point.within != Within::Whole => TimexType::Time,
        Meaning::Point(_) | Meaning::Range(..) | Meaning::Vague(_) => TimexType::Date,
        Meaning::Duration { .. } => TimexType::Duration,
        Meaning::Every(_) | Meaning::EverySuch(_) => TimexType::Set,
    }
}
