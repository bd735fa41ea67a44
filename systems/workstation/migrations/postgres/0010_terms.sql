-- What moves the ends of a case's terms: office hours when it arrived, times in which the clock stands, extensions. A case that
-- waits for its applicant has the end of his time in a column of its own.
ALTER TABLE cases ADD COLUMN terms TEXT NOT NULL DEFAULT '{}';
ALTER TABLE cases ADD COLUMN waits_until BIGINT;
CREATE INDEX cases_by_wait ON cases (waits_until) WHERE waits_until IS NOT NULL;
-- What an executor asked the applicant to correct. It lies beside the line of the history that has the same entry of the journal.
CREATE TABLE corrections (
    case_id BYTEA NOT NULL REFERENCES cases (case_id),
    journal_index BIGINT NOT NULL,
    provider_id BYTEA NOT NULL,
    locality TEXT NOT NULL,
    wanted_sealed BYTEA NOT NULL,
    PRIMARY KEY (case_id, journal_index)
);
