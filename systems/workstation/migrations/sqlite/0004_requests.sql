-- The request as it arrived: exact signed bytes, signature, evidence, attachments.
CREATE TABLE requests (
    case_id BLOB PRIMARY KEY REFERENCES cases (case_id),
    provider_id BLOB NOT NULL,
    locality TEXT NOT NULL,
    category TEXT NOT NULL,
    application BLOB NOT NULL,
    cms BLOB NOT NULL,
    evidence BLOB NOT NULL,
    portal_index INTEGER NOT NULL,
    portal_leaf BLOB NOT NULL
) STRICT;
CREATE TABLE attachments (
    case_id BLOB NOT NULL REFERENCES cases (case_id),
    line INTEGER NOT NULL,
    provider_id BLOB NOT NULL,
    locality TEXT NOT NULL,
    document TEXT NOT NULL,
    name_sealed BLOB NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    blob BLOB NOT NULL,
    PRIMARY KEY (case_id, line)
) STRICT;
