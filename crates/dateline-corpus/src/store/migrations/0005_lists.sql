-- Users' own lists of who is who (see the module lists).
CREATE TABLE listed (
    key  INTEGER PRIMARY KEY AUTOINCREMENT,
    list TEXT NOT NULL,
    id   TEXT NOT NULL,
    load TEXT NOT NULL,              -- the loading that brought it last
    json TEXT NOT NULL,
    UNIQUE (list, id)
) STRICT;

-- The forms that the names of an entity of a list have; `main` marks that of its own name.
CREATE TABLE listed_forms (
    form   INTEGER NOT NULL REFERENCES forms (key),
    listed INTEGER NOT NULL REFERENCES listed (key) ON DELETE CASCADE,
    main   INTEGER NOT NULL,
    PRIMARY KEY (form, listed)
) STRICT, WITHOUT ROWID;
CREATE INDEX listed_forms_by_listed ON listed_forms (listed);
