-- The portal's own tables. Personal payloads are sealed; numbers are looked up by their keyed hash.

CREATE TABLE accounts (
    account_id BYTEA PRIMARY KEY,
    iin_key BYTEA NOT NULL UNIQUE,
    iin_sealed BYTEA NOT NULL,
    name_sealed BYTEA NOT NULL,
    password_hash TEXT NOT NULL,
    language TEXT NOT NULL,
    confirmed_at BIGINT NOT NULL
);

-- A challenge is signed once: it makes an account or gives an account a new password.
CREATE TABLE challenges (
    challenge_id BYTEA PRIMARY KEY,
    iin_sealed BYTEA NOT NULL,
    password_hash TEXT NOT NULL,
    language TEXT NOT NULL,
    text_sealed BYTEA NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX challenges_by_expiry ON challenges (expires_at);

-- A form being filled, pinned to the edition it was begun under.
CREATE TABLE drafts (
    draft_id BYTEA PRIMARY KEY,
    account_id BYTEA NOT NULL REFERENCES accounts (account_id),
    edition TEXT NOT NULL,
    answers_sealed BYTEA NOT NULL,
    prepared_sealed BYTEA,
    changed_at BIGINT NOT NULL
);
CREATE INDEX drafts_by_account ON drafts (account_id, changed_at);

CREATE TABLE draft_attachments (
    draft_id BYTEA NOT NULL REFERENCES drafts (draft_id),
    position BIGINT NOT NULL,
    document_code TEXT NOT NULL,
    name_sealed BYTEA NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes BIGINT NOT NULL,
    blob_hash BYTEA NOT NULL,
    PRIMARY KEY (draft_id, position)
);

CREATE TABLE requests (
    request_id BYTEA PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    account_id BYTEA NOT NULL REFERENCES accounts (account_id),
    service TEXT NOT NULL,
    edition TEXT NOT NULL,
    locality TEXT NOT NULL,
    accepted_at BIGINT NOT NULL,
    application_hash BYTEA NOT NULL UNIQUE,
    -- What the account's running request of one service is unique by; NULL once it has ended.
    running_key TEXT UNIQUE,
    state TEXT NOT NULL,
    -- Where the journal records the acceptance; the acknowledgement is signed from these columns on demand.
    journal_index BIGINT NOT NULL
);
CREATE INDEX requests_by_account ON requests (account_id, accepted_at);

-- What was signed, the signature, and what the verdict rests on, sealed; erased when the retention class says so.
CREATE TABLE request_papers (
    request_id BYTEA PRIMARY KEY REFERENCES requests (request_id),
    application_sealed BYTEA NOT NULL,
    signature_sealed BYTEA NOT NULL,
    evidence_sealed BYTEA NOT NULL
);

CREATE TABLE request_attachments (
    request_id BYTEA NOT NULL REFERENCES requests (request_id),
    position BIGINT NOT NULL,
    document_code TEXT NOT NULL,
    name_sealed BYTEA NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes BIGINT NOT NULL,
    blob_hash BYTEA NOT NULL,
    PRIMARY KEY (request_id, position)
);

-- What happened to a request, as told to the citizen; the facts are JSON that no query reads.
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

CREATE TABLE results (
    request_id BYTEA PRIMARY KEY REFERENCES requests (request_id),
    document_number TEXT NOT NULL,
    pdf_blob BYTEA NOT NULL,
    xml_blob BYTEA NOT NULL,
    received_at BIGINT NOT NULL,
    opened_at BIGINT
);

CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);
