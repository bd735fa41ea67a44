-- Every message taken: head, way and fate; the envelope itself lies sealed in the outbox until it is delivered.

CREATE TABLE gateway_message (
    sender TEXT NOT NULL,
    message_id TEXT NOT NULL,
    message_type TEXT NOT NULL CHECK (message_type IN ('REQUEST', 'NOTIFICATION', 'RESPONSE')),
    chain TEXT NOT NULL,
    service TEXT NOT NULL,
    locality TEXT NOT NULL,
    recipient TEXT NOT NULL,
    outbox_id BYTEA NOT NULL,
    envelope_hash BYTEA NOT NULL,
    envelope_bytes BIGINT NOT NULL,
    dated_at BIGINT NOT NULL,
    taken_at BIGINT NOT NULL,
    delivered_at BIGINT,
    PRIMARY KEY (sender, message_id)
);

CREATE UNIQUE INDEX gateway_message_outbox ON gateway_message (outbox_id);
CREATE UNIQUE INDEX gateway_message_chain ON gateway_message (chain) WHERE message_type = 'REQUEST';
