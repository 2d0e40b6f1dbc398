-- What documents have in common with others about the same thing (dateline_core::time::document::bonds), by which the
-- date of a page that states none is narrowed. Documents stored before this have none until they are read again.
CREATE TABLE bonds (
    bond      INTEGER NOT NULL,      -- a hash
    document  INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    published TEXT NOT NULL,         -- the day that the page states, or ''
    undated   INTEGER NOT NULL,      -- whether it states no date at all
    PRIMARY KEY (bond, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX bonds_by_document ON bonds (document);

-- The documents whose date others narrowed.
CREATE TABLE narrowed (
    document INTEGER PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE
) STRICT;
