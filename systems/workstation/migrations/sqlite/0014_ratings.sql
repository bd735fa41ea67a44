-- Ratings of the service by those who received it: that a case was rated stands apart from what was answered, and nothing
-- joins the two. Answers wait until a group of them is full; then all of the group get the month in which they count.
CREATE TABLE ratings (
    case_id BLOB PRIMARY KEY REFERENCES cases (case_id),
    provider_id BLOB NOT NULL,
    locality TEXT NOT NULL,
    received_at INTEGER NOT NULL
) STRICT;
CREATE TABLE rating_answers (
    answer_id BLOB PRIMARY KEY,
    provider_id BLOB NOT NULL,
    locality TEXT NOT NULL,
    service TEXT NOT NULL,
    question TEXT NOT NULL,
    choice TEXT NOT NULL,
    released_month INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX rating_answers_by_month
    ON rating_answers (provider_id, released_month, service, question, choice);
