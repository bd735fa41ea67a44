-- What applicants answered while their cases waited. Each lies beside the line of the history that has the same entry of the
-- journal; it is answered once. Its files lie with those of the request and name the entry.
CREATE TABLE supplements (
    case_id BLOB NOT NULL REFERENCES cases (case_id),
    journal_index INTEGER NOT NULL,
    provider_id BLOB NOT NULL,
    locality TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    accepted_at INTEGER NOT NULL,
    document BLOB NOT NULL,
    cms BLOB NOT NULL,
    evidence BLOB NOT NULL,
    portal_index INTEGER NOT NULL,
    portal_leaf BLOB NOT NULL,
    PRIMARY KEY (case_id, journal_index),
    UNIQUE (case_id, asked_at)
) STRICT;
ALTER TABLE attachments ADD COLUMN supplement INTEGER;
-- A time of waiting says what is waited for.
UPDATE cases SET terms = replace(replace(terms,
    '"stops_clock":false', '"waits_for":{"kind":"correction","clock":"runs"}'),
    '"stops_clock":true', '"waits_for":{"kind":"correction","clock":"stands"}')
WHERE terms LIKE '%"stops_clock"%';
