-- Where a person is told what happens to his requests. Addresses are sealed and looked up by their keyed hash.

CREATE TABLE contacts (
    account_id BLOB NOT NULL REFERENCES accounts (account_id),
    kind TEXT NOT NULL CHECK (kind IN ('email', 'sms')),
    address_sealed BLOB NOT NULL,
    address_key BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('on', 'off', 'refused')),
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, kind)
) STRICT;

-- An address that waits for its code; the confirmed one stays in use until then.
CREATE TABLE contact_codes (
    account_id BLOB NOT NULL REFERENCES accounts (account_id),
    kind TEXT NOT NULL CHECK (kind IN ('email', 'sms')),
    address_sealed BLOB NOT NULL,
    address_key BLOB NOT NULL,
    code_key BLOB NOT NULL,
    tries_left INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, kind)
) STRICT;
CREATE INDEX contact_codes_by_expiry ON contact_codes (expires_at);
