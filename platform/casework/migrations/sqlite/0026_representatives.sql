-- The keyed mark of the person who signed a request for an organisation: he does not work on it as an officer.
ALTER TABLE cases ADD COLUMN representative_key BLOB;
