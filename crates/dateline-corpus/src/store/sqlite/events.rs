//! Reports and events, one by one.

use rusqlite::types::Value;
use rusqlite::{Row, params, params_from_iter};

use super::select::{execute, insert, marks, row, rows};
use super::values::{Json, Label};
use super::{Session, documents, events_scan};
use crate::error::Result;
use crate::merging::LONGEST_SEARCH_DAYS;
use crate::store::{
    AggregateKey, Cursor, DocumentKey, EntityKey, EventKey, EventReader, EventRow, EventScan, EventWriter,
    PartyRow, ReportKey, ReportRow, Signature, Tally,
};
use crate::text::fold;
use crate::time::{day, days_before, month};

/// The columns of a [`ReportRow`] without its parties.
const REPORT: &str = "key, document, position, number, part, ordinal, published, place, json";
/// The columns of an [`EventRow`].
pub(super) const EVENT: &str = "e.key, e.id, e.act, e.mode, e.status, e.reciprocal, e.start, e.until, e.time, \
                                e.first_published, e.last_published, e.place, e.place_name, e.place_country, \
                                e.plover, e.confidence, e.sources, e.report_count, e.document_count";

/// Whether a signature is the one given, and their days overlap; the months are put before it.
const ALIKE: &str =
    "s.signature = ? AND s.exact = ? AND s.first_day <= ? AND s.last_day >= ? AND s.first_day >= ?";

/// Months from that of the first to that of the last day that can be asked for at once, which are no more than
/// [`LONGEST_SEARCH_DAYS`] before a range of as many.
const MONTHS: i64 = 3;

impl EventReader for Session<'_> {
    fn reports_in(&self, document: DocumentKey) -> Result<Vec<ReportRow>> {
        let sql = format!("SELECT {REPORT} FROM reports WHERE document = ? ORDER BY position");
        self.with_parties(rows(self.connection, &sql, [document], read_report)?)
    }

    fn reports_of(&self, event: EventKey, limit: usize) -> Result<Vec<ReportRow>> {
        let sql = format!(
            "SELECT {REPORT} FROM reports WHERE event = ? ORDER BY published = '', published, document, position LIMIT ?"
        );
        let found = rows(self.connection, &sql, params![event, limit as i64], read_report)?;
        self.with_parties(found)
    }

    fn report_keys_of(&self, event: EventKey) -> Result<Vec<ReportKey>> {
        rows(self.connection, "SELECT key FROM reports WHERE event = ?", [event], |row| row.get(0))
    }

    fn event_of(&self, report: ReportKey) -> Result<Option<EventKey>> {
        let found =
            row(self.connection, "SELECT event FROM reports WHERE key = ?", [report], |row| row.get(0))?;
        Ok(found.flatten())
    }

    fn is_part(&self, report: ReportKey) -> Result<bool> {
        let found =
            row(self.connection, "SELECT part > 0 FROM reports WHERE key = ?", [report], |row| row.get(0))?;
        Ok(found.unwrap_or_default())
    }

    fn signatures_of(&self, report: ReportKey) -> Result<Vec<Signature>> {
        let sql = "SELECT signature, exact, first_day, last_day FROM signatures WHERE report = ? \
                   ORDER BY signature, exact, first_day";
        rows(self.connection, sql, [report], |row| {
            Ok(Signature {
                who: row.get(0)?,
                exact: row.get(1)?,
                first_day: row.get(2)?,
                last_day: row.get(3)?,
            })
        })
    }

    fn reports_like(&self, signature: &Signature, limit: usize) -> Result<Vec<ReportKey>> {
        let select = "SELECT DISTINCT s.report FROM signatures s";
        self.alike(select, "ORDER BY s.report", signature, limit, |row| row.get(0))
    }

    fn events_like(&self, signature: &Signature, limit: usize) -> Result<Vec<EventKey>> {
        let select = "SELECT DISTINCT r.event FROM signatures s JOIN reports r ON r.key = s.report";
        self.alike(select, "AND r.event IS NOT NULL", signature, limit, |row| row.get(0))
    }

    fn event(&self, key: EventKey) -> Result<Option<EventRow>> {
        row(self.connection, &format!("SELECT {EVENT} FROM events e WHERE e.key = ?"), [key], read_event)
    }

    fn find_event(&self, id: &str) -> Result<Option<EventRow>> {
        row(self.connection, &format!("SELECT {EVENT} FROM events e WHERE e.id = ?"), [id], read_event)
    }

    fn scan_events(&self, scan: &EventScan, after: Option<&Cursor>, limit: usize) -> Result<Vec<EventRow>> {
        events_scan::scan(self.connection, scan, after, limit)
    }

    fn count_events(&self, scan: &EventScan, by: AggregateKey, limit: usize) -> Result<Vec<(String, Tally)>> {
        events_scan::count(self.connection, scan, by, limit)
    }

    fn sources_of(&self, event: EventKey) -> Result<Vec<(DocumentKey, String)>> {
        documents::sources_of(self, event)
    }
}

impl EventWriter for Session<'_> {
    fn insert_reports(&self, rows: &[ReportRow]) -> Result<Vec<ReportKey>> {
        rows.iter().map(|row| self.insert_report(row)).collect()
    }

    fn clear_reports(&self, document: DocumentKey) -> Result<Vec<EventKey>> {
        let sql =
            "SELECT DISTINCT event FROM reports WHERE document = ? AND event IS NOT NULL ORDER BY event";
        let events = rows(self.connection, sql, [document], |row| row.get(0))?;
        execute(self.connection, "DELETE FROM reports WHERE document = ?", [document])?;
        Ok(events)
    }

    fn set_signatures(&self, report: ReportKey, signatures: &[Signature]) -> Result<()> {
        execute(self.connection, "DELETE FROM signatures WHERE report = ?", [report])?;
        for Signature { who, exact, first_day, last_day } in signatures {
            let sql = "INSERT OR IGNORE INTO signatures (month, signature, exact, first_day, last_day, report) \
                       VALUES (?, ?, ?, ?, ?, ?)";
            execute(
                self.connection,
                sql,
                params![month(first_day), who, exact, first_day, last_day, report],
            )?;
        }
        Ok(())
    }

    fn join(&self, report: ReportKey, event: Option<EventKey>) -> Result<()> {
        execute(self.connection, "UPDATE reports SET event = ?2 WHERE key = ?1", params![report, event])
            .map(drop)
    }

    fn insert_event(&self, event: &EventRow) -> Result<EventKey> {
        let sql = "INSERT INTO events (id, act, status, reciprocal, start, until, stated, first_published, \
                   last_published, place_country, plover, confidence, sources, report_count, document_count) \
                   VALUES (?, ?, ?, 0, '', '', 0, '', '', '', ?, 0, 0, 0, 0)";
        let values = params![event.id, Label(event.act), Label(event.status), Json(&event.plover)];
        insert(self.connection, sql, values).map(EventKey)
    }

    fn update_event(&self, event: &EventRow, parties: &[(EntityKey, u8)]) -> Result<()> {
        let sql = "UPDATE events SET id = ?2, act = ?3, mode = ?4, status = ?5, reciprocal = ?6, start = ?7, \
                   until = ?8, time = ?9, stated = ?10, first_published = ?11, last_published = ?12, place = ?13, \
                   place_name = ?14, place_country = ?15, plover = ?16, confidence = ?17, sources = ?18, \
                   report_count = ?19, document_count = ?20 WHERE key = ?1";
        let stated = event.time.as_ref().is_some_and(|time| time.basis == crate::values::TimeBasis::Stated);
        let values = params![
            event.key,
            event.id,
            Label(event.act),
            event.mode,
            Label(event.status),
            event.reciprocal,
            event.start,
            event.end,
            event.time.as_ref().map(Json),
            stated,
            event.first_published,
            event.last_published,
            event.place,
            event.place_name,
            event.place_country,
            Json(&event.plover),
            event.confidence,
            event.sources as i64,
            event.report_count as i64,
            event.document_count as i64,
        ];
        execute(self.connection, sql, values)?;
        execute(self.connection, "DELETE FROM event_parties WHERE event = ?", [event.key])?;
        for (entity, sides) in parties {
            let sql = "INSERT INTO event_parties (entity, start, event, sides) VALUES (?, ?, ?, ?)";
            execute(self.connection, sql, params![entity, event.start, event.key, sides])?;
        }
        Ok(())
    }

    fn remove_event(&self, key: EventKey) -> Result<()> {
        execute(self.connection, "DELETE FROM events WHERE key = ?", [key]).map(drop)
    }
}

impl Session<'_> {
    /// What is known of reports that share a signature and a day. None but those that do not tell the day have several, and
    /// those no more than [`LONGEST_SEARCH_DAYS`], so that of a pair that has met for years a few months are read.
    fn alike<T>(
        &self,
        select: &str,
        rest: &str,
        signature: &Signature,
        limit: usize,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let Signature { who, exact, first_day, last_day } = signature;
        let earliest = if *exact { first_day.clone() } else { days_before(first_day, LONGEST_SEARCH_DAYS) };
        let earliest = day(&earliest);
        let months = month(earliest).max(month(last_day) - MONTHS)..=month(last_day);
        let sql = format!(
            "{select} WHERE s.month IN ({}) AND {ALIKE} {rest} LIMIT ?",
            marks(months.clone().count())
        );
        let months = months.map(Value::from);
        let days = [last_day.as_str(), first_day, earliest].map(|day| Value::from(day.to_owned()));
        let values =
            months.chain([(*who).into(), (*exact).into()]).chain(days).chain([(limit as i64).into()]);
        rows(self.connection, &sql, params_from_iter(values), read)
    }

    fn insert_report(&self, row: &ReportRow) -> Result<ReportKey> {
        let ReportRow {
            document, position, number, part, ordinal, published, place, report, parties, ..
        } = row;
        let sql = "INSERT INTO reports (document, position, number, part, ordinal, act, published, place, words, json) \
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        let words = fold(&report.evidence.text);
        let act = Label(report.act);
        let values =
            params![document, position, number, part, ordinal, act, published, place, words, Json(report)];
        let key = ReportKey(insert(self.connection, sql, values)?);
        for PartyRow { recipient, position, acted_for, form } in parties {
            let sql = "INSERT OR IGNORE INTO report_forms (report, side, position, via, form) VALUES (?, ?, ?, ?, ?)";
            execute(self.connection, sql, params![key, recipient, position, acted_for, form])?;
        }
        Ok(key)
    }

    fn with_parties(&self, mut reports: Vec<ReportRow>) -> Result<Vec<ReportRow>> {
        for report in &mut reports {
            let sql = "SELECT side, position, via, form FROM report_forms WHERE report = ? \
                       ORDER BY side, position, via, form";
            report.parties = rows(self.connection, sql, [report.key], |row| {
                Ok(PartyRow {
                    recipient: row.get(0)?,
                    position: row.get(1)?,
                    acted_for: row.get(2)?,
                    form: row.get(3)?,
                })
            })?;
        }
        Ok(reports)
    }
}

fn read_report(row: &Row<'_>) -> rusqlite::Result<ReportRow> {
    let Json(report) = row.get(8)?;
    Ok(ReportRow {
        key: row.get(0)?,
        document: row.get(1)?,
        position: row.get(2)?,
        number: row.get(3)?,
        part: row.get(4)?,
        ordinal: row.get(5)?,
        published: row.get(6)?,
        place: row.get(7)?,
        report,
        parties: Vec::new(),
    })
}

pub(super) fn read_event(row: &Row<'_>) -> rusqlite::Result<EventRow> {
    let Label(act) = row.get(2)?;
    let Label(status) = row.get(4)?;
    let Json(plover) = row.get(14)?;
    Ok(EventRow {
        key: row.get(0)?,
        id: row.get(1)?,
        act,
        mode: row.get(3)?,
        status,
        reciprocal: row.get(5)?,
        start: row.get(6)?,
        end: row.get(7)?,
        time: row.get::<_, Option<Json<_>>>(8)?.map(|Json(time)| time),
        first_published: row.get(9)?,
        last_published: row.get(10)?,
        place: row.get(11)?,
        place_name: row.get(12)?,
        place_country: row.get(13)?,
        plover,
        confidence: row.get(15)?,
        sources: row.get::<_, i64>(16)? as u64,
        report_count: row.get::<_, i64>(17)? as u64,
        document_count: row.get::<_, i64>(18)? as u64,
    })
}
