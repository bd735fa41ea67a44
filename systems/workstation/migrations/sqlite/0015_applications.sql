-- Applications over the counter. A draft lives while the clerk fills it; what was signed stays for ever, accepted or not.
CREATE TABLE intakes (
    draft_id BLOB PRIMARY KEY,
    officer_id BLOB NOT NULL REFERENCES officers (officer_id),
    provider_id BLOB NOT NULL,
    edition TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    filled_sealed BLOB NOT NULL,
    record_sealed BLOB
) STRICT;
CREATE INDEX intakes_by_officer ON intakes (officer_id, begun_at);
CREATE TABLE intake_files (
    draft_id BLOB NOT NULL REFERENCES intakes (draft_id),
    line INTEGER NOT NULL,
    document TEXT NOT NULL,
    name_sealed BLOB NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    blob BLOB NOT NULL,
    PRIMARY KEY (draft_id, line)
) STRICT;
-- The record that the clerk signed; without a case when the application was not accepted.
CREATE TABLE applications (
    draft_id BLOB PRIMARY KEY,
    provider_id BLOB NOT NULL,
    locality TEXT NOT NULL,
    number TEXT NOT NULL UNIQUE,
    edition TEXT NOT NULL,
    person_key BLOB NOT NULL,
    person_sealed BLOB NOT NULL,
    officer_id BLOB NOT NULL REFERENCES officers (officer_id),
    at INTEGER NOT NULL,
    case_id BLOB UNIQUE REFERENCES cases (case_id),
    journal_index INTEGER NOT NULL,
    record BLOB NOT NULL,
    cms BLOB NOT NULL,
    evidence BLOB NOT NULL
) STRICT;
CREATE INDEX applications_by_provider ON applications (provider_id, at);
-- To whom a result on paper was handed over, and by whom.
CREATE TABLE handovers (
    case_id BLOB PRIMARY KEY REFERENCES cases (case_id),
    provider_id BLOB NOT NULL,
    locality TEXT NOT NULL,
    officer_id BLOB NOT NULL REFERENCES officers (officer_id),
    at INTEGER NOT NULL,
    receiver_sealed BLOB NOT NULL,
    journal_index INTEGER NOT NULL
) STRICT;
