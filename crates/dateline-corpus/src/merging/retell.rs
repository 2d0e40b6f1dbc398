//! Which events must be told again because posts changed that their documents do not show.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::Result;
use crate::identity::{Moved, Spans, Tenures};
use crate::store::{EntityKey, EventKey, EventScan, FormKey, PartyScan, Period, Reader};
use crate::time::days_before;

/// Posts before a batch: for each form whose posts it may change, what was shown.
pub(crate) type Before = BTreeMap<FormKey, Spans>;

/// The events whose parties may act for others than before. `tenures` are the posts as they are now, `before` holds what
/// was shown of the forms whose posts the batch changed, `moved` the forms that changed hands.
pub(crate) fn events_to_retell(
    reader: &dyn Reader,
    tenures: &Tenures<'_>,
    before: &Before,
    moved: &[Moved],
) -> Result<BTreeSet<EventKey>> {
    let mut events = BTreeSet::new();
    let mut holders: BTreeSet<EntityKey> = BTreeSet::new();
    for &form in before.keys() {
        holders.extend(reader.form(form)?.and_then(|form| form.entity));
    }
    for step in moved {
        holders.extend(step.was.into_iter().chain(step.is));
        if let Some(body) = step.was {
            let sides = PartyScan::ACTS_THROUGH | PartyScan::RECEIVES_THROUGH;
            events.extend(scan(reader, body, sides, Period::default())?);
        }
    }
    for holder in holders {
        let (was, is) = (spans_before(reader, holder, before, moved)?, tenures.of(holder)?);
        for (first, after) in changed(&was, &is) {
            let sides = PartyScan::ACTS | PartyScan::RECEIVES;
            events.extend(scan(reader, holder, sides, Period { start: Some(first), end: Some(after) })?);
        }
    }
    Ok(events)
}

fn scan(reader: &dyn Reader, entity: EntityKey, sides: u8, time: Period) -> Result<Vec<EventKey>> {
    let scan = EventScan { parties: vec![PartyScan { entity, sides }], time, ..EventScan::default() };
    let rows = reader.scan_events(&scan, None, i64::MAX as usize)?;
    Ok(rows.into_iter().map(|row| row.key).collect())
}

fn spans_before(reader: &dyn Reader, holder: EntityKey, before: &Before, moved: &[Moved]) -> Result<Spans> {
    let mut forms: BTreeSet<FormKey> =
        reader.bearers_of_entity(holder)?.into_iter().map(|form| form.key).collect();
    for step in moved {
        if step.was == Some(holder) {
            forms.insert(step.form);
        } else if step.is == Some(holder) {
            forms.remove(&step.form);
        }
    }
    let parts = forms
        .into_iter()
        .map(|form| {
            before.get(&form).map_or_else(|| Tenures::of_form(reader, form), |spans| Ok(spans.clone()))
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(Tenures::together(parts))
}

/// The periods, from a day to the day after the last, in which a post is held now and was not, or the other way.
fn changed(was: &Spans, is: &Spans) -> Vec<(String, String)> {
    let bodies: BTreeSet<FormKey> = was.keys().chain(is.keys()).copied().collect();
    let mut periods = Vec::new();
    let after = |day: &str| days_before(day, -1);
    for body in bodies {
        match (was.get(&body), is.get(&body)) {
            (Some(was), Some(is)) => {
                let ((was_first, was_last), (is_first, is_last)) = (was.held(), is.held());
                if was_first != is_first {
                    let (early, late) = (was_first.clone().min(is_first.clone()), was_first.max(is_first));
                    periods.push((early, after(&late)));
                }
                if was_last != is_last {
                    let (early, late) = (was_last.clone().min(is_last.clone()), was_last.max(is_last));
                    periods.push((early, after(&late)));
                }
            }
            (Some(span), None) | (None, Some(span)) => {
                let (first, last) = span.held();
                periods.push((first, after(&last)));
            }
            (None, None) => {}
        }
    }
    periods
}
