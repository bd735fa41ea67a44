-- The store's own tables: who writes, the journal, outbox, inbox, stored answers, sealed blobs.

CREATE TABLE store_state (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    epoch BIGINT NOT NULL,
    key_fingerprint BYTEA NOT NULL,
    inbox_remembers_since BIGINT NOT NULL
);

CREATE TABLE store_journal_entry (
    entry_index BIGINT NOT NULL PRIMARY KEY,
    entry BYTEA NOT NULL
);

-- Salt and actor open the commitments of an entry; erasing the row closes them for good.
CREATE TABLE store_journal_secret (
    entry_index BIGINT NOT NULL PRIMARY KEY,
    salt BYTEA NOT NULL,
    actor TEXT NOT NULL
);

CREATE TABLE store_journal_tile (
    tile_level BIGINT NOT NULL,
    tile_index BIGINT NOT NULL,
    hashes BYTEA NOT NULL,
    PRIMARY KEY (tile_level, tile_index)
);

CREATE TABLE store_outbox (
    message_id BYTEA NOT NULL PRIMARY KEY,
    destination TEXT NOT NULL,
    kind TEXT NOT NULL,
    body BYTEA NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'claimed', 'delivered', 'refused')),
    attempts BIGINT NOT NULL,
    enqueued_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    last_fault TEXT NOT NULL
);
CREATE INDEX store_outbox_due ON store_outbox (due_at, message_id) WHERE state IN ('waiting', 'claimed');

CREATE TABLE store_inbox (
    sender TEXT NOT NULL,
    message_id TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    PRIMARY KEY (sender, message_id)
);
CREATE INDEX store_inbox_received ON store_inbox (received_at);

CREATE TABLE store_answer (
    actor TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    request_hash BYTEA NOT NULL,
    answer TEXT NOT NULL,
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (actor, idempotency_key)
);
CREATE INDEX store_answer_answered ON store_answer (answered_at);

CREATE TABLE store_blob (
    hash BYTEA NOT NULL PRIMARY KEY,
    sealed BYTEA NOT NULL,
    referred BIGINT NOT NULL,
    put_at BIGINT NOT NULL
);
CREATE INDEX store_blob_unreferred ON store_blob (put_at) WHERE referred = 0;
