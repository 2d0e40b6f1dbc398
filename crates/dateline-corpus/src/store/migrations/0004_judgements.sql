-- What people decided about who is who, as a journal: rows are never removed. `sides` holds the descriptors of the forms
-- that a judgement speaks of, [[left, …], [right, …]]; `json` the entry as it is shown.
CREATE TABLE judgements (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    kind     TEXT NOT NULL,
    sides    TEXT NOT NULL,
    json     TEXT NOT NULL
) STRICT;

-- The forms that judgements which stand speak of; the rows of one that is taken back are removed.
CREATE TABLE judged (
    descriptor TEXT NOT NULL,
    judgement  INTEGER NOT NULL REFERENCES judgements (sequence),
    PRIMARY KEY (descriptor, judgement)
) STRICT, WITHOUT ROWID;
CREATE INDEX judged_by_judgement ON judged (judgement);

-- Who holds a post of a body.
CREATE INDEX roles_by_body ON roles (of_form, form);
