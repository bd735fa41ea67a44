-- An account belongs to a person with an IIN or to an organisation with a BIN (act 2, point 11): its number is either of them.

ALTER TABLE accounts RENAME COLUMN iin_key TO number_key;
ALTER TABLE accounts RENAME COLUMN iin_sealed TO number_sealed;
ALTER TABLE challenges RENAME COLUMN iin_sealed TO number_sealed;
