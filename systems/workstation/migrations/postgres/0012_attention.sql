-- What the head was told about the terms of a case: once before a step's term ends, once when it has ended.
CREATE TABLE escalations (
    case_id BYTEA NOT NULL REFERENCES cases (case_id),
    position TEXT NOT NULL,
    entered_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    provider_id BYTEA NOT NULL,
    locality TEXT NOT NULL,
    at BIGINT NOT NULL,
    journal_index BIGINT NOT NULL,
    PRIMARY KEY (case_id, entered_at, position, due_at, kind)
);
-- Keyed marks of the words of applicants' names and of their beginnings. A mark covers the provider too, so it finds nothing of
-- another one; nobody turns it back into a name without the system's key.
CREATE TABLE name_marks (
    mark BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    PRIMARY KEY (mark, sequence)
);
-- Cases registered before there were marks: the first start marks them, from the sequence done to the sequence upto.
CREATE TABLE name_marks_backlog (
    done BIGINT NOT NULL,
    upto BIGINT NOT NULL
);
INSERT INTO name_marks_backlog (done, upto) SELECT 0, COALESCE(max(sequence), 0) FROM cases;
-- Every search: who, when, for what, and how many cases it showed; each of these has its line among the openings.
CREATE TABLE searches (
    search_id BYTEA PRIMARY KEY,
    officer_id BYTEA NOT NULL REFERENCES officers (officer_id),
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    words_sealed BYTEA NOT NULL,
    shown BIGINT NOT NULL,
    journal_index BIGINT NOT NULL
);
