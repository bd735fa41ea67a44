-- What a person answered to the questionnaire after a result, sealed: once for each request, for the person's own eyes.
CREATE TABLE ratings (
    request_id BYTEA PRIMARY KEY REFERENCES requests (request_id),
    given_at BIGINT NOT NULL,
    answers_sealed BYTEA NOT NULL
);
