-- Keys that are hashes lie all over a table, so that a batch writes as many pages as it has rows, and more of them are cold
-- the larger the corpus is. What is near in time is kept together now.

-- Signatures lie by the month of their first day, `12 * year + month`, 0 where they have none: news is compared with news
-- of the same days.
CREATE TABLE signatures_by_month (
    month     INTEGER NOT NULL,
    signature INTEGER NOT NULL,
    exact     INTEGER NOT NULL,
    first_day TEXT NOT NULL,
    last_day  TEXT NOT NULL,
    report    INTEGER NOT NULL REFERENCES reports (key) ON DELETE CASCADE,
    PRIMARY KEY (month, signature, exact, first_day, report)
) STRICT, WITHOUT ROWID;
INSERT INTO signatures_by_month
    SELECT CASE first_day WHEN '' THEN 0 ELSE 12 * CAST(substr(first_day, 1, 4) AS INTEGER)
               + CAST(substr(first_day, 6, 2) AS INTEGER) END AS month,
           signature, exact, first_day, last_day, report
    FROM signatures ORDER BY month, signature, exact, first_day, report;
DROP TABLE signatures;
ALTER TABLE signatures_by_month RENAME TO signatures;
CREATE INDEX signatures_by_report ON signatures (report, signature, exact, first_day, last_day);

-- Bands come as `fresh` ones and are moved to where the others lie many documents at a time, in the order of their keys.
-- Those of a document are found by its sketch.
CREATE TABLE bands_in_two (
    fresh     INTEGER NOT NULL,
    band      INTEGER NOT NULL,
    published TEXT NOT NULL,
    document  INTEGER NOT NULL,
    PRIMARY KEY (fresh, band, published, document)
) STRICT, WITHOUT ROWID;
INSERT INTO bands_in_two SELECT 0, band, published, document FROM bands ORDER BY band, published, document;
DROP TABLE bands;
ALTER TABLE bands_in_two RENAME TO bands;
