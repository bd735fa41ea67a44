-- Who is responsible for a case, apart from on whose desk it lies. Until now only executors held cases.
ALTER TABLE cases ADD COLUMN executor BLOB;
UPDATE cases SET executor = holder WHERE holder IS NOT NULL;
