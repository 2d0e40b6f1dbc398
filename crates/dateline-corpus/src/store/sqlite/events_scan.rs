//! Lists and counts of events.

use rusqlite::Connection;
use rusqlite::types::Value;

use super::events::{EVENT, read_event};
use super::select::{Conditions, rows};
use crate::error::Result;
use crate::query::{Order, TimeAxis, TimeUnit};
use crate::store::{AggregateKey, Cursor, EventRow, EventScan, PartyScan, Period, Tally};
use crate::text::label;
use crate::time::days_before;

/// How long before a period an event may start and still reach into it. What is told only to the decade or coarser
/// counts where it starts: to look for it would mean to read a century of other events.
const LONGEST_EVENT_DAYS: i32 = 366;

/// Where the events of a scan are read from, and in which order.
struct Source {
    /// The tables.
    tables: &'static str,
    /// The column of the time.
    time: &'static str,
    /// The column of the key.
    key: &'static str,
}

/// Events in order of time.
pub(super) fn scan(
    connection: &Connection,
    scan: &EventScan,
    after: Option<&Cursor>,
    limit: usize,
) -> Result<Vec<EventRow>> {
    let (Source { tables, time, key }, mut conditions) = matching(scan);
    let (comparison, direction) = match scan.order {
        Order::OldestFirst => (">", "ASC"),
        Order::NewestFirst => ("<", "DESC"),
    };
    if let Some(after) = after {
        let clause = format!("({time}, {key}) {comparison} (?, ?)");
        conditions.add(clause, [after.sort.clone().into(), after.key.into()]);
    }
    let filter = conditions.written();
    let sql = format!(
        "SELECT {EVENT} FROM {tables}{filter} ORDER BY {time} {direction}, {key} {direction} LIMIT ?"
    );
    rows(connection, &sql, conditions.values([(limit as i64).into()]), read_event)
}

/// Events counted by key.
pub(super) fn count(
    connection: &Connection,
    scan: &EventScan,
    by: AggregateKey,
    limit: usize,
) -> Result<Vec<(String, Tally)>> {
    let (Source { tables, .. }, mut conditions) = matching(scan);
    let (key, join, order) = match by {
        AggregateKey::Time(unit) => {
            conditions.add("e.start <> ''", []);
            (calendar(unit), "", "1")
        }
        AggregateKey::Act => ("e.act", "", "2 DESC, 1"),
        AggregateKey::Actor => {
            let join = " JOIN event_parties a ON a.event = e.key AND a.sides & 1 <> 0 \
                        JOIN entities k ON k.key = a.entity";
            ("k.id", join, "2 DESC, 1")
        }
        AggregateKey::Place => ("k.id", " JOIN entities k ON k.key = e.place", "2 DESC, 1"),
    };
    let sql = format!(
        "SELECT {key}, count(DISTINCT e.key), count(DISTINCT r.document || ':' || r.number), count(DISTINCT r.document) FROM {tables}{join} \
         JOIN reports r ON r.event = e.key{} GROUP BY 1 ORDER BY {order} LIMIT ?",
        conditions.written()
    );
    rows(connection, &sql, conditions.values([(limit as i64).into()]), |row| {
        let number = |column| row.get::<_, i64>(column).map(|count| count as u64);
        Ok((row.get(0)?, Tally { events: number(1)?, reports: number(2)?, documents: number(3)? }))
    })
}

/// Where the events that match are read from, and what they must fulfil.
fn matching(scan: &EventScan) -> (Source, Conditions) {
    let mut conditions = Conditions::default();
    let source = match scan.parties.split_first() {
        Some((first, others)) => {
            let PartyScan { entity, sides } = *first;
            conditions.add("p.entity = ? AND p.sides & ? <> 0", [entity.0.into(), i64::from(sides).into()]);
            for PartyScan { entity, sides } in others {
                let clause = "EXISTS (SELECT 1 FROM event_parties o WHERE o.event = p.event AND o.entity = ? \
                              AND o.sides & ? <> 0)";
                conditions.add(clause, [entity.0.into(), i64::from(*sides).into()]);
            }
            let tables = "event_parties p CROSS JOIN events e ON e.key = p.event";
            Source { tables, time: "p.start", key: "p.event" }
        }
        None => Source { tables: "events e", time: "e.start", key: "e.key" },
    };
    add_time(&mut conditions, scan, source.time);
    conditions.any_of("e.act", scan.acts.iter().map(|act| Value::from(label(act))));
    conditions.any_of("e.status", scan.statuses.iter().map(|status| Value::from(label(status))));
    add_places(&mut conditions, scan);
    if let Some(confidence) = scan.min_confidence {
        conditions.add("e.confidence >= ?", [f64::from(confidence).into()]);
    }
    if let Some(documents) = &scan.documents {
        let marks = vec!["?"; documents.len()].join(", ");
        let clause = format!("e.key IN (SELECT event FROM reports WHERE document IN ({marks}))");
        conditions.add(clause, documents.iter().map(|key| key.0.into()));
    }
    if !scan.words.is_empty() {
        let all = vec!["instr(w.words, ?) > 0"; scan.words.len()].join(" AND ");
        let clause = format!("EXISTS (SELECT 1 FROM reports w WHERE w.event = e.key AND {all})");
        conditions.add(clause, scan.words.iter().cloned().map(Value::from));
    }
    (source, conditions)
}

fn add_time(conditions: &mut Conditions, scan: &EventScan, start: &str) {
    let Period { start: from, end: to } = &scan.time;
    if scan.axis == TimeAxis::Stated {
        conditions.add("e.stated = 1", []);
    }
    if !scan.time.is_bounded() {
        return;
    }
    if scan.axis == TimeAxis::Published {
        let mut published = Conditions::default();
        published.within("t.published", &scan.time);
        let clause = format!("EXISTS (SELECT 1 FROM reports t{} AND t.event = e.key)", published.written());
        conditions.add(clause, [from, to].into_iter().flatten().cloned().map(Value::from));
        return;
    }
    conditions.add(format!("{start} <> ''"), []);
    if let Some(to) = to {
        conditions.add(format!("{start} < ?"), [to.clone().into()]);
    }
    if let Some(from) = from {
        let earliest = days_before(from, LONGEST_EVENT_DAYS);
        conditions.add(format!("{start} >= ? AND e.until > ?"), [earliest.into(), from.clone().into()]);
    }
}

fn add_places(conditions: &mut Conditions, scan: &EventScan) {
    let mut places = Conditions::default();
    places.any_of("e.place", scan.places.iter().map(|key| key.0.into()));
    places.any_of("e.place_country", scan.place_countries.iter().cloned().map(Value::from));
    conditions.add_any(places);
}

/// The start of an event, cut to a unit.
const fn calendar(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Day => "substr(e.start, 1, 10)",
        TimeUnit::Week => "strftime('%G-W%V', e.start)",
        TimeUnit::Month => "substr(e.start, 1, 7)",
        TimeUnit::Quarter => {
            "substr(e.start, 1, 4) || '-Q' || ((CAST(substr(e.start, 6, 2) AS INTEGER) + 2) / 3)"
        }
        TimeUnit::Year => "substr(e.start, 1, 4)",
    }
}
