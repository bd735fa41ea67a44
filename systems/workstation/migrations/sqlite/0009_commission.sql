-- Meetings of housing commissions: who is there, what is on the agenda, how each voted, the protocol and its signatures.
CREATE TABLE meetings (
    meeting_id BLOB PRIMARY KEY,
    provider_id BLOB NOT NULL REFERENCES providers (provider_id),
    number TEXT NOT NULL,
    held_at INTEGER NOT NULL,
    place TEXT NOT NULL,
    chair BLOB NOT NULL REFERENCES officers (officer_id),
    secretary BLOB NOT NULL REFERENCES officers (officer_id),
    stage TEXT NOT NULL,
    opened_at INTEGER,
    closed_at INTEGER,
    UNIQUE (provider_id, number)
) STRICT;
CREATE TABLE meeting_members (
    meeting_id BLOB NOT NULL REFERENCES meetings (meeting_id),
    officer_id BLOB NOT NULL REFERENCES officers (officer_id),
    present INTEGER NOT NULL,
    PRIMARY KEY (meeting_id, officer_id)
) STRICT;
CREATE TABLE agenda_items (
    meeting_id BLOB NOT NULL REFERENCES meetings (meeting_id),
    case_id BLOB NOT NULL REFERENCES cases (case_id),
    line INTEGER NOT NULL,
    provider_id BLOB NOT NULL,
    locality TEXT NOT NULL,
    outcome TEXT,
    words_sealed BLOB,
    PRIMARY KEY (meeting_id, case_id)
) STRICT;
CREATE INDEX agenda_items_by_case ON agenda_items (case_id);
CREATE TABLE votes (
    meeting_id BLOB NOT NULL REFERENCES meetings (meeting_id),
    case_id BLOB NOT NULL REFERENCES cases (case_id),
    officer_id BLOB NOT NULL REFERENCES officers (officer_id),
    vote TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (meeting_id, case_id, officer_id)
) STRICT;
CREATE TABLE protocols (
    meeting_id BLOB PRIMARY KEY REFERENCES meetings (meeting_id),
    document_id BLOB NOT NULL UNIQUE,
    number TEXT NOT NULL UNIQUE,
    prepared_at INTEGER NOT NULL,
    xml BLOB NOT NULL,
    pdf BLOB NOT NULL
) STRICT;
-- The sheet of signatures: a signature, or the reason why there is none.
CREATE TABLE protocol_signatures (
    meeting_id BLOB NOT NULL REFERENCES meetings (meeting_id),
    officer_id BLOB NOT NULL REFERENCES officers (officer_id),
    at INTEGER NOT NULL,
    xml_cms BLOB,
    pdf_cms BLOB,
    evidence BLOB,
    reason_sealed BLOB,
    PRIMARY KEY (meeting_id, officer_id)
) STRICT;
