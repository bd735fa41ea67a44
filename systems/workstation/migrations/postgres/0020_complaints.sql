-- Complaints: their own aggregate, of one provider each, about one of its cases or about none. What the person wrote is sealed.
CREATE TABLE complaints (
    complaint_id BYTEA PRIMARY KEY,
    provider_id BYTEA NOT NULL,
    locality TEXT NOT NULL,
    zone TEXT NOT NULL,
    number TEXT NOT NULL UNIQUE,
    came TEXT NOT NULL,
    -- The system that sent it and its number there; its own number where an officer entered it.
    sender TEXT NOT NULL,
    sender_number TEXT NOT NULL,
    case_id BYTEA REFERENCES cases (case_id),
    person_key BYTEA NOT NULL,
    grievance_sealed BYTEA NOT NULL,
    filed_at BIGINT NOT NULL,
    registered_at BIGINT NOT NULL,
    registered_by BYTEA REFERENCES officers (officer_id),
    -- What its term is counted from beside the dated data, and the due date as it was told; JSON that no query reads.
    term TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    stage TEXT NOT NULL,
    ended_at BIGINT,
    -- 1 when the head was told that the term has run out.
    attention BIGINT NOT NULL,
    UNIQUE (sender, sender_number)
);
CREATE INDEX complaints_open ON complaints (provider_id, due_at, complaint_id) WHERE ended_at IS NULL;
CREATE INDEX complaints_ended ON complaints (provider_id, ended_at, complaint_id) WHERE ended_at IS NOT NULL;
CREATE INDEX complaints_by_case ON complaints (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX complaints_untold ON complaints (due_at) WHERE ended_at IS NULL AND attention = 0;

-- The signed document of a complaint that came through the gateway, the signature, and what the verdict rests on.
CREATE TABLE complaint_papers (
    complaint_id BYTEA PRIMARY KEY REFERENCES complaints (complaint_id),
    document BYTEA NOT NULL,
    cms BYTEA NOT NULL,
    evidence BYTEA NOT NULL,
    portal_index BIGINT NOT NULL,
    portal_leaf BYTEA NOT NULL
);

CREATE TABLE complaint_files (
    complaint_id BYTEA NOT NULL REFERENCES complaints (complaint_id),
    line BIGINT NOT NULL,
    name_sealed BYTEA NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes BIGINT NOT NULL,
    blob BYTEA NOT NULL,
    PRIMARY KEY (complaint_id, line)
);

-- The officials whom a complaint names, beside those who had to do with the contested case.
CREATE TABLE complaint_officials (
    complaint_id BYTEA NOT NULL REFERENCES complaints (complaint_id),
    officer_id BYTEA NOT NULL REFERENCES officers (officer_id),
    PRIMARY KEY (complaint_id, officer_id)
);

CREATE TABLE complaint_history (
    complaint_id BYTEA NOT NULL REFERENCES complaints (complaint_id),
    journal_index BIGINT NOT NULL,
    at BIGINT NOT NULL,
    act TEXT NOT NULL,
    officer_id BYTEA,
    facts TEXT NOT NULL,
    note_sealed BYTEA,
    PRIMARY KEY (complaint_id, journal_index)
);

-- The answer: prepared, then signed. A complaint has one; preparing it again replaces what was not signed.
CREATE TABLE complaint_answers (
    complaint_id BYTEA PRIMARY KEY REFERENCES complaints (complaint_id),
    document_id BYTEA NOT NULL,
    number TEXT NOT NULL UNIQUE,
    outcome TEXT NOT NULL,
    words_sealed BYTEA NOT NULL,
    signer BYTEA NOT NULL REFERENCES officers (officer_id),
    xml BYTEA NOT NULL,
    pdf BYTEA NOT NULL,
    signed_at BIGINT,
    xml_cms BYTEA,
    evidence BYTEA
);
