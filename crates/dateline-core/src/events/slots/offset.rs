//! Days counted from another act of the sentence: `freed them on Wednesday, two days after it signed a truce`.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::analysis::{Granularity, TimexType, When};
use crate::clause::Tree;
use crate::tag::Upos;
use crate::time::Found;

/// The day of an act that the sentence counts from the day of another: `times` are those of the sentence, in order.
pub(super) fn counted(tree: &Tree<'_>, times: &[Found], spine: &[usize]) -> Option<When> {
    let sentence = tree.sentence(spine[0]).tokens.clone();
    let last = spine.iter().copied().max()?;
    let mark = (sentence.start + 1..last).rev().find(|&token| {
        (tree.reads(token, "after") || tree.reads(token, "before"))
            && opened(tree, token, sentence.end).is_some_and(|verb| spine.contains(&verb))
    })?;
    let days = distance(tree, times, mark)?;
    let base = times.iter().rev().filter(|found| found.tokens.end < mark).find_map(day_of)?;
    let back = tree.reads(mark, "after");
    let day = base.checked_add((if back { -days } else { days }).days()).ok()?;
    let next = day.tomorrow().ok()?;
    let words = distance_start(tree, mark)..mark + 1;
    Some(When {
        value: day.to_string(),
        start: day.to_string(),
        end: next.to_string(),
        granularity: Granularity::Day,
        span: Some(tree.text.span(&tree.range(&words))),
    })
}

/// The verb of the clause that `after` opens: the first behind it.
fn opened(tree: &Tree<'_>, mark: usize, end: usize) -> Option<usize> {
    (mark + 1..end).find(|&token| tree.upos(token) == Upos::Verb)
}

/// How many days lie between: hours make none.
fn distance(tree: &Tree<'_>, times: &[Found], mark: usize) -> Option<i64> {
    let unit = mark.checked_sub(1)?;
    if matches!(tree.lemma(unit), "hour" | "minute" | "moment") {
        return Some(0);
    }
    let length = match tree.lemma(unit) {
        "day" => 1,
        "week" => 7,
        _ => return None,
    };
    let stated =
        times.iter().find(|found| found.tokens.end == mark && found.timex.kind == TimexType::Duration);
    let Some(stated) = stated else {
        let one = unit.checked_sub(1).is_some_and(|before| matches!(tree.lemma(before), "a" | "the" | "one"));
        return one.then_some(length);
    };
    let count = stated.timex.value.as_deref()?.strip_prefix('P')?.strip_suffix(['D', 'W'])?;
    Some(count.parse::<i64>().ok()? * length)
}

/// Where the words of the distance begin: `two days`, `a day`, `hours`.
fn distance_start(tree: &Tree<'_>, mark: usize) -> usize {
    let unit = mark - 1;
    let counted = unit.checked_sub(1).filter(|&before| {
        matches!(tree.upos(before), Upos::Num | Upos::Det) && before >= tree.sentence(mark).tokens.start
    });
    counted.unwrap_or(unit)
}

/// The day that a time names.
fn day_of(found: &Found) -> Option<Date> {
    let fine = matches!(
        found.timex.granularity,
        Granularity::Day
            | Granularity::PartOfDay
            | Granularity::Hour
            | Granularity::Minute
            | Granularity::Second
    );
    let dates = matches!(found.timex.kind, TimexType::Date | TimexType::Time);
    found.timex.value.as_deref().filter(|_| fine && dates)?.get(..10)?.parse().ok()
}
