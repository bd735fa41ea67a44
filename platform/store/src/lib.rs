//! Transactions, the writer with group commit, outbox, inbox, sealed blobs; SQLite and PostgreSQL.
