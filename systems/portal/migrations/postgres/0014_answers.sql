-- What a person answers to what the provider asked or told him: one answer to each asking, written here, then signed and sent.
CREATE TABLE answers (
    answer_id BYTEA PRIMARY KEY,
    request_id BYTEA NOT NULL REFERENCES requests (request_id),
    asked_at BIGINT NOT NULL,
    words_sealed BYTEA NOT NULL,
    prepared_sealed BYTEA,
    changed_at BIGINT NOT NULL,
    UNIQUE (request_id, asked_at)
);

CREATE TABLE answer_attachments (
    answer_id BYTEA NOT NULL REFERENCES answers (answer_id),
    position BIGINT NOT NULL,
    document_code TEXT NOT NULL,
    name_sealed BYTEA NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes BIGINT NOT NULL,
    blob_hash BYTEA NOT NULL,
    PRIMARY KEY (answer_id, position)
);

-- What was signed, the signature, and what the verdict rests on; with them the answer is sent.
CREATE TABLE answer_papers (
    answer_id BYTEA PRIMARY KEY REFERENCES answers (answer_id),
    accepted_at BIGINT NOT NULL,
    journal_index BIGINT NOT NULL,
    document_sealed BYTEA NOT NULL,
    signature_sealed BYTEA NOT NULL,
    evidence_sealed BYTEA NOT NULL
);
