-- Meetings of housing commissions: who is there, what is on the agenda, how each voted, the protocol and its signatures.
CREATE TABLE meetings (
    meeting_id BYTEA PRIMARY KEY,
    provider_id BYTEA NOT NULL REFERENCES providers (provider_id),
    number TEXT NOT NULL,
    held_at BIGINT NOT NULL,
    place TEXT NOT NULL,
    chair BYTEA NOT NULL REFERENCES officers (officer_id),
    secretary BYTEA NOT NULL REFERENCES officers (officer_id),
    stage TEXT NOT NULL,
    opened_at BIGINT,
    closed_at BIGINT,
    UNIQUE (provider_id, number)
);
CREATE TABLE meeting_members (
    meeting_id BYTEA NOT NULL REFERENCES meetings (meeting_id),
    officer_id BYTEA NOT NULL REFERENCES officers (officer_id),
    present BIGINT NOT NULL,
    PRIMARY KEY (meeting_id, officer_id)
);
CREATE TABLE agenda_items (
    meeting_id BYTEA NOT NULL REFERENCES meetings (meeting_id),
    case_id BYTEA NOT NULL REFERENCES cases (case_id),
    line BIGINT NOT NULL,
    provider_id BYTEA NOT NULL,
    locality TEXT NOT NULL,
    outcome TEXT,
    words_sealed BYTEA,
    PRIMARY KEY (meeting_id, case_id)
);
CREATE INDEX agenda_items_by_case ON agenda_items (case_id);
CREATE TABLE votes (
    meeting_id BYTEA NOT NULL REFERENCES meetings (meeting_id),
    case_id BYTEA NOT NULL REFERENCES cases (case_id),
    officer_id BYTEA NOT NULL REFERENCES officers (officer_id),
    vote TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (meeting_id, case_id, officer_id)
);
CREATE TABLE protocols (
    meeting_id BYTEA PRIMARY KEY REFERENCES meetings (meeting_id),
    document_id BYTEA NOT NULL UNIQUE,
    number TEXT NOT NULL UNIQUE,
    prepared_at BIGINT NOT NULL,
    xml BYTEA NOT NULL,
    pdf BYTEA NOT NULL
);
-- The sheet of signatures: a signature, or the reason why there is none.
CREATE TABLE protocol_signatures (
    meeting_id BYTEA NOT NULL REFERENCES meetings (meeting_id),
    officer_id BYTEA NOT NULL REFERENCES officers (officer_id),
    at BIGINT NOT NULL,
    xml_cms BYTEA,
    pdf_cms BYTEA,
    evidence BYTEA,
    reason_sealed BYTEA,
    PRIMARY KEY (meeting_id, officer_id)
);
