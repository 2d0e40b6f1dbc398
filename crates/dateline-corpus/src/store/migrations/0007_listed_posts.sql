-- Posts of people in users' lists whose dates the lists state: `since` is the first day, `until` the last one, '' where
-- the list does not say. A list that was loaded before is to be loaded again for its posts to be known.
CREATE TABLE listed_posts (
    of_form INTEGER NOT NULL REFERENCES forms (key),
    form    INTEGER NOT NULL REFERENCES forms (key),
    listed  INTEGER NOT NULL REFERENCES listed (key) ON DELETE CASCADE,
    title   TEXT NOT NULL,
    since   TEXT NOT NULL,
    until   TEXT NOT NULL,
    PRIMARY KEY (of_form, form, listed, title, since, until)
) STRICT, WITHOUT ROWID;
CREATE INDEX listed_posts_by_listed ON listed_posts (listed);

-- Somebody whom many pages do nothing but name has hundreds of settings, and a few forms that are none.
CREATE INDEX forms_by_bearer ON forms (entity) WHERE parent IS NULL OR instr(descriptor, '||seen ') = 0;
