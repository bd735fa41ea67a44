-- What a person answers to what the provider asked or told him: one answer to each asking, written here, then signed and sent.
CREATE TABLE answers (
    answer_id BLOB PRIMARY KEY,
    request_id BLOB NOT NULL REFERENCES requests (request_id),
    asked_at INTEGER NOT NULL,
    words_sealed BLOB NOT NULL,
    prepared_sealed BLOB,
    changed_at INTEGER NOT NULL,
    UNIQUE (request_id, asked_at)
) STRICT;

CREATE TABLE answer_attachments (
    answer_id BLOB NOT NULL REFERENCES answers (answer_id),
    position INTEGER NOT NULL,
    document_code TEXT NOT NULL,
    name_sealed BLOB NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    blob_hash BLOB NOT NULL,
    PRIMARY KEY (answer_id, position)
) STRICT;

-- What was signed, the signature, and what the verdict rests on; with them the answer is sent.
CREATE TABLE answer_papers (
    answer_id BLOB PRIMARY KEY REFERENCES answers (answer_id),
    accepted_at INTEGER NOT NULL,
    journal_index INTEGER NOT NULL,
    document_sealed BLOB NOT NULL,
    signature_sealed BLOB NOT NULL,
    evidence_sealed BLOB NOT NULL
) STRICT;
