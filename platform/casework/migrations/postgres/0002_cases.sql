-- A running case: pinned edition, position in its process, due dates, who has it, how it ended.
CREATE TABLE cases (
    case_id BYTEA PRIMARY KEY,
    provider_id BYTEA NOT NULL,
    locality TEXT NOT NULL,
    sequence BIGINT NOT NULL UNIQUE,
    number TEXT NOT NULL UNIQUE,
    zone TEXT NOT NULL,
    edition TEXT NOT NULL,
    channel TEXT NOT NULL,
    request_number TEXT NOT NULL UNIQUE,
    sender TEXT NOT NULL,
    chain TEXT NOT NULL,
    person_key BYTEA NOT NULL,
    person_sealed BYTEA NOT NULL,
    applied_at BIGINT NOT NULL,
    registered_at BIGINT NOT NULL,
    milestones TEXT NOT NULL,
    position TEXT,
    entered_at BIGINT NOT NULL,
    step_due TEXT,
    service_due TEXT,
    due_at BIGINT NOT NULL,
    holder BYTEA,
    signer BYTEA,
    ending TEXT,
    ended_at BIGINT
);
CREATE INDEX cases_by_due ON cases (provider_id, due_at, case_id) WHERE ended_at IS NULL;
CREATE INDEX cases_by_end ON cases (provider_id, ended_at, case_id) WHERE ended_at IS NOT NULL;
CREATE INDEX cases_by_person ON cases (person_key, edition);

-- What was done to a case, by whom and when; the journal proves it, this table shows it.
CREATE TABLE case_history (
    case_id BYTEA NOT NULL REFERENCES cases (case_id),
    line BIGINT NOT NULL,
    provider_id BYTEA NOT NULL,
    locality TEXT NOT NULL,
    at BIGINT NOT NULL,
    act TEXT NOT NULL,
    officer_id BYTEA,
    position TEXT,
    journal_index BIGINT NOT NULL,
    facts TEXT NOT NULL,
    PRIMARY KEY (case_id, line)
);
