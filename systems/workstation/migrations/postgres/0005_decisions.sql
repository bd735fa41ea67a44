-- What the executor found, the document prepared for signature, the document signed.
CREATE TABLE examinations (
    case_id BYTEA PRIMARY KEY REFERENCES cases (case_id),
    provider_id BYTEA NOT NULL,
    locality TEXT NOT NULL,
    officer_id BYTEA NOT NULL REFERENCES officers (officer_id),
    at BIGINT NOT NULL,
    finding_sealed BYTEA NOT NULL
);
CREATE TABLE drafts (
    case_id BYTEA PRIMARY KEY REFERENCES cases (case_id),
    provider_id BYTEA NOT NULL,
    locality TEXT NOT NULL,
    document_id BYTEA NOT NULL UNIQUE,
    number TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    place BIGINT,
    signer BYTEA NOT NULL REFERENCES officers (officer_id),
    prepared_by BYTEA NOT NULL REFERENCES officers (officer_id),
    prepared_at BIGINT NOT NULL,
    xml BYTEA NOT NULL,
    pdf BYTEA NOT NULL
);
CREATE TABLE documents (
    document_id BYTEA PRIMARY KEY,
    case_id BYTEA NOT NULL UNIQUE REFERENCES cases (case_id),
    provider_id BYTEA NOT NULL,
    locality TEXT NOT NULL,
    number TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    person_key BYTEA NOT NULL,
    signer BYTEA NOT NULL REFERENCES officers (officer_id),
    signed_at BIGINT NOT NULL,
    xml BYTEA NOT NULL,
    xml_cms BYTEA NOT NULL,
    pdf BYTEA NOT NULL,
    evidence BYTEA NOT NULL
);
