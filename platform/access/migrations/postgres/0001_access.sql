-- Sessions and growing delays.
CREATE TABLE sessions (
    token_hash BYTEA PRIMARY KEY,
    subject BYTEA NOT NULL,
    opened_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_subject ON sessions (subject);
CREATE INDEX sessions_by_use ON sessions (used_at);

CREATE TABLE throttle (
    throttle_key BYTEA PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
