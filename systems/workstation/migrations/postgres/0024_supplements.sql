-- What applicants answered while their cases waited. Each lies beside the line of the history that has the same entry of the
-- journal; it is answered once. Its files lie with those of the request and name the entry.
CREATE TABLE supplements (
    case_id BYTEA NOT NULL REFERENCES cases (case_id),
    journal_index BIGINT NOT NULL,
    provider_id BYTEA NOT NULL,
    locality TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    accepted_at BIGINT NOT NULL,
    document BYTEA NOT NULL,
    cms BYTEA NOT NULL,
    evidence BYTEA NOT NULL,
    portal_index BIGINT NOT NULL,
    portal_leaf BYTEA NOT NULL,
    PRIMARY KEY (case_id, journal_index),
    UNIQUE (case_id, asked_at)
);
ALTER TABLE attachments ADD COLUMN supplement BIGINT;
-- A time of waiting says what is waited for.
UPDATE cases SET terms = replace(replace(terms,
    '"stops_clock":false', '"waits_for":{"kind":"correction","clock":"runs"}'),
    '"stops_clock":true', '"waits_for":{"kind":"correction","clock":"stands"}')
WHERE terms LIKE '%"stops_clock"%';
