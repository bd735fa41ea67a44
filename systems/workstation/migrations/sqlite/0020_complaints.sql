-- Complaints: their own aggregate, of one provider each, about one of its cases or about none. What the person wrote is sealed.
CREATE TABLE complaints (
    complaint_id BLOB PRIMARY KEY,
    provider_id BLOB NOT NULL,
    locality TEXT NOT NULL,
    zone TEXT NOT NULL,
    number TEXT NOT NULL UNIQUE,
    came TEXT NOT NULL,
    -- The system that sent it and its number there; its own number where an officer entered it.
    sender TEXT NOT NULL,
    sender_number TEXT NOT NULL,
    case_id BLOB REFERENCES cases (case_id),
    person_key BLOB NOT NULL,
    grievance_sealed BLOB NOT NULL,
    filed_at INTEGER NOT NULL,
    registered_at INTEGER NOT NULL,
    registered_by BLOB REFERENCES officers (officer_id),
    -- What its term is counted from beside the dated data, and the due date as it was told; JSON that no query reads.
    term TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    stage TEXT NOT NULL,
    ended_at INTEGER,
    -- 1 when the head was told that the term has run out.
    attention INTEGER NOT NULL,
    UNIQUE (sender, sender_number)
) STRICT;
CREATE INDEX complaints_open ON complaints (provider_id, due_at, complaint_id) WHERE ended_at IS NULL;
CREATE INDEX complaints_ended ON complaints (provider_id, ended_at, complaint_id) WHERE ended_at IS NOT NULL;
CREATE INDEX complaints_by_case ON complaints (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX complaints_untold ON complaints (due_at) WHERE ended_at IS NULL AND attention = 0;

-- The signed document of a complaint that came through the gateway, the signature, and what the verdict rests on.
CREATE TABLE complaint_papers (
    complaint_id BLOB PRIMARY KEY REFERENCES complaints (complaint_id),
    document BLOB NOT NULL,
    cms BLOB NOT NULL,
    evidence BLOB NOT NULL,
    portal_index INTEGER NOT NULL,
    portal_leaf BLOB NOT NULL
) STRICT;

CREATE TABLE complaint_files (
    complaint_id BLOB NOT NULL REFERENCES complaints (complaint_id),
    line INTEGER NOT NULL,
    name_sealed BLOB NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    blob BLOB NOT NULL,
    PRIMARY KEY (complaint_id, line)
) STRICT;

-- The officials whom a complaint names, beside those who had to do with the contested case.
CREATE TABLE complaint_officials (
    complaint_id BLOB NOT NULL REFERENCES complaints (complaint_id),
    officer_id BLOB NOT NULL REFERENCES officers (officer_id),
    PRIMARY KEY (complaint_id, officer_id)
) STRICT;

CREATE TABLE complaint_history (
    complaint_id BLOB NOT NULL REFERENCES complaints (complaint_id),
    journal_index INTEGER NOT NULL,
    at INTEGER NOT NULL,
    act TEXT NOT NULL,
    officer_id BLOB,
    facts TEXT NOT NULL,
    note_sealed BLOB,
    PRIMARY KEY (complaint_id, journal_index)
) STRICT;

-- The answer: prepared, then signed. A complaint has one; preparing it again replaces what was not signed.
CREATE TABLE complaint_answers (
    complaint_id BLOB PRIMARY KEY REFERENCES complaints (complaint_id),
    document_id BLOB NOT NULL,
    number TEXT NOT NULL UNIQUE,
    outcome TEXT NOT NULL,
    words_sealed BLOB NOT NULL,
    signer BLOB NOT NULL REFERENCES officers (officer_id),
    xml BLOB NOT NULL,
    pdf BLOB NOT NULL,
    signed_at INTEGER,
    xml_cms BLOB,
    evidence BLOB
) STRICT;
