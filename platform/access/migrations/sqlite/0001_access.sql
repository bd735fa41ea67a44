-- Sessions and growing delays.
CREATE TABLE sessions (
    token_hash BLOB PRIMARY KEY,
    subject BLOB NOT NULL,
    opened_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_by_subject ON sessions (subject);
CREATE INDEX sessions_by_use ON sessions (used_at);

CREATE TABLE throttle (
    throttle_key BLOB PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at INTEGER NOT NULL
) STRICT;
