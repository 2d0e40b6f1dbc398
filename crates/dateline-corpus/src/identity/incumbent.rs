//! Who held a post at a time, as far as documents show.
//!
//! Each holder of a post has a **tenure**: from the first to the last publication that shows the post as held. Who is
//! shown to hold it both before and after a time held it then. Where nobody is, the one who was shown last within a year
//! before still held it, unless a document calls him or her `former` by then or somebody else is shown within a year
//! after; and the one who is shown first within a year after held it already, if nobody is shown before. In all other
//! cases nothing is inferred. What a user's list says with dates is a tenure of just those dates: it is not drawn out by a
//! year, and documents and lists that disagree leave it open. A function of the set of tenures, and so of the set of
//! documents and lists.

use crate::time::{day, days_between};

/// How far from a time a post is still, or already, taken to be held: as for acting in events.
const MARGIN_DAYS: i32 = super::tenure::MARGIN_DAYS;

/// When somebody is shown to hold a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tenure<H> {
    /// Who.
    pub(crate) holder: H,
    /// The first publication that shows it, as a day.
    pub(crate) first: String,
    /// The last.
    pub(crate) last: String,
    /// The first publication after that which calls the holder a former one.
    pub(crate) left: Option<String>,
    /// The list that says so, with its dates, rather than documents; `last` is then the last day, and no day of later
    /// ones may be the holder's.
    pub(crate) list: Option<String>,
}

impl<H> Tenure<H> {
    /// Who says so, in words.
    fn in_words(&self) -> String {
        match &self.list {
            Some(list) => format!("the list {list} has it from {} to {}", self.first, self.last),
            None => format!("documents show it from {} to {}", self.first, self.last),
        }
    }
}

/// What the tenures say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found<H> {
    /// Who held the post; `None` where that is not known.
    pub(crate) holder: Option<H>,
    /// Why, or why it is not known, in words.
    pub(crate) reason: String,
}

/// Who held a post in the days from `start` up to but not including `end`.
pub(crate) fn incumbent<H: Clone + PartialEq>(tenures: &[Tenure<H>], start: &str, end: &str) -> Found<H> {
    let (start, end) = (day(start), day(end));
    let unknown = |reason: String| Found { holder: None, reason };
    let holds = |tenure: &&Tenure<H>| tenure.first.as_str() < end && start <= tenure.last.as_str();
    let during: Vec<&Tenure<H>> = tenures.iter().filter(holds).collect();
    match during.as_slice() {
        [first, rest @ ..] if rest.iter().all(|tenure| tenure.holder == first.holder) => {
            let reason = during.iter().map(|tenure| tenure.in_words()).collect::<Vec<_>>().join("; ");
            return Found { holder: Some(first.holder.clone()), reason };
        }
        [_, ..] => {
            let listed = during.iter().filter(|tenure| tenure.list.is_some()).count();
            let said_by = match listed {
                0 => "documents show",
                _ if listed == during.len() => "lists have",
                _ => "documents and lists have",
            };
            return unknown(format!("{said_by} {} who held it then", during.len()));
        }
        [] => {}
    }
    let near = |from: &str, to: &str| days_between(from, to).is_some_and(|days| days <= MARGIN_DAYS);
    let shown = || tenures.iter().filter(|tenure| tenure.list.is_none());
    let before = shown().filter(|tenure| tenure.last.as_str() < start).max_by_key(|tenure| &tenure.last);
    let after = shown().filter(|tenure| end <= tenure.first.as_str()).min_by_key(|tenure| &tenure.first);
    let before = before.filter(|tenure| near(&tenure.last, start));
    let after = after.filter(|tenure| near(start, &tenure.first));
    match (before, after) {
        (Some(before), Some(after)) => {
            unknown(format!("it changed hands between {} and {}", before.last, after.first))
        }
        (Some(before), None) => {
            if let Some(left) = before.left.as_deref().filter(|left| *left < end) {
                return unknown(format!("who held it last is called a former holder on {left}"));
            }
            let reason = format!("documents show it last on {}, and nobody else within a year", before.last);
            Found { holder: Some(before.holder.clone()), reason }
        }
        (None, Some(after)) => {
            let reason =
                format!("documents show it first on {}, and nobody else in the year before", after.first);
            Found { holder: Some(after.holder.clone()), reason }
        }
        (None, None) => unknown("no document within a year shows who held it".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tenure(holder: &'static str, first: &str, last: &str, left: Option<&str>) -> Tenure<&'static str> {
        let left = left.map(str::to_owned);
        Tenure { holder, first: first.to_owned(), last: last.to_owned(), left, list: None }
    }

    fn check(tenures: &[Tenure<&'static str>], on: &str, expected: Option<&str>) {
        let mut tenures = tenures.to_vec();
        for _ in 0..tenures.len() {
            let next = crate::time::days_before(on, -1);
            let found = incumbent(&tenures, on, &next);
            assert_eq!(found.holder, expected, "{on} {tenures:?}: {}", found.reason);
            tenures.rotate_left(1);
        }
    }

    #[test]
    fn who_is_shown_on_both_sides_held_it() {
        let tenures = [
            tenure("Dahl", "2023-01-29", "2024-09-20", Some("2024-12-01")),
            tenure("Kovac", "2024-10-02", "2025-04-03", None),
        ];
        check(&tenures, "2024-01-01", Some("Dahl"));
        check(&tenures, "2024-10-14", Some("Kovac"));
        check(&tenures, "2024-09-25", None);
        check(&tenures, "2025-06-01", Some("Kovac"));
        check(&tenures, "2022-12-01", Some("Dahl"));
        check(&tenures, "2020-01-01", None);
        check(&tenures, "2027-01-01", None);
    }

    #[test]
    fn who_left_is_not_taken_to_hold_it() {
        let tenures = [tenure("Dahl", "2023-01-29", "2024-09-20", Some("2024-11-01"))];
        check(&tenures, "2024-10-14", Some("Dahl"));
        check(&tenures, "2024-11-14", None);
    }

    #[test]
    fn two_at_once_are_not_decided_between() {
        let tenures = [
            tenure("Dahl", "2023-01-29", "2024-09-20", None),
            tenure("Kovac", "2024-01-02", "2025-04-03", None),
        ];
        check(&tenures, "2024-05-01", None);
    }
}
