//! What every [`Store`] must do, whatever database stands behind it.

use dateline_core::analysis::{EntityType, PageKind};

use super::{
    AppearanceRow, ChangeRow, Cursor, DocumentRow, DocumentScan, EntityRow, EntityScan, EventRow, FormRow,
    Period, SqliteStore, Store, Writer,
};
use crate::error::{Error, Result};
use crate::store::{DocumentKey, EntityKey, FormKey};
use crate::values::{ChangeKind, DocumentSummary, Revision};

/// Runs every check on stores that `open` makes, each time a new one.
fn conforms<S: Store>(open: impl Fn() -> S) {
    for check in [
        undoes_what_fails,
        reads_one_state,
        keeps_revisions,
        lists_documents,
        counts_entities,
        follows_redirects,
    ] {
        check(&open());
    }
}

#[test]
fn sqlite_conforms() {
    let directory = tempfile::tempdir().expect("a temporary directory");
    let number = std::cell::Cell::new(0);
    conforms(|| {
        number.set(number.get() + 1);
        let home = directory.path().join(number.get().to_string());
        std::fs::create_dir(&home).expect("a directory");
        SqliteStore::open(&home, 4).expect("a store")
    });
}

fn document(id: &str, published: &str, content: &str) -> DocumentRow {
    let summary = DocumentSummary {
        id: id.to_owned(),
        revision: 1,
        ingest_time: "2025-01-01T00:00:00Z".to_owned(),
        kind: PageKind::Article,
        language: "en".to_owned(),
        title: None,
        url: None,
        outlet: Some("The Daily".to_owned()),
        agency: None,
        published: None,
        entity_count: 0,
        report_count: 0,
        quote_count: 0,
    };
    let revision = Revision {
        revision: 1,
        ingest_time: summary.ingest_time.clone(),
        content_hash: content.to_owned(),
        engine: "0".to_owned(),
    };
    DocumentRow {
        revision,
        published: published.to_owned(),
        source: "daily".to_owned(),
        furniture: u64::MAX,
        summary,
    }
}

fn put(writer: &dyn Writer, id: &str, published: &str) -> Result<DocumentKey> {
    writer.put_document(&document(id, published, "hash"), "{}")
}

fn undoes_what_fails(store: &impl Store) {
    let failed = store.write(|writer| {
        put(writer, "a", "")?;
        writer.note(&ChangeRow {
            time: String::new(),
            kind: ChangeKind::DocumentStored,
            id: "a".to_owned(),
            now: None,
        })?;
        Err::<(), _>(Error::invalid("test", "fails on purpose"))
    });
    assert!(failed.is_err());
    store
        .read(|reader| {
            assert_eq!(reader.find_document("a")?, None);
            assert_eq!(reader.last_sequence()?, 0);
            Ok(())
        })
        .expect("reads");
}

fn reads_one_state(store: &impl Store) {
    store
        .read(|reader| {
            assert_eq!(reader.find_document("a")?, None);
            store.write(|writer| put(writer, "a", ""))?;
            assert_eq!(reader.find_document("a")?, None, "a read sees what was there when it began");
            Ok(())
        })
        .expect("reads");
    assert!(store.read(|reader| reader.find_document("a")).expect("reads").is_some());
}

fn keeps_revisions(store: &impl Store) {
    store
        .write(|writer| {
            let first = put(writer, "a", "2024-01-01T00:00:00")?;
            let mut changed = document("a", "2024-01-02T00:00:00", "other");
            changed.revision.revision = 2;
            assert_eq!(writer.put_document(&changed, "{\"b\":1}")?, first);
            assert_eq!(writer.document(first)?, Some(changed));
            assert_eq!(writer.analysis(first)?.as_deref(), Some("{\"b\":1}"));
            let earlier = writer.earlier_revisions(first)?;
            assert_eq!(
                earlier.iter().map(|revision| revision.content_hash.as_str()).collect::<Vec<_>>(),
                ["hash"]
            );
            writer.remove_document(first)?;
            assert_eq!(writer.document(first)?, None);
            assert_eq!(writer.analysis(first)?, None);
            Ok(())
        })
        .expect("writes");
}

fn lists_documents(store: &impl Store) {
    let days =
        ["", "2024-01-03T00:00:00", "2024-01-01T00:00:00", "2024-01-03T00:00:00", "2024-01-02T00:00:00"];
    store
        .write(|writer| {
            for (number, day) in days.iter().enumerate() {
                put(writer, &number.to_string(), day)?;
            }
            let list = |scan: &DocumentScan| -> Result<Vec<String>> {
                let (mut found, mut after) = (Vec::new(), None);
                loop {
                    let page = writer.scan_documents(scan, after.as_ref(), 2)?;
                    let Some((key, row)) = page.last() else { return Ok(found) };
                    after = Some(Cursor::new(row.published.clone(), key.0));
                    found.extend(page.into_iter().map(|(_, row)| row.summary.id));
                }
            };
            assert_eq!(list(&DocumentScan::default())?, ["3", "1", "4", "2", "0"]);
            let published = Period {
                start: Some("2024-01-01T00:00:00".to_owned()),
                end: Some("2024-01-03T00:00:00".to_owned()),
            };
            assert_eq!(list(&DocumentScan { published, ..DocumentScan::default() })?, ["4", "2"]);
            let outlets = vec!["the daily".to_owned()];
            assert_eq!(list(&DocumentScan { outlets, ..DocumentScan::default() })?.len(), 5);
            let languages = vec!["fr".to_owned()];
            assert!(list(&DocumentScan { languages, ..DocumentScan::default() })?.is_empty());
            Ok(())
        })
        .expect("writes");
}

fn form(writer: &dyn Writer, name: &str) -> Result<FormKey> {
    writer.insert_form(&FormRow {
        descriptor: format!("PERSON|{name}|"),
        kind: EntityType::Person,
        name: name.to_owned(),
        country: String::new(),
        vague: false,
        parent: None,
    })
}

fn entity(writer: &dyn Writer, id: &str) -> Result<EntityKey> {
    writer.insert_entity(&EntityRow {
        key: EntityKey(0),
        id: id.to_owned(),
        name: id.to_owned(),
        kind: EntityType::Person,
        country: String::new(),
        part_of: None,
        mention_count: 0,
        document_count: 0,
    })
}

fn counts_entities(store: &impl Store) {
    store
        .write(|writer| {
            let (ana, other) = (form(writer, "ana")?, form(writer, "ana k")?);
            let owner = entity(writer, "ent-1")?;
            writer.assign(ana, Some(owner))?;
            writer.assign(other, Some(owner))?;
            for (id, mentions) in [("a", 2), ("b", 3)] {
                let key = put(writer, id, "2024-01-01T00:00:00")?;
                let row = |local, form| AppearanceRow {
                    local,
                    form,
                    mentions,
                    names: vec![("Ana".to_owned(), true, mentions)],
                };
                writer.insert_appearances(key, "2024-01-01T00:00:00", &[row(0, ana), row(1, other)])?;
                writer.index_document(key)?;
                writer.index_document(key)?;
            }
            let counts = |writer: &dyn Writer| -> Result<(u64, u64)> {
                let row = writer.entity(owner)?.expect("the entity");
                Ok((row.mention_count, row.document_count))
            };
            assert_eq!(
                counts(writer)?,
                (10, 2),
                "an entity counts once a document, however often it is indexed"
            );
            assert_eq!(writer.names_of(owner)?, [("Ana".to_owned(), 4, 10)]);
            assert_eq!(writer.scan_entities(&EntityScan::default(), None, 10)?.len(), 1);

            let key = writer.find_document("a")?.expect("the document");
            writer.unindex_document(key)?;
            assert_eq!(writer.clear_appearances(key)?, [ana, other]);
            assert_eq!(counts(writer)?, (6, 1));
            assert_eq!(writer.names_of(owner)?, [("Ana".to_owned(), 2, 6)]);
            assert_eq!(writer.first_seen(ana)?.as_deref(), Some("2024-01-01T00:00:00"));
            Ok(())
        })
        .expect("writes");
}

fn follows_redirects(store: &impl Store) {
    store
        .write(|writer| {
            writer.add_redirect("a", "b")?;
            writer.add_redirect("b", "c")?;
            assert_eq!(writer.redirect("a")?.as_deref(), Some("c"));
            assert_eq!(writer.merged_from("c")?, ["a", "b"]);
            writer.remove_redirect("b")?;
            assert_eq!(writer.redirect("b")?, None);
            assert_eq!(writer.redirect("a")?.as_deref(), Some("c"));
            let event = writer.insert_event(&EventRow::unborn("evt-1".to_owned()))?;
            assert_eq!(writer.find_event("evt-1")?.map(|row| row.key), Some(event));
            Ok(())
        })
        .expect("writes");
}
