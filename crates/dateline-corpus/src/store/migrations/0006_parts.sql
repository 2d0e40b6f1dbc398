-- A plan by which one is to meet several is kept as a part for each meeting, so that each can be one with the meeting
-- that was held. `number` is the report's place among those of the document's analysis, and no longer `position`; `part`
-- is 0 of a whole report, else counted from 1.
ALTER TABLE reports ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reports ADD COLUMN part INTEGER NOT NULL DEFAULT 0;
UPDATE reports SET number = position;
