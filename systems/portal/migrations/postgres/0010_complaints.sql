-- Complaints about how a request is handled. What the person writes, and what the provider says of it, is sealed.

-- A complaint being written: one for each request.
CREATE TABLE complaint_drafts (
    draft_id BYTEA PRIMARY KEY,
    request_id BYTEA NOT NULL UNIQUE REFERENCES requests (request_id),
    answers_sealed BYTEA NOT NULL,
    prepared_sealed BYTEA,
    changed_at BIGINT NOT NULL
);

CREATE TABLE complaint_draft_attachments (
    draft_id BYTEA NOT NULL REFERENCES complaint_drafts (draft_id),
    position BIGINT NOT NULL,
    document_code TEXT NOT NULL,
    name_sealed BYTEA NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes BIGINT NOT NULL,
    blob_hash BYTEA NOT NULL,
    PRIMARY KEY (draft_id, position)
);

CREATE TABLE complaints (
    complaint_id BYTEA PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    request_id BYTEA NOT NULL REFERENCES requests (request_id),
    accepted_at BIGINT NOT NULL,
    document_hash BYTEA NOT NULL UNIQUE,
    state_sealed BYTEA NOT NULL,
    journal_index BIGINT NOT NULL
);
CREATE INDEX complaints_by_request ON complaints (request_id, accepted_at);

CREATE TABLE complaint_papers (
    complaint_id BYTEA PRIMARY KEY REFERENCES complaints (complaint_id),
    document_sealed BYTEA NOT NULL,
    signature_sealed BYTEA NOT NULL,
    evidence_sealed BYTEA NOT NULL
);

CREATE TABLE complaint_attachments (
    complaint_id BYTEA NOT NULL REFERENCES complaints (complaint_id),
    position BIGINT NOT NULL,
    document_code TEXT NOT NULL,
    name_sealed BYTEA NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes BIGINT NOT NULL,
    blob_hash BYTEA NOT NULL,
    PRIMARY KEY (complaint_id, position)
);

CREATE TABLE complaint_answers (
    complaint_id BYTEA PRIMARY KEY REFERENCES complaints (complaint_id),
    document_number TEXT NOT NULL,
    pdf_blob BYTEA NOT NULL,
    xml_blob BYTEA NOT NULL,
    received_at BIGINT NOT NULL
);
