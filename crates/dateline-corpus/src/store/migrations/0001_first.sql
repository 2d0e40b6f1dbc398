-- The records of a corpus. Times are ISO 8601 to the second without a zone ('' where unknown), so that they compare as
-- text. `form` is a name as it is written (see the module identity); an entity is a group of forms. The tables
-- entity_documents, quote_parties and event_parties are derived: each answers one question by a scan of its key.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
    key          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    revision     INTEGER NOT NULL,
    ingest_time  TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    engine       TEXT NOT NULL,
    published    TEXT NOT NULL,
    outlet_key   TEXT NOT NULL,
    language     TEXT NOT NULL,
    source       TEXT NOT NULL,     -- what stands behind the story: an agency or an outlet
    fingerprint  INTEGER NOT NULL,  -- SimHash of the body, 0 for one too short to compare
    summary      TEXT NOT NULL      -- what lists show, as JSON
) STRICT;
CREATE INDEX documents_by_time ON documents (published, key);
CREATE INDEX documents_by_outlet ON documents (outlet_key, published, key);
CREATE INDEX documents_by_language ON documents (language, published, key);

-- Apart from `documents`, so that lists do not read past whole analyses.
CREATE TABLE analyses (
    document INTEGER PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE,
    json     TEXT NOT NULL
) STRICT;

CREATE TABLE revisions (
    document     INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    revision     INTEGER NOT NULL,
    ingest_time  TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    engine       TEXT NOT NULL,
    PRIMARY KEY (document, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE changes (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    time     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    id       TEXT NOT NULL,
    now      TEXT
) STRICT;

CREATE TABLE redirects (
    old TEXT PRIMARY KEY,
    now TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX redirects_by_now ON redirects (now);

-- Keys are never given twice (AUTOINCREMENT): rows of a key that is gone may stand until their document is indexed again.
CREATE TABLE entities (
    key            INTEGER PRIMARY KEY AUTOINCREMENT,
    id             TEXT NOT NULL UNIQUE,
    name           TEXT NOT NULL,
    kind           TEXT NOT NULL,
    country        TEXT NOT NULL,
    part_of        INTEGER,          -- a form
    mention_count  INTEGER NOT NULL,
    document_count INTEGER NOT NULL
) STRICT;
CREATE INDEX entities_by_mentions ON entities (mention_count, key);

CREATE TABLE forms (
    key        INTEGER PRIMARY KEY,
    descriptor TEXT NOT NULL UNIQUE,
    kind       TEXT NOT NULL,
    name       TEXT NOT NULL,
    country    TEXT NOT NULL,
    vague      INTEGER NOT NULL,
    parent     INTEGER REFERENCES forms (key),
    entity     INTEGER REFERENCES entities (key)
) STRICT;
CREATE INDEX forms_by_entity ON forms (entity);

-- What a form can be found by; `document` is 0 for what follows from the form itself.
CREATE TABLE blocks (
    block    TEXT NOT NULL,
    form     INTEGER NOT NULL REFERENCES forms (key) ON DELETE CASCADE,
    document INTEGER NOT NULL,
    PRIMARY KEY (block, form, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX blocks_by_form ON blocks (form);
CREATE INDEX blocks_by_document ON blocks (document, form);

CREATE TABLE names (
    form     INTEGER NOT NULL REFERENCES forms (key) ON DELETE CASCADE,
    name     TEXT NOT NULL,
    votes    INTEGER NOT NULL,       -- documents in which it is the fullest name
    mentions INTEGER NOT NULL,
    PRIMARY KEY (form, name)
) STRICT, WITHOUT ROWID;

-- One entity of one document: `local` is its place among the entities of the analysis, or below 0 for what the document
-- does not name but somebody in it acts for, such as a country; then `mentions` is 0.
CREATE TABLE appearances (
    document  INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    local     INTEGER NOT NULL,
    form      INTEGER NOT NULL REFERENCES forms (key),
    published TEXT NOT NULL,
    mentions  INTEGER NOT NULL,
    names     TEXT NOT NULL,         -- [[name, votes, mentions], …], to be taken back with the document
    PRIMARY KEY (document, local)
) STRICT, WITHOUT ROWID;
CREATE INDEX appearances_by_form ON appearances (form, published, document);

CREATE TABLE roles (
    form      INTEGER NOT NULL REFERENCES forms (key),
    published TEXT NOT NULL,
    document  INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    local     INTEGER NOT NULL,
    position  INTEGER NOT NULL,
    of_form   INTEGER REFERENCES forms (key),
    json      TEXT NOT NULL,
    PRIMARY KEY (form, published, document, local, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX roles_by_document ON roles (document);

CREATE TABLE quotes (
    document  INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    published TEXT NOT NULL,
    kind      TEXT NOT NULL,
    words     TEXT NOT NULL,         -- folded to lower case, for filters
    json      TEXT NOT NULL,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX quotes_by_time ON quotes (published, document, position);

-- Who has a part in a quote: a bit of quote_parties.parts.
CREATE TABLE quote_forms (
    document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    part     INTEGER NOT NULL,
    form     INTEGER NOT NULL REFERENCES forms (key),
    PRIMARY KEY (document, position, part, form)
) STRICT, WITHOUT ROWID;

CREATE TABLE reports (
    key       INTEGER PRIMARY KEY,
    document  INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    ordinal   INTEGER NOT NULL,      -- among the document's reports of the same act
    event     INTEGER REFERENCES events (key),
    act       TEXT NOT NULL,
    published TEXT NOT NULL,
    place     INTEGER REFERENCES forms (key),
    words     TEXT NOT NULL,         -- of the evidence, folded to lower case, for filters
    json      TEXT NOT NULL,
    UNIQUE (document, position)
) STRICT;
CREATE INDEX reports_by_event ON reports (event, published, document);

-- Who takes part in a report: `side` 0 acts, 1 is acted on; `via` 0 itself, 1 is acted for.
CREATE TABLE report_forms (
    report INTEGER NOT NULL REFERENCES reports (key) ON DELETE CASCADE,
    side   INTEGER NOT NULL,
    position INTEGER NOT NULL,
    via    INTEGER NOT NULL,
    form   INTEGER NOT NULL REFERENCES forms (key),
    PRIMARY KEY (report, side, position, via, form)
) STRICT, WITHOUT ROWID;

-- What a report can be merged by (see the module merging): a signature of who did what, and the days it may have been.
CREATE TABLE signatures (
    signature INTEGER NOT NULL,
    exact     INTEGER NOT NULL,
    first_day TEXT NOT NULL,
    last_day  TEXT NOT NULL,
    report    INTEGER NOT NULL REFERENCES reports (key) ON DELETE CASCADE,
    PRIMARY KEY (signature, exact, first_day, report)
) STRICT, WITHOUT ROWID;
CREATE INDEX signatures_by_report ON signatures (report);

CREATE TABLE events (
    key             INTEGER PRIMARY KEY AUTOINCREMENT,
    id              TEXT NOT NULL UNIQUE,
    act             TEXT NOT NULL,
    mode            TEXT,
    status          TEXT NOT NULL,
    reciprocal      INTEGER NOT NULL,
    start           TEXT NOT NULL,
    until           TEXT NOT NULL,
    time            TEXT,            -- an EventTime as JSON
    stated          INTEGER NOT NULL,
    first_published TEXT NOT NULL,
    last_published  TEXT NOT NULL,
    place           INTEGER,         -- an entity
    place_name      TEXT,
    place_country   TEXT NOT NULL,
    plover          TEXT NOT NULL,   -- as JSON
    confidence      REAL NOT NULL,
    sources         INTEGER NOT NULL,
    report_count    INTEGER NOT NULL,
    document_count  INTEGER NOT NULL
) STRICT;
CREATE INDEX events_by_time ON events (start, key);
CREATE INDEX events_by_place ON events (place, start, key);

-- `sides` is a set of bits: 1 acts itself, 2 is acted on itself, 4 is acted for, 8 is acted on through others.
CREATE TABLE event_parties (
    entity          INTEGER NOT NULL,
    start           TEXT NOT NULL,
    event           INTEGER NOT NULL REFERENCES events (key) ON DELETE CASCADE,
    sides           INTEGER NOT NULL,
    PRIMARY KEY (entity, start, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_parties_by_event ON event_parties (event, entity, sides);

CREATE TABLE entity_documents (
    entity    INTEGER NOT NULL,
    published TEXT NOT NULL,
    document  INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    mentions  INTEGER NOT NULL,
    PRIMARY KEY (entity, published, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_documents_by_document ON entity_documents (document);

-- `parts` is a set of bits: 1 speaks, 2 is spoken for, 4 is told of, 8 is named in the words.
CREATE TABLE quote_parties (
    entity    INTEGER NOT NULL,
    published TEXT NOT NULL,
    document  INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    parts     INTEGER NOT NULL,
    PRIMARY KEY (entity, published, document, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX quote_parties_by_document ON quote_parties (document);

-- What tells this corpus from others, and the key that seals its page tokens.
INSERT INTO meta (name, value) VALUES ('corpus', randomblob(16)), ('token_key', randomblob(32));
