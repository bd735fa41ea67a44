-- What the executor found, the document prepared for signature, the document signed.
CREATE TABLE examinations (
    case_id BLOB PRIMARY KEY REFERENCES cases (case_id),
    provider_id BLOB NOT NULL,
    locality TEXT NOT NULL,
    officer_id BLOB NOT NULL REFERENCES officers (officer_id),
    at INTEGER NOT NULL,
    finding_sealed BLOB NOT NULL
) STRICT;
CREATE TABLE drafts (
    case_id BLOB PRIMARY KEY REFERENCES cases (case_id),
    provider_id BLOB NOT NULL,
    locality TEXT NOT NULL,
    document_id BLOB NOT NULL UNIQUE,
    number TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    place INTEGER,
    signer BLOB NOT NULL REFERENCES officers (officer_id),
    prepared_by BLOB NOT NULL REFERENCES officers (officer_id),
    prepared_at INTEGER NOT NULL,
    xml BLOB NOT NULL,
    pdf BLOB NOT NULL
) STRICT;
CREATE TABLE documents (
    document_id BLOB PRIMARY KEY,
    case_id BLOB NOT NULL UNIQUE REFERENCES cases (case_id),
    provider_id BLOB NOT NULL,
    locality TEXT NOT NULL,
    number TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    person_key BLOB NOT NULL,
    signer BLOB NOT NULL REFERENCES officers (officer_id),
    signed_at INTEGER NOT NULL,
    xml BLOB NOT NULL,
    xml_cms BLOB NOT NULL,
    pdf BLOB NOT NULL,
    evidence BLOB NOT NULL
) STRICT;
