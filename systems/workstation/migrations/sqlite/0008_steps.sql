-- A document leaves when its case passes the dispatch, not when it is signed; it carries the place it prints. Until now every
-- document left at its signature.
ALTER TABLE documents ADD COLUMN place INTEGER;
ALTER TABLE documents ADD COLUMN sent_at INTEGER;
UPDATE documents SET sent_at = signed_at;
-- What an officer wrote when he passed a case on: the head's resolution, a note. It lies beside the line of the history that
-- has the same entry of the journal.
CREATE TABLE case_notes (
    case_id BLOB NOT NULL REFERENCES cases (case_id),
    journal_index INTEGER NOT NULL,
    provider_id BLOB NOT NULL,
    locality TEXT NOT NULL,
    text_sealed BLOB NOT NULL,
    PRIMARY KEY (case_id, journal_index)
) STRICT;
