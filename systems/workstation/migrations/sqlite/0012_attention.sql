-- What the head was told about the terms of a case: once before a step's term ends, once when it has ended.
CREATE TABLE escalations (
    case_id BLOB NOT NULL REFERENCES cases (case_id),
    position TEXT NOT NULL,
    entered_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    provider_id BLOB NOT NULL,
    locality TEXT NOT NULL,
    at INTEGER NOT NULL,
    journal_index INTEGER NOT NULL,
    PRIMARY KEY (case_id, entered_at, position, due_at, kind)
) STRICT;
-- Keyed marks of the words of applicants' names and of their beginnings. A mark covers the provider too, so it finds nothing of
-- another one; nobody turns it back into a name without the system's key.
CREATE TABLE name_marks (
    mark INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (mark, sequence)
) STRICT, WITHOUT ROWID;
-- Cases registered before there were marks: the first start marks them, from the sequence done to the sequence upto.
CREATE TABLE name_marks_backlog (
    done INTEGER NOT NULL,
    upto INTEGER NOT NULL
) STRICT;
INSERT INTO name_marks_backlog (done, upto) SELECT 0, COALESCE(max(sequence), 0) FROM cases;
-- Every search: who, when, for what, and how many cases it showed; each of these has its line among the openings.
CREATE TABLE searches (
    search_id BLOB PRIMARY KEY,
    officer_id BLOB NOT NULL REFERENCES officers (officer_id),
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    words_sealed BLOB NOT NULL,
    shown INTEGER NOT NULL,
    journal_index INTEGER NOT NULL
) STRICT;
