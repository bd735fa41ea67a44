-- What a person answered to the questionnaire after a result, sealed: once for each request, for the person's own eyes.
CREATE TABLE ratings (
    request_id BLOB PRIMARY KEY REFERENCES requests (request_id),
    given_at INTEGER NOT NULL,
    answers_sealed BLOB NOT NULL
) STRICT;
