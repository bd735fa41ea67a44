-- The passage of a case through each work of its process: entered, left, due, in time. The month is that of leaving, in
-- the zone of the case. The index covers what indicators ask for, in the order of their groups.
CREATE TABLE case_steps (
    case_id BLOB NOT NULL REFERENCES cases (case_id),
    line INTEGER NOT NULL,
    provider_id BLOB NOT NULL,
    locality TEXT NOT NULL,
    edition TEXT NOT NULL,
    channel TEXT NOT NULL,
    position TEXT NOT NULL,
    entered_at INTEGER NOT NULL,
    left_at INTEGER NOT NULL,
    left_month INTEGER NOT NULL,
    duration_s INTEGER NOT NULL,
    due_at INTEGER,
    in_time INTEGER,
    PRIMARY KEY (case_id, line)
) STRICT;
CREATE INDEX case_steps_by_month
    ON case_steps (provider_id, left_month, edition, channel, position, in_time, duration_s);
CREATE INDEX cases_by_registration ON cases (provider_id, registered_at, edition, channel);

-- What the history of older cases says: a work was left by the last act that was done at it. It names only works at which
-- an act was done, and no terms, so these passages count for durations and not for timeliness. Every locality has been at
-- UTC+5 since 1 March 2024, and no case is older.
INSERT INTO case_steps (case_id, line, provider_id, locality, edition, channel, position, entered_at, left_at, left_month,
    duration_s, due_at, in_time)
SELECT case_id, row_number() OVER (PARTITION BY case_id ORDER BY left_line), provider_id, locality, edition, channel,
    position, entered_at, left_at, CAST(strftime('%Y%m', left_at / 1000000 + 18000, 'unixepoch') AS INTEGER),
    (left_at - entered_at) / 1000000, NULL, NULL
FROM (
    SELECT passed.case_id, cases.provider_id, cases.locality, cases.edition, cases.channel, passed.position,
        passed.left_line, passed.left_at,
        COALESCE(lag(passed.left_at) OVER (PARTITION BY passed.case_id ORDER BY passed.left_line), cases.registered_at)
            AS entered_at
    FROM (
        SELECT case_id, position, max(line) AS left_line, max(at) AS left_at
        FROM case_history WHERE position IS NOT NULL GROUP BY case_id, position
    ) AS passed
    JOIN cases ON cases.case_id = passed.case_id
    WHERE cases.position IS NULL OR cases.position <> passed.position
) AS known;
