//! Forms and entities.

use rusqlite::types::Value;
use rusqlite::{Row, params};

use super::select::{Conditions, execute, insert, row, rows};
use super::values::{Json, Label};
use super::{Session, failed, indexing};
use crate::error::Result;
use crate::identity::SETTING;
use crate::store::{
    AppearanceRow, Cursor, DocumentKey, EntityKey, EntityRow, EntityScan, FormKey, FormRow, IdentityReader,
    IdentityWriter, KnownForm, PostRow, RoleRow, TenureRow,
};
use crate::text::label;

/// The columns of a [`KnownForm`].
const FORM: &str = "key, descriptor, kind, name, country, vague, parent, entity";
/// The columns of an [`EntityRow`].
const ENTITY: &str = "key, id, name, kind, country, part_of, mention_count, document_count";
/// The roles of an entity.
const ROLES: &str = "SELECT r.form, r.published, r.document, r.local, r.position, r.of_form, r.json FROM forms f \
                     JOIN roles r ON r.form = f.key WHERE f.entity = ?";

impl IdentityReader for Session<'_> {
    fn find_form(&self, descriptor: &str) -> Result<Option<FormKey>> {
        row(self.connection, "SELECT key FROM forms WHERE descriptor = ?", [descriptor], |row| row.get(0))
    }

    fn form(&self, key: FormKey) -> Result<Option<KnownForm>> {
        row(self.connection, &format!("SELECT {FORM} FROM forms WHERE key = ?"), [key], read_form)
    }

    fn forms_of(&self, entity: EntityKey) -> Result<Vec<KnownForm>> {
        let sql = format!("SELECT {FORM} FROM forms WHERE entity = ? ORDER BY descriptor");
        rows(self.connection, &sql, [entity], read_form)
    }

    fn bearers_of_entity(&self, entity: EntityKey) -> Result<Vec<KnownForm>> {
        let sql = format!(
            "SELECT {FORM} FROM forms WHERE entity = ? AND (parent IS NULL OR instr(descriptor, '{SETTING}') = 0) \
             ORDER BY descriptor"
        );
        rows(self.connection, &sql, [entity], read_form)
    }

    fn blocks_of(&self, form: FormKey) -> Result<Vec<String>> {
        let sql = "SELECT DISTINCT block FROM blocks WHERE form = ? ORDER BY block";
        rows(self.connection, sql, [form], |row| row.get(0))
    }

    fn is_found_by(&self, form: FormKey, block: &str) -> Result<bool> {
        let sql = "SELECT 1 FROM blocks WHERE block = ? AND form = ? LIMIT 1";
        Ok(row(self.connection, sql, params![block, form], |row| row.get::<_, i64>(0))?.is_some())
    }

    fn forms_in(&self, block: &str, limit: usize) -> Result<Vec<(FormKey, String, String)>> {
        let sql = "SELECT DISTINCT f.key, f.name, f.country FROM blocks b JOIN forms f ON f.key = b.form \
                   WHERE b.block = ? ORDER BY f.key LIMIT ?";
        rows(self.connection, sql, params![block, limit as i64], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
    }

    fn first_seen(&self, form: FormKey) -> Result<Option<String>> {
        // '' sorts first, so the first dated one is asked for before any.
        let sql =
            "SELECT published FROM appearances WHERE form = ? AND published > '' ORDER BY published LIMIT 1";
        if let Some(dated) = row(self.connection, sql, [form], |row| row.get(0))? {
            return Ok(Some(dated));
        }
        row(self.connection, "SELECT published FROM appearances WHERE form = ? LIMIT 1", [form], |row| {
            row.get(0)
        })
    }

    fn seen(&self, entity: EntityKey) -> Result<(String, String)> {
        let edge = |order| {
            let sql = format!(
                "SELECT published FROM entity_documents WHERE entity = ? AND published > '' \
                 ORDER BY published {order} LIMIT 1"
            );
            row(self.connection, &sql, [entity], |row| row.get::<_, String>(0)).map(Option::unwrap_or_default)
        };
        Ok((edge("ASC")?, edge("DESC")?))
    }

    fn documents_of(&self, form: FormKey) -> Result<Vec<DocumentKey>> {
        let sql = "SELECT DISTINCT document FROM appearances WHERE form = ?";
        rows(self.connection, sql, [form], |row| row.get(0))
    }

    fn appearances(&self, document: DocumentKey) -> Result<Vec<AppearanceRow>> {
        let sql = "SELECT local, form, mentions, names FROM appearances WHERE document = ? ORDER BY local";
        rows(self.connection, sql, [document], |row| {
            let Json(names) = row.get(3)?;
            let mentions = row.get::<_, i64>(2)? as u64;
            Ok(AppearanceRow { local: row.get(0)?, form: row.get(1)?, mentions, names })
        })
    }

    fn names_of(&self, entity: EntityKey) -> Result<Vec<(String, u64, u64)>> {
        let sql = "SELECT n.name, sum(n.votes), sum(n.mentions) FROM forms f JOIN names n ON n.form = f.key \
                   WHERE f.entity = ? GROUP BY n.name ORDER BY sum(n.mentions) DESC, n.name";
        rows(self.connection, sql, [entity], |row| {
            Ok((row.get(0)?, row.get::<_, i64>(1)? as u64, row.get::<_, i64>(2)? as u64))
        })
    }

    fn name_of(&self, form: FormKey) -> Result<Option<String>> {
        let sql = "SELECT name FROM names WHERE form = ? ORDER BY votes DESC, mentions DESC, name LIMIT 1";
        row(self.connection, sql, [form], |row| row.get(0))
    }

    fn visit_roles(&self, entity: EntityKey, visit: &mut dyn FnMut(RoleRow) -> Result<()>) -> Result<()> {
        let sql = format!("{ROLES} ORDER BY r.published, r.document, r.position");
        let mut statement = self.connection.prepare_cached(&sql).map_err(failed)?;
        let mut found = statement.query([entity]).map_err(failed)?;
        while let Some(row) = found.next().map_err(failed)? {
            visit(read_role(row).map_err(failed)?)?;
        }
        Ok(())
    }

    fn latest_role(&self, entity: EntityKey) -> Result<Option<RoleRow>> {
        let sql = format!("{ROLES} ORDER BY r.published DESC, r.document DESC, r.position DESC LIMIT 1");
        row(self.connection, &sql, [entity], read_role)
    }

    fn holders(&self, of: Option<EntityKey>, limit: usize) -> Result<Vec<EntityKey>> {
        let (from, values) = match of {
            Some(of) => {
                let from = "forms o JOIN roles r ON r.of_form = o.key JOIN forms f ON f.key = r.form \
                            WHERE o.entity = ? AND f.entity IS NOT NULL";
                (from, vec![Value::from(of.0)])
            }
            None => ("roles r JOIN forms f ON f.key = r.form WHERE f.entity IS NOT NULL", Vec::new()),
        };
        let sql = format!("SELECT DISTINCT f.entity FROM {from} ORDER BY 1 LIMIT ?");
        let values = values.into_iter().chain([Value::from(limit as i64)]);
        rows(self.connection, &sql, rusqlite::params_from_iter(values), |row| row.get(0))
    }

    fn tenures_of(&self, form: FormKey) -> Result<Vec<TenureRow>> {
        let sql = "SELECT of_form, json_extract(json, '$.qualifier'), min(published), max(published) FROM roles \
                   WHERE form = ? AND of_form IS NOT NULL AND published > '' GROUP BY 1, 2 ORDER BY 1, 2";
        rows(self.connection, sql, [form], |row| {
            Ok(TenureRow { of: row.get(0)?, qualifier: row.get(1)?, first: row.get(2)?, last: row.get(3)? })
        })
    }

    fn posts_of(&self, body: EntityKey, limit: usize) -> Result<Vec<PostRow>> {
        let sql = "SELECT f.entity, json_extract(r.json, '$.title'), json_extract(r.json, '$.qualifier'), \
                   min(r.published), max(r.published), count(DISTINCT r.document) \
                   FROM forms o JOIN roles r ON r.of_form = o.key JOIN forms f ON f.key = r.form \
                   WHERE o.entity = ? AND f.entity IS NOT NULL AND r.published > '' \
                   GROUP BY 1, 2, 3 ORDER BY 1, 2, 3 LIMIT ?";
        rows(self.connection, sql, params![body, limit as i64], |row| {
            Ok(PostRow {
                holder: row.get(0)?,
                title: row.get(1)?,
                qualifier: row.get(2)?,
                first: row.get(3)?,
                last: row.get(4)?,
                documents: row.get::<_, i64>(5)? as u64,
            })
        })
    }

    fn statements(
        &self,
        holder: EntityKey,
        body: EntityKey,
        time: &str,
        backwards: bool,
        limit: usize,
    ) -> Result<Vec<RoleRow>> {
        let (compared, order) = if backwards { ("<", "DESC") } else { (">=", "ASC") };
        let sql = format!(
            "SELECT r.form, r.published, r.document, r.local, r.position, r.of_form, r.json FROM forms f \
             JOIN roles r ON r.form = f.key JOIN forms o ON o.key = r.of_form WHERE f.entity = ? AND o.entity = ? \
             AND r.published > '' AND r.published {compared} ? ORDER BY r.published {order}, r.document, r.position \
             LIMIT ?"
        );
        rows(self.connection, &sql, params![holder, body, time, limit as i64], read_role)
    }

    fn entity(&self, key: EntityKey) -> Result<Option<EntityRow>> {
        row(self.connection, &format!("SELECT {ENTITY} FROM entities WHERE key = ?"), [key], read_entity)
    }

    fn find_entity(&self, id: &str) -> Result<Option<EntityRow>> {
        row(self.connection, &format!("SELECT {ENTITY} FROM entities WHERE id = ?"), [id], read_entity)
    }

    fn scan_entities(
        &self,
        scan: &EntityScan,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Vec<EntityRow>> {
        let mut conditions = Conditions::default();
        conditions.add("mention_count > 0", []);
        conditions.any_of("kind", scan.kinds.iter().map(|kind| Value::from(label(kind))));
        conditions.any_of("country", scan.countries.iter().cloned().map(Value::from));
        if let Some(after) = after {
            let count: i64 = after.sort.parse().unwrap_or_default();
            conditions.add("(mention_count, key) < (?, ?)", [count.into(), after.key.into()]);
        }
        let sql = format!(
            "SELECT {ENTITY} FROM entities{} ORDER BY mention_count DESC, key DESC LIMIT ?",
            conditions.written()
        );
        rows(self.connection, &sql, conditions.values([(limit as i64).into()]), read_entity)
    }

    fn scan_entity_documents(
        &self,
        entity: EntityKey,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Vec<(Cursor, DocumentKey)>> {
        let mut conditions = Conditions::default();
        conditions.add("entity = ?", [entity.0.into()]);
        if let Some(after) = after {
            conditions.add("(published, document) > (?, ?)", [after.sort.clone().into(), after.key.into()]);
        }
        let sql = format!(
            "SELECT published, document FROM entity_documents{} ORDER BY published, document LIMIT ?",
            conditions.written()
        );
        rows(self.connection, &sql, conditions.values([(limit as i64).into()]), |row| {
            Ok((Cursor::new(row.get::<_, String>(0)?, row.get(1)?), row.get(1)?))
        })
    }

    fn visit_names(&self, visit: &mut dyn FnMut(EntityKey, &str, u64)) -> Result<()> {
        let sql = "SELECT f.entity, n.name, n.mentions FROM names n JOIN forms f ON f.key = n.form \
                   WHERE f.entity IS NOT NULL";
        let mut statement = self.connection.prepare_cached(sql).map_err(failed)?;
        let mut found = statement.query([]).map_err(failed)?;
        while let Some(row) = found.next().map_err(failed)? {
            let name = row.get_ref(1).map_err(failed)?;
            let name = name.as_str().unwrap_or_default();
            visit(row.get(0).map_err(failed)?, name, row.get::<_, i64>(2).map_err(failed)? as u64);
        }
        Ok(())
    }
}

impl IdentityWriter for Session<'_> {
    fn insert_form(&self, form: &FormRow) -> Result<FormKey> {
        let FormRow { descriptor, kind, name, country, vague, parent } = form;
        let sql =
            "INSERT INTO forms (descriptor, kind, name, country, vague, parent) VALUES (?, ?, ?, ?, ?, ?)";
        insert(self.connection, sql, params![descriptor, Label(kind), name, country, vague, parent])
            .map(FormKey)
    }

    fn insert_block(&self, block: &str, form: FormKey, document: Option<DocumentKey>) -> Result<()> {
        let sql = "INSERT OR IGNORE INTO blocks (block, form, document) VALUES (?, ?, ?)";
        execute(self.connection, sql, params![block, form, document.map_or(0, |key| key.0)]).map(drop)
    }

    fn insert_appearances(
        &self,
        document: DocumentKey,
        published: &str,
        rows: &[AppearanceRow],
    ) -> Result<()> {
        for AppearanceRow { local, form, mentions, names } in rows {
            let sql = "INSERT INTO appearances (document, local, form, published, mentions, names) \
                       VALUES (?, ?, ?, ?, ?, ?)";
            let values = params![document, local, form, published, *mentions as i64, Json(names)];
            execute(self.connection, sql, values)?;
            for (name, fullest, count) in names {
                let sql = "INSERT INTO names (form, name, votes, mentions) VALUES (?, ?, ?, ?) \
                           ON CONFLICT (form, name) DO UPDATE SET votes = votes + excluded.votes, \
                           mentions = mentions + excluded.mentions";
                execute(self.connection, sql, params![form, name, fullest, *count as i64])?;
            }
        }
        Ok(())
    }

    fn insert_roles(&self, rows: &[RoleRow]) -> Result<()> {
        for RoleRow { document, published, local, position, form, of_form, role } in rows {
            let sql = "INSERT INTO roles (form, published, document, local, position, of_form, json) \
                       VALUES (?, ?, ?, ?, ?, ?, ?)";
            let values = params![form, published, document, local, position, of_form, Json(role)];
            execute(self.connection, sql, values)?;
        }
        Ok(())
    }

    fn clear_appearances(&self, document: DocumentKey) -> Result<Vec<FormKey>> {
        let rows = self.appearances(document)?;
        for row in &rows {
            for (name, fullest, count) in &row.names {
                let sql = "UPDATE names SET votes = votes - ?3, mentions = mentions - ?4 WHERE form = ?1 AND name = ?2";
                execute(self.connection, sql, params![row.form, name, fullest, *count as i64])?;
            }
            execute(
                self.connection,
                "DELETE FROM names WHERE form = ? AND votes <= 0 AND mentions <= 0",
                [row.form],
            )?;
        }
        execute(self.connection, "DELETE FROM blocks WHERE document = ?", [document])?;
        execute(self.connection, "DELETE FROM roles WHERE document = ?", [document])?;
        execute(self.connection, "DELETE FROM appearances WHERE document = ?", [document])?;
        let mut forms: Vec<FormKey> = rows.into_iter().map(|row| row.form).collect();
        forms.sort_unstable();
        forms.dedup();
        Ok(forms)
    }

    fn assign(&self, form: FormKey, entity: Option<EntityKey>) -> Result<()> {
        execute(self.connection, "UPDATE forms SET entity = ?2 WHERE key = ?1", params![form, entity])
            .map(drop)
    }

    fn insert_entity(&self, entity: &EntityRow) -> Result<EntityKey> {
        let sql = "INSERT INTO entities (id, name, kind, country, part_of, mention_count, document_count) \
                   VALUES (?, ?, ?, ?, ?, 0, 0)";
        let EntityRow { id, name, kind, country, part_of, .. } = entity;
        insert(self.connection, sql, params![id, name, Label(kind), country, part_of]).map(EntityKey)
    }

    fn update_entity(&self, entity: &EntityRow) -> Result<()> {
        let sql =
            "UPDATE entities SET id = ?2, name = ?3, kind = ?4, country = ?5, part_of = ?6 WHERE key = ?1";
        let EntityRow { key, id, name, kind, country, part_of, .. } = entity;
        execute(self.connection, sql, params![key, id, name, Label(kind), country, part_of]).map(drop)
    }

    fn remove_entity(&self, key: EntityKey) -> Result<()> {
        execute(self.connection, "DELETE FROM entities WHERE key = ?", [key]).map(drop)
    }

    fn index_document(&self, document: DocumentKey) -> Result<()> {
        indexing::index_document(self.connection, document)
    }

    fn unindex_document(&self, document: DocumentKey) -> Result<()> {
        indexing::unindex_document(self.connection, document)
    }
}

fn read_form(row: &Row<'_>) -> rusqlite::Result<KnownForm> {
    let Label(kind) = row.get(2)?;
    let form = FormRow {
        descriptor: row.get(1)?,
        kind,
        name: row.get(3)?,
        country: row.get(4)?,
        vague: row.get(5)?,
        parent: row.get(6)?,
    };
    Ok(KnownForm { key: row.get(0)?, form, entity: row.get(7)? })
}

fn read_role(row: &Row<'_>) -> rusqlite::Result<RoleRow> {
    let Json(role) = row.get(6)?;
    Ok(RoleRow {
        form: row.get(0)?,
        published: row.get(1)?,
        document: row.get(2)?,
        local: row.get(3)?,
        position: row.get(4)?,
        of_form: row.get(5)?,
        role,
    })
}

fn read_entity(row: &Row<'_>) -> rusqlite::Result<EntityRow> {
    let Label(kind) = row.get(3)?;
    Ok(EntityRow {
        key: row.get(0)?,
        id: row.get(1)?,
        name: row.get(2)?,
        kind,
        country: row.get(4)?,
        part_of: row.get(5)?,
        mention_count: row.get::<_, i64>(6)? as u64,
        document_count: row.get::<_, i64>(7)? as u64,
    })
}
