//! What a report can be merged by.

use std::collections::BTreeSet;

use dateline_core::analysis::{Act, Granularity, Report, Scope};

use super::parts::is_ahead;
use crate::store::{EntityKey, ReportRow, Signature};
use crate::text::{fold, label};
use crate::time::{day, days_before, days_between, normalise};

/// Parties of a report that signatures are made of; more make a crowd, of which any two name the event well enough.
const PARTIES: usize = 12;

/// The longest time, in days, within which a report that tells it roughly looks for its event.
pub(crate) const LONGEST_SEARCH_DAYS: i32 = 31;

/// How long before its publication the event of a report without a time is looked for: news tells of its own day and the few
/// before it.
const BEFORE_PUBLICATION_DAYS: i32 = 3;

/// How many days apart reports without a time, of something done together, are still of one event.
const TOGETHER_DAYS: i32 = 3;

/// How many days a visit goes on after its first, where nothing says how long it is.
const VISIT_DAYS: i32 = 2;

/// Words from which a sentence that two reports share word for word is a copy rather than a coincidence.
const COPIED_WORDS: usize = 8;

/// The parties of a report by side, as entities.
#[derive(Debug, Default)]
pub(super) struct Sides {
    /// Who acts.
    pub(super) actors: BTreeSet<EntityKey>,
    /// Who is acted on.
    pub(super) recipients: BTreeSet<EntityKey>,
}

/// The days on which a report's event may have been.
#[derive(Debug, PartialEq, Eq)]
enum Days {
    /// This day.
    Known(String),
    /// One of these.
    Among(String, String),
    /// Any.
    Open,
}

/// The signatures of a report. One for each pair of parties that meet in it; a day that is not known adds one that only
/// its like share: the same act, parties and range.
pub(super) fn signatures(row: &ReportRow, sides: &Sides, place: Option<EntityKey>) -> Vec<Signature> {
    let report = &row.report;
    let who = who(report, sides, place);
    if who.is_empty() {
        return Vec::new();
    }
    let days = days(row);
    if row.part > 0 {
        return of_a_part(row, &who.concat(), &days);
    }
    let (exact, first_day, last_day) = match &days {
        Days::Known(day) => (true, day.clone(), day.clone()),
        Days::Among(first, last) => (false, first.clone(), last.clone()),
        Days::Open => (false, String::new(), String::new()),
    };
    let mut found: Vec<Signature> = match days {
        Days::Open => Vec::new(),
        _ => who
            .iter()
            .map(|parts| Signature {
                who: hash(parts),
                exact,
                first_day: first_day.clone(),
                last_day: last_day.clone(),
            })
            .collect(),
    };
    if !exact {
        found.extend(like(row, &who.concat(), &first_day, &last_day));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The signatures of a part of a plan: one by which it looks for the event of its two on one of the days; the rest it
/// shares with the other parts of the plan, and with parts of other plans for the same two on one of the days.
fn of_a_part(row: &ReportRow, who: &str, days: &Days) -> Vec<Signature> {
    let apart = format!("apart {who}");
    let mut found = vec![exact(&format!("plan {} {}", row.document.0, row.number), "")];
    let search = |first: &str, last: &str| Signature {
        who: hash(who),
        exact: false,
        first_day: first.to_owned(),
        last_day: last.to_owned(),
    };
    match days {
        Days::Known(first) => {
            // A day of another clause, that of the arrival, is the first of the visit.
            let visit = if row.report.scope.when == Some(Scope::Clause) { 0 } else { VISIT_DAYS };
            found.push(search(first, &later(first, visit)));
            found.extend((0..=visit).map(|offset| exact(&apart, &later(first, offset))));
        }
        Days::Among(first, last) => {
            found.push(search(first, last));
            found.extend(like(row, &apart, first, last));
        }
        Days::Open => {}
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// What a report that does not tell the day shares with its like. Reports of the same rough time are alike; of those
/// without any time also copies, which repeat the sentence, and those of something done together by the same parties that
/// were published within a few days: who meets hardly meets again so soon without its being said when.
fn like(row: &ReportRow, who: &str, first_day: &str, last_day: &str) -> Vec<Signature> {
    if let Some(when) = &row.report.when {
        let value = &when.value;
        return vec![exact(&format!("like {who} {value} {first_day} {last_day}"), first_day)];
    }
    let mut found = vec![exact(&format!("like {who} {first_day} {last_day}"), first_day)];
    if let Some(sentence) = copied_sentence(&row.report) {
        found.push(exact(&format!("copy {who} {sentence}"), ""));
    }
    if is_mutual(&row.report) && !last_day.is_empty() {
        for offset in 0..=TOGETHER_DAYS {
            found.push(exact(&format!("near {who}"), &later(last_day, offset)));
        }
    }
    found
}

/// The sentence of a report, where it is long enough to tell a copy.
pub(super) fn copied_sentence(report: &Report) -> Option<String> {
    let sentence = fold(&report.evidence.text);
    let words: Vec<&str> = sentence.split_whitespace().collect();
    (words.len() >= COPIED_WORDS).then(|| words.join(" "))
}

/// Of the signatures of a report that does not tell the day, those that only its like share; none of one that does.
pub(super) fn of_its_like(signatures: &[Signature]) -> Vec<&Signature> {
    let vague = signatures.iter().any(|signature| !signature.exact)
        || signatures.iter().all(|signature| signature.first_day.is_empty());
    signatures.iter().filter(|signature| vague && signature.exact).collect()
}

/// Whether the parties do something together.
pub(super) const fn is_mutual(report: &Report) -> bool {
    report.reciprocal || matches!(report.act, Act::Consult | Act::Cooperate)
}

/// Who did what to whom, in every pairing that names the event.
fn who(report: &Report, sides: &Sides, place: Option<EntityKey>) -> Vec<String> {
    let act = label(&report.act);
    let actors: Vec<i64> = sides.actors.iter().map(|key| key.0).take(PARTIES).collect();
    let recipients: Vec<i64> = sides.recipients.iter().map(|key| key.0).take(PARTIES).collect();
    if !is_mutual(report) && !actors.is_empty() && !recipients.is_empty() {
        let pairs =
            actors.iter().flat_map(|actor| recipients.iter().map(move |recipient| (actor, recipient)));
        return pairs.map(|(actor, recipient)| format!("{act} {actor} > {recipient};")).collect();
    }
    let mut all: Vec<i64> = actors.iter().chain(&recipients).copied().collect();
    all.sort_unstable();
    all.dedup();
    match all.as_slice() {
        [] => Vec::new(),
        // One party alone says too little: the same words or the same place must say the rest.
        [one] => {
            let side = if recipients.is_empty() { "acts" } else { "suffers" };
            let mode = report.mode.as_deref().unwrap_or_default();
            let trigger = fold(&report.trigger.text);
            let place = place.map_or(0, |key| key.0);
            vec![format!("{act} {mode} {one} {side} {trigger} at {place};")]
        }
        // A plan to meet several is often to meet one after the other: that two of them met is another event, unless all
        // are said to have met, or to be about to.
        several => {
            let ahead = if several.len() > 2 && is_ahead(report) { " ahead" } else { "" };
            let pairs = several
                .iter()
                .enumerate()
                .flat_map(|(rank, left)| several[rank + 1..].iter().map(move |right| (left, right)))
                .map(|(left, right)| format!("{act}{ahead} {left} & {right};"));
            let all = (several.len() > 2).then(|| format!("{act} all {several:?};"));
            pairs.chain(all).collect()
        }
    }
}

fn days(row: &ReportRow) -> Days {
    let Some(when) = &row.report.when else {
        if row.published.is_empty() {
            return Days::Open;
        }
        let published = day(&row.published);
        let first = days_before(published, BEFORE_PUBLICATION_DAYS);
        return Days::Among(day(&first).to_owned(), published.to_owned());
    };
    let (Some(start), Some(end)) = (normalise(&when.start), normalise(&when.end)) else { return Days::Open };
    if when.granularity <= Granularity::Day && days_between(&start, &end).is_some_and(|days| days <= 1) {
        return Days::Known(day(&start).to_owned());
    }
    match days_between(&start, &end) {
        Some(days) if (1..=LONGEST_SEARCH_DAYS).contains(&days) => {
            let last = days_before(&end, 1);
            Days::Among(day(&start).to_owned(), day(&last).to_owned())
        }
        _ => Days::Open,
    }
}

/// What is shared by all of whom the words are true on that day.
fn exact(words: &str, day: &str) -> Signature {
    Signature { who: hash(words), exact: true, first_day: day.to_owned(), last_day: day.to_owned() }
}

/// The day that comes so many days after another.
fn later(from: &str, days: i32) -> String {
    day(&days_before(from, -days)).to_owned()
}

fn hash(parts: &str) -> i64 {
    let digest = blake3::hash(parts.as_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(&digest.as_bytes()[..8]);
    i64::from_le_bytes(first)
}
