-- The portal's rows of one submission, with the same keys and indexes, and nothing around them.

CREATE TABLE requests (
    request_id BLOB PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    account_id BLOB NOT NULL,
    service TEXT NOT NULL,
    edition TEXT NOT NULL,
    locality TEXT NOT NULL,
    accepted_at INTEGER NOT NULL,
    application_hash BLOB NOT NULL UNIQUE,
    running_key TEXT UNIQUE,
    state TEXT NOT NULL,
    journal_index INTEGER NOT NULL
) STRICT;
CREATE INDEX requests_by_account ON requests (account_id, accepted_at);

CREATE TABLE request_papers (
    request_id BLOB PRIMARY KEY REFERENCES requests (request_id),
    application_sealed BLOB NOT NULL,
    signature_sealed BLOB NOT NULL,
    evidence_sealed BLOB NOT NULL
) STRICT;

CREATE TABLE notices (
    account_id BLOB NOT NULL,
    request_id BLOB NOT NULL REFERENCES requests (request_id),
    sequence INTEGER NOT NULL,
    at INTEGER NOT NULL,
    code TEXT NOT NULL,
    facts TEXT NOT NULL,
    PRIMARY KEY (request_id, sequence)
) STRICT;
CREATE INDEX notices_by_account ON notices (account_id, at);
