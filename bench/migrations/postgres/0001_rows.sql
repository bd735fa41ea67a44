-- The portal's rows of one submission, with the same keys and indexes, and nothing around them.

CREATE TABLE requests (
    request_id BYTEA PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    account_id BYTEA NOT NULL,
    service TEXT NOT NULL,
    edition TEXT NOT NULL,
    locality TEXT NOT NULL,
    accepted_at BIGINT NOT NULL,
    application_hash BYTEA NOT NULL UNIQUE,
    running_key TEXT UNIQUE,
    state TEXT NOT NULL,
    journal_index BIGINT NOT NULL
);
CREATE INDEX requests_by_account ON requests (account_id, accepted_at);

CREATE TABLE request_papers (
    request_id BYTEA PRIMARY KEY REFERENCES requests (request_id),
    application_sealed BYTEA NOT NULL,
    signature_sealed BYTEA NOT NULL,
    evidence_sealed BYTEA NOT NULL
);

CREATE TABLE notices (
    account_id BYTEA NOT NULL,
    request_id BYTEA NOT NULL REFERENCES requests (request_id),
    sequence BIGINT NOT NULL,
    at BIGINT NOT NULL,
    code TEXT NOT NULL,
    facts TEXT NOT NULL,
    PRIMARY KEY (request_id, sequence)
);
CREATE INDEX notices_by_account ON notices (account_id, at);
