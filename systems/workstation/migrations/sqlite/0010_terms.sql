-- What moves the ends of a case's terms: office hours when it arrived, times in which the clock stands, extensions.
ALTER TABLE cases ADD COLUMN terms TEXT NOT NULL DEFAULT '{}';
