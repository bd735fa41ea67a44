-- A running case: pinned edition, position in its process, due dates, who has it, how it ended.
CREATE TABLE cases (
    case_id BLOB PRIMARY KEY,
    provider_id BLOB NOT NULL,
    locality TEXT NOT NULL,
    sequence INTEGER NOT NULL UNIQUE,
    number TEXT NOT NULL UNIQUE,
    zone TEXT NOT NULL,
    edition TEXT NOT NULL,
    channel TEXT NOT NULL,
    request_number TEXT NOT NULL UNIQUE,
    sender TEXT NOT NULL,
    chain TEXT NOT NULL,
    person_key BLOB NOT NULL,
    person_sealed BLOB NOT NULL,
    applied_at INTEGER NOT NULL,
    registered_at INTEGER NOT NULL,
    milestones TEXT NOT NULL,
    position TEXT,
    entered_at INTEGER NOT NULL,
    step_due TEXT,
    service_due TEXT,
    due_at INTEGER NOT NULL,
    holder BLOB,
    signer BLOB,
    ending TEXT,
    ended_at INTEGER
) STRICT;
CREATE INDEX cases_by_due ON cases (provider_id, due_at, case_id) WHERE ended_at IS NULL;
CREATE INDEX cases_by_end ON cases (provider_id, ended_at, case_id) WHERE ended_at IS NOT NULL;
CREATE INDEX cases_by_person ON cases (person_key, edition);

-- What was done to a case, by whom and when; the journal proves it, this table shows it.
CREATE TABLE case_history (
    case_id BLOB NOT NULL REFERENCES cases (case_id),
    line INTEGER NOT NULL,
    provider_id BLOB NOT NULL,
    locality TEXT NOT NULL,
    at INTEGER NOT NULL,
    act TEXT NOT NULL,
    officer_id BLOB,
    position TEXT,
    journal_index INTEGER NOT NULL,
    facts TEXT NOT NULL,
    PRIMARY KEY (case_id, line)
) STRICT;
