-- The waiting lists: order by moment of application, then by sequence; one person once in a list.
CREATE TABLE list_entries (
    entry_id BLOB PRIMARY KEY,
    provider_id BLOB NOT NULL,
    locality TEXT NOT NULL,
    category TEXT NOT NULL,
    person_key BLOB NOT NULL,
    applied_at INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    case_id BLOB NOT NULL UNIQUE REFERENCES cases (case_id),
    entered_at INTEGER NOT NULL,
    journal_index INTEGER NOT NULL,
    UNIQUE (locality, category, person_key),
    UNIQUE (locality, category, applied_at, sequence)
) STRICT;
-- Every opening of a person's data by an officer.
CREATE TABLE data_openings (
    opening_id BLOB PRIMARY KEY,
    case_id BLOB NOT NULL REFERENCES cases (case_id),
    provider_id BLOB NOT NULL,
    locality TEXT NOT NULL,
    officer_id BLOB NOT NULL REFERENCES officers (officer_id),
    at INTEGER NOT NULL,
    part TEXT NOT NULL,
    journal_index INTEGER NOT NULL
) STRICT;
CREATE INDEX data_openings_by_case ON data_openings (case_id, at);
