-- Providers, officers, their registration certificates, appointments.
CREATE TABLE providers (
    provider_id BLOB PRIMARY KEY,
    code TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE officers (
    officer_id BLOB PRIMARY KEY,
    person_key BLOB NOT NULL UNIQUE,
    person_sealed BLOB NOT NULL,
    password_hash TEXT NOT NULL,
    added_at INTEGER NOT NULL
) STRICT;
CREATE TABLE appointments (
    appointment_id BLOB PRIMARY KEY,
    officer_id BLOB NOT NULL REFERENCES officers (officer_id),
    provider_id BLOB NOT NULL REFERENCES providers (provider_id),
    role TEXT NOT NULL,
    position_words TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    substitutes_for BLOB REFERENCES officers (officer_id),
    UNIQUE (officer_id, provider_id, role, valid_from)
) STRICT;
CREATE INDEX appointments_by_provider ON appointments (provider_id, role);
-- The registration certificates under which officers sign; the newest in force is printed in documents.
CREATE TABLE officer_certificates (
    officer_id BLOB NOT NULL REFERENCES officers (officer_id),
    serial TEXT NOT NULL,
    issuer TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_until INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    PRIMARY KEY (officer_id, issuer, serial)
) STRICT;
-- Numbers that are given once: cases by provider and year, sequences of the whole system.
CREATE TABLE counters (
    counter TEXT PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT;
