-- The role that is asked now, so that a unit finds what waits for it. The edition says which it is, so the first start fills it for
-- the cases that run already; until then it is unknown. Nobody asks it of a case that has ended.
ALTER TABLE cases ADD COLUMN asked_role TEXT DEFAULT 'unknown';
-- Who drafted the document that waits for its signature, apart from who has the case: the head may give it to another executor,
-- and whoever drafted still does not sign. Until now the drafter had it.
ALTER TABLE cases ADD COLUMN drafter BLOB;
UPDATE cases SET drafter = holder WHERE ended_at IS NULL AND signer IS NOT NULL;
-- What the head was told about the present step: 0 nothing, 1 the term is too short to be announced, 2 that it will end, 3 that it
-- has ended.
ALTER TABLE cases ADD COLUMN attention INTEGER NOT NULL DEFAULT 0;
CREATE INDEX cases_unfilled ON cases (case_id) WHERE ended_at IS NULL AND asked_role = 'unknown';
CREATE INDEX cases_of_unit ON cases (provider_id, asked_role, due_at, case_id) WHERE ended_at IS NULL AND holder IS NULL;
CREATE INDEX cases_on_desk ON cases (holder, provider_id, due_at, case_id)
    WHERE ended_at IS NULL AND signer IS NULL AND holder IS NOT NULL;
CREATE INDEX cases_to_sign ON cases (signer, provider_id, due_at, case_id) WHERE ended_at IS NULL AND signer IS NOT NULL;
CREATE INDEX cases_to_attend ON cases (provider_id, due_at, case_id) WHERE ended_at IS NULL AND attention > 1;
CREATE INDEX cases_untold ON cases (attention, due_at, case_id) WHERE ended_at IS NULL AND attention < 3;
