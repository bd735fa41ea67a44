-- The waiting lists: order by moment of application, then by sequence; one person once in a list.
CREATE TABLE list_entries (
    entry_id BYTEA PRIMARY KEY,
    provider_id BYTEA NOT NULL,
    locality TEXT NOT NULL,
    category TEXT NOT NULL,
    person_key BYTEA NOT NULL,
    applied_at BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    case_id BYTEA NOT NULL UNIQUE REFERENCES cases (case_id),
    entered_at BIGINT NOT NULL,
    journal_index BIGINT NOT NULL,
    UNIQUE (locality, category, person_key),
    UNIQUE (locality, category, applied_at, sequence)
);
-- Every opening of a person's data by an officer.
CREATE TABLE data_openings (
    opening_id BYTEA PRIMARY KEY,
    case_id BYTEA NOT NULL REFERENCES cases (case_id),
    provider_id BYTEA NOT NULL,
    locality TEXT NOT NULL,
    officer_id BYTEA NOT NULL REFERENCES officers (officer_id),
    at BIGINT NOT NULL,
    part TEXT NOT NULL,
    journal_index BIGINT NOT NULL
);
CREATE INDEX data_openings_by_case ON data_openings (case_id, at);
