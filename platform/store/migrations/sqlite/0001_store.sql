-- The store's own tables: who writes, the journal, outbox, inbox, stored answers, sealed blobs.

CREATE TABLE store_state (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    epoch INTEGER NOT NULL,
    key_fingerprint BLOB NOT NULL,
    inbox_remembers_since INTEGER NOT NULL
) STRICT;

CREATE TABLE store_journal_entry (
    entry_index INTEGER NOT NULL PRIMARY KEY,
    entry BLOB NOT NULL
) STRICT;

-- Salt and actor open the commitments of an entry; erasing the row closes them for good.
CREATE TABLE store_journal_secret (
    entry_index INTEGER NOT NULL PRIMARY KEY,
    salt BLOB NOT NULL,
    actor TEXT NOT NULL
) STRICT;

CREATE TABLE store_journal_tile (
    tile_level INTEGER NOT NULL,
    tile_index INTEGER NOT NULL,
    hashes BLOB NOT NULL,
    PRIMARY KEY (tile_level, tile_index)
) STRICT, WITHOUT ROWID;

CREATE TABLE store_outbox (
    message_id BLOB NOT NULL PRIMARY KEY,
    destination TEXT NOT NULL,
    kind TEXT NOT NULL,
    body BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'claimed', 'delivered', 'refused')),
    attempts INTEGER NOT NULL,
    enqueued_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    last_fault TEXT NOT NULL
) STRICT;
CREATE INDEX store_outbox_due ON store_outbox (due_at, message_id) WHERE state IN ('waiting', 'claimed');

CREATE TABLE store_inbox (
    sender TEXT NOT NULL,
    message_id TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (sender, message_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX store_inbox_received ON store_inbox (received_at);

CREATE TABLE store_answer (
    actor TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    request_hash BLOB NOT NULL,
    answer TEXT NOT NULL,
    answered_at INTEGER NOT NULL,
    PRIMARY KEY (actor, idempotency_key)
) STRICT;
CREATE INDEX store_answer_answered ON store_answer (answered_at);

CREATE TABLE store_blob (
    hash BLOB NOT NULL PRIMARY KEY,
    sealed BLOB NOT NULL,
    referred INTEGER NOT NULL,
    put_at INTEGER NOT NULL
) STRICT;
CREATE INDEX store_blob_unreferred ON store_blob (put_at) WHERE referred = 0;
