-- Where a person is told what happens to his requests. Addresses are sealed and looked up by their keyed hash.

CREATE TABLE contacts (
    account_id BYTEA NOT NULL REFERENCES accounts (account_id),
    kind TEXT NOT NULL CHECK (kind IN ('email', 'sms')),
    address_sealed BYTEA NOT NULL,
    address_key BYTEA NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('on', 'off', 'refused')),
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, kind)
);

-- An address that waits for its code; the confirmed one stays in use until then.
CREATE TABLE contact_codes (
    account_id BYTEA NOT NULL REFERENCES accounts (account_id),
    kind TEXT NOT NULL CHECK (kind IN ('email', 'sms')),
    address_sealed BYTEA NOT NULL,
    address_key BYTEA NOT NULL,
    code_key BYTEA NOT NULL,
    tries_left BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, kind)
);
CREATE INDEX contact_codes_by_expiry ON contact_codes (expires_at);
