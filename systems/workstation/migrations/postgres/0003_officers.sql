-- Providers, officers, their registration certificates, appointments.
CREATE TABLE providers (
    provider_id BYTEA PRIMARY KEY,
    code TEXT NOT NULL UNIQUE
);
CREATE TABLE officers (
    officer_id BYTEA PRIMARY KEY,
    person_key BYTEA NOT NULL UNIQUE,
    person_sealed BYTEA NOT NULL,
    password_hash TEXT NOT NULL,
    added_at BIGINT NOT NULL
);
CREATE TABLE appointments (
    appointment_id BYTEA PRIMARY KEY,
    officer_id BYTEA NOT NULL REFERENCES officers (officer_id),
    provider_id BYTEA NOT NULL REFERENCES providers (provider_id),
    role TEXT NOT NULL,
    position_words TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    substitutes_for BYTEA REFERENCES officers (officer_id),
    UNIQUE (officer_id, provider_id, role, valid_from)
);
CREATE INDEX appointments_by_provider ON appointments (provider_id, role);
-- The registration certificates under which officers sign; the newest in force is printed in documents.
CREATE TABLE officer_certificates (
    officer_id BYTEA NOT NULL REFERENCES officers (officer_id),
    serial TEXT NOT NULL,
    issuer TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_until BIGINT NOT NULL,
    added_at BIGINT NOT NULL,
    PRIMARY KEY (officer_id, issuer, serial)
);
-- Numbers that are given once: cases by provider and year, sequences of the whole system.
CREATE TABLE counters (
    counter TEXT PRIMARY KEY,
    last BIGINT NOT NULL
);
