-- The portal's own tables. Personal payloads are sealed; numbers are looked up by their keyed hash.

CREATE TABLE accounts (
    account_id BLOB PRIMARY KEY,
    iin_key BLOB NOT NULL UNIQUE,
    iin_sealed BLOB NOT NULL,
    name_sealed BLOB NOT NULL,
    password_hash TEXT NOT NULL,
    language TEXT NOT NULL,
    confirmed_at INTEGER NOT NULL
) STRICT;

-- A challenge is signed once: it makes an account or gives an account a new password.
CREATE TABLE challenges (
    challenge_id BLOB PRIMARY KEY,
    iin_sealed BLOB NOT NULL,
    password_hash TEXT NOT NULL,
    language TEXT NOT NULL,
    text_sealed BLOB NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX challenges_by_expiry ON challenges (expires_at);

-- A form being filled, pinned to the edition it was begun under.
CREATE TABLE drafts (
    draft_id BLOB PRIMARY KEY,
    account_id BLOB NOT NULL REFERENCES accounts (account_id),
    edition TEXT NOT NULL,
    answers_sealed BLOB NOT NULL,
    prepared_sealed BLOB,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX drafts_by_account ON drafts (account_id, changed_at);

CREATE TABLE draft_attachments (
    draft_id BLOB NOT NULL REFERENCES drafts (draft_id),
    position INTEGER NOT NULL,
    document_code TEXT NOT NULL,
    name_sealed BLOB NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    blob_hash BLOB NOT NULL,
    PRIMARY KEY (draft_id, position)
) STRICT;

CREATE TABLE requests (
    request_id BLOB PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    account_id BLOB NOT NULL REFERENCES accounts (account_id),
    service TEXT NOT NULL,
    edition TEXT NOT NULL,
    locality TEXT NOT NULL,
    accepted_at INTEGER NOT NULL,
    application_hash BLOB NOT NULL UNIQUE,
    -- What the account's running request of one service is unique by; NULL once it has ended.
    running_key TEXT UNIQUE,
    state TEXT NOT NULL,
    -- Where the journal records the acceptance; the acknowledgement is signed from these columns on demand.
    journal_index INTEGER NOT NULL
) STRICT;
CREATE INDEX requests_by_account ON requests (account_id, accepted_at);

-- What was signed, the signature, and what the verdict rests on, sealed; erased when the retention class says so.
CREATE TABLE request_papers (
    request_id BLOB PRIMARY KEY REFERENCES requests (request_id),
    application_sealed BLOB NOT NULL,
    signature_sealed BLOB NOT NULL,
    evidence_sealed BLOB NOT NULL
) STRICT;

CREATE TABLE request_attachments (
    request_id BLOB NOT NULL REFERENCES requests (request_id),
    position INTEGER NOT NULL,
    document_code TEXT NOT NULL,
    name_sealed BLOB NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    blob_hash BLOB NOT NULL,
    PRIMARY KEY (request_id, position)
) STRICT;

-- What happened to a request, as told to the citizen; the facts are JSON that no query reads.
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

CREATE TABLE results (
    request_id BLOB PRIMARY KEY REFERENCES requests (request_id),
    document_number TEXT NOT NULL,
    pdf_blob BLOB NOT NULL,
    xml_blob BLOB NOT NULL,
    received_at INTEGER NOT NULL,
    opened_at INTEGER
) STRICT;

CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT;
