-- Applications over the counter. A draft lives while the clerk fills it; what was signed stays for ever, accepted or not.
CREATE TABLE intakes (
    draft_id BYTEA PRIMARY KEY,
    officer_id BYTEA NOT NULL REFERENCES officers (officer_id),
    provider_id BYTEA NOT NULL,
    edition TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    filled_sealed BYTEA NOT NULL,
    record_sealed BYTEA
);
CREATE INDEX intakes_by_officer ON intakes (officer_id, begun_at);
CREATE TABLE intake_files (
    draft_id BYTEA NOT NULL REFERENCES intakes (draft_id),
    line BIGINT NOT NULL,
    document TEXT NOT NULL,
    name_sealed BYTEA NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes BIGINT NOT NULL,
    blob BYTEA NOT NULL,
    PRIMARY KEY (draft_id, line)
);
-- The record that the clerk signed; without a case when the application was not accepted.
CREATE TABLE applications (
    draft_id BYTEA PRIMARY KEY,
    provider_id BYTEA NOT NULL,
    locality TEXT NOT NULL,
    number TEXT NOT NULL UNIQUE,
    edition TEXT NOT NULL,
    person_key BYTEA NOT NULL,
    person_sealed BYTEA NOT NULL,
    officer_id BYTEA NOT NULL REFERENCES officers (officer_id),
    at BIGINT NOT NULL,
    case_id BYTEA UNIQUE REFERENCES cases (case_id),
    journal_index BIGINT NOT NULL,
    record BYTEA NOT NULL,
    cms BYTEA NOT NULL,
    evidence BYTEA NOT NULL
);
CREATE INDEX applications_by_provider ON applications (provider_id, at);
-- To whom a result on paper was handed over, and by whom.
CREATE TABLE handovers (
    case_id BYTEA PRIMARY KEY REFERENCES cases (case_id),
    provider_id BYTEA NOT NULL,
    locality TEXT NOT NULL,
    officer_id BYTEA NOT NULL REFERENCES officers (officer_id),
    at BIGINT NOT NULL,
    receiver_sealed BYTEA NOT NULL,
    journal_index BIGINT NOT NULL
);
