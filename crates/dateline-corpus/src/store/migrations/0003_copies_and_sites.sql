-- Copies are told by sketches of bodies, and lines are counted by site. Documents stored before have neither until they
-- are ingested again.

ALTER TABLE documents DROP COLUMN fingerprint;

-- A hash of the lines of the page that were known as its site's furniture when it was read; 0 for none.
ALTER TABLE documents ADD COLUMN furniture INTEGER NOT NULL DEFAULT 0;

-- What bodies are compared by (see the module copies).
CREATE TABLE sketches (
    document INTEGER PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE,
    sketch   BLOB NOT NULL
) STRICT;

CREATE TABLE bands (
    band      INTEGER NOT NULL,
    published TEXT NOT NULL,
    document  INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    PRIMARY KEY (band, published, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX bands_by_document ON bands (document);

-- Each pair stands here both ways.
CREATE TABLE copies (
    document   INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    other      INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    similarity REAL NOT NULL,
    PRIMARY KEY (document, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX copies_by_other ON copies (other);

-- The documents of each site in an order that has nothing to do with when they came; the lines of the first of them are
-- counted (see the module sites).
CREATE TABLE site_documents (
    site     TEXT NOT NULL,
    rank     INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    PRIMARY KEY (site, rank, document)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX site_documents_by_document ON site_documents (document);

CREATE TABLE site_lines (
    site  TEXT NOT NULL,
    line  INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    PRIMARY KEY (site, line)
) STRICT, WITHOUT ROWID;
