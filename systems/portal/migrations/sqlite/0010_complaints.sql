-- Complaints about how a request is handled. What the person writes, and what the provider says of it, is sealed.

-- A complaint being written: one for each request.
CREATE TABLE complaint_drafts (
    draft_id BLOB PRIMARY KEY,
    request_id BLOB NOT NULL UNIQUE REFERENCES requests (request_id),
    answers_sealed BLOB NOT NULL,
    prepared_sealed BLOB,
    changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE complaint_draft_attachments (
    draft_id BLOB NOT NULL REFERENCES complaint_drafts (draft_id),
    position INTEGER NOT NULL,
    document_code TEXT NOT NULL,
    name_sealed BLOB NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    blob_hash BLOB NOT NULL,
    PRIMARY KEY (draft_id, position)
) STRICT;

CREATE TABLE complaints (
    complaint_id BLOB PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    request_id BLOB NOT NULL REFERENCES requests (request_id),
    accepted_at INTEGER NOT NULL,
    document_hash BLOB NOT NULL UNIQUE,
    state_sealed BLOB NOT NULL,
    journal_index INTEGER NOT NULL
) STRICT;
CREATE INDEX complaints_by_request ON complaints (request_id, accepted_at);

CREATE TABLE complaint_papers (
    complaint_id BLOB PRIMARY KEY REFERENCES complaints (complaint_id),
    document_sealed BLOB NOT NULL,
    signature_sealed BLOB NOT NULL,
    evidence_sealed BLOB NOT NULL
) STRICT;

CREATE TABLE complaint_attachments (
    complaint_id BLOB NOT NULL REFERENCES complaints (complaint_id),
    position INTEGER NOT NULL,
    document_code TEXT NOT NULL,
    name_sealed BLOB NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    blob_hash BLOB NOT NULL,
    PRIMARY KEY (complaint_id, position)
) STRICT;

CREATE TABLE complaint_answers (
    complaint_id BLOB PRIMARY KEY REFERENCES complaints (complaint_id),
    document_number TEXT NOT NULL,
    pdf_blob BLOB NOT NULL,
    xml_blob BLOB NOT NULL,
    received_at INTEGER NOT NULL
) STRICT;
