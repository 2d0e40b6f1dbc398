//! Quotes.

use rusqlite::types::Value;
use rusqlite::{Row, params};

use super::Session;
use super::select::{Conditions, execute, rows};
use super::values::{Json, Label};
use crate::error::Result;
use crate::query::Order;
use crate::store::{
    Cursor, DocumentKey, EntityKey, QuotePart, QuoteReader, QuoteRow, QuoteScan, QuoteWriter,
};
use crate::text::{fold, label};

impl QuoteReader for Session<'_> {
    fn scan_quotes(
        &self,
        scan: &QuoteScan,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Vec<(Cursor, QuoteRow)>> {
        let speaks =
            QuotePart::Speaker as u8 | if scan.include_members { QuotePart::SpokenFor as u8 } else { 0 };
        let told = QuotePart::About as u8 | QuotePart::Named as u8;
        let mut parties = [(scan.speaker, speaks), (scan.about, told)]
            .into_iter()
            .filter_map(|(entity, parts)| Some((entity?, parts)));

        let mut conditions = Conditions::default();
        let (table, head) = match parties.next() {
            Some((EntityKey(entity), parts)) => {
                let offices = if scan.speaker.is_some() { scan.offices.as_slice() } else { &[] };
                let entities = std::iter::once(entity).chain(offices.iter().map(|office| office.0));
                conditions.any_of("p.entity", entities.map(Value::from));
                // A post says itself what is asked for; nobody speaks for it here.
                let clause = "p.parts & (CASE p.entity WHEN ? THEN ? ELSE ? END) <> 0";
                let itself = i64::from(QuotePart::Speaker as u8);
                conditions.add(clause, [entity.into(), i64::from(parts).into(), itself.into()]);
                ("quote_parties p JOIN quotes q ON q.document = p.document AND q.position = p.position", "p")
            }
            None => ("quotes q", "q"),
        };
        if let Some((EntityKey(entity), parts)) = parties.next() {
            let clause = "EXISTS (SELECT 1 FROM quote_parties o WHERE o.entity = ? AND o.published = p.published \
                          AND o.document = p.document AND o.position = p.position AND o.parts & ? <> 0)";
            conditions.add(clause, [entity.into(), i64::from(parts).into()]);
        }
        conditions.any_of("q.kind", scan.kinds.iter().map(|kind| Value::from(label(kind))));
        conditions.containing("q.words", &scan.words);
        conditions.within(&format!("{head}.published"), &scan.published);
        if let Some(document) = scan.document {
            conditions.add(format!("{head}.document = ?"), [document.0.into()]);
        }
        let (comparison, direction) = match scan.order {
            Order::OldestFirst => (">", "ASC"),
            Order::NewestFirst => ("<", "DESC"),
        };
        if let Some(after) = after {
            conditions.add(
                format!("({head}.published, {head}.document, {head}.position) {comparison} (?, ?, ?)"),
                [after.sort.clone().into(), after.key.into(), after.position.into()],
            );
        }
        // What a post says may be said for its holder's body too.
        let distinct = if scan.offices.is_empty() { "" } else { "DISTINCT" };
        let sql = format!(
            "SELECT {distinct} q.document, q.position, q.published, q.json FROM {table}{} ORDER BY {head}.published {direction}, \
             {head}.document {direction}, {head}.position {direction} LIMIT ?",
            conditions.written()
        );
        rows(self.connection, &sql, conditions.values([(limit as i64).into()]), read_quote)?
            .into_iter()
            .map(|mut quote| {
                quote.parties = self.quote_parties(quote.document, quote.position)?;
                let cursor =
                    Cursor { sort: quote.published.clone(), key: quote.document.0, position: quote.position };
                Ok((cursor, quote))
            })
            .collect()
    }
}

impl QuoteWriter for Session<'_> {
    fn insert_quotes(&self, rows: &[QuoteRow]) -> Result<()> {
        for QuoteRow { document, position, published, stored, parties } in rows {
            let sql = "INSERT INTO quotes (document, position, published, kind, words, json) VALUES (?, ?, ?, ?, ?, ?)";
            let quote = &stored.quote;
            let values =
                params![document, position, published, Label(quote.kind), fold(&quote.text), Json(stored)];
            execute(self.connection, sql, values)?;
            for (part, form) in parties {
                let sql =
                    "INSERT OR IGNORE INTO quote_forms (document, position, part, form) VALUES (?, ?, ?, ?)";
                execute(self.connection, sql, params![document, position, *part as u8, form])?;
            }
        }
        Ok(())
    }

    fn clear_quotes(&self, document: DocumentKey) -> Result<()> {
        execute(self.connection, "DELETE FROM quote_forms WHERE document = ?", [document])?;
        execute(self.connection, "DELETE FROM quotes WHERE document = ?", [document]).map(drop)
    }
}

impl Session<'_> {
    fn quote_parties(
        &self,
        document: DocumentKey,
        position: i64,
    ) -> Result<Vec<(QuotePart, crate::store::FormKey)>> {
        let sql =
            "SELECT part, form FROM quote_forms WHERE document = ? AND position = ? ORDER BY part, form";
        rows(self.connection, sql, params![document, position], |row| {
            let part = match row.get::<_, u8>(0)? {
                1 => QuotePart::Speaker,
                2 => QuotePart::SpokenFor,
                4 => QuotePart::About,
                _ => QuotePart::Named,
            };
            Ok((part, row.get(1)?))
        })
    }
}

fn read_quote(row: &Row<'_>) -> rusqlite::Result<QuoteRow> {
    let Json(stored) = row.get(3)?;
    Ok(QuoteRow {
        document: row.get(0)?,
        position: row.get(1)?,
        published: row.get(2)?,
        stored,
        parties: Vec::new(),
    })
}
