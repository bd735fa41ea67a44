-- The request as it arrived: exact signed bytes, signature, evidence, attachments.
CREATE TABLE requests (
    case_id BYTEA PRIMARY KEY REFERENCES cases (case_id),
    provider_id BYTEA NOT NULL,
    locality TEXT NOT NULL,
    category TEXT NOT NULL,
    application BYTEA NOT NULL,
    cms BYTEA NOT NULL,
    evidence BYTEA NOT NULL,
    portal_index BIGINT NOT NULL,
    portal_leaf BYTEA NOT NULL
);
CREATE TABLE attachments (
    case_id BYTEA NOT NULL REFERENCES cases (case_id),
    line BIGINT NOT NULL,
    provider_id BYTEA NOT NULL,
    locality TEXT NOT NULL,
    document TEXT NOT NULL,
    name_sealed BYTEA NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes BIGINT NOT NULL,
    blob BYTEA NOT NULL,
    PRIMARY KEY (case_id, line)
);
