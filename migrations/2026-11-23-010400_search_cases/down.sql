ALTER TABLE verifications DROP COLUMN certificate_key;
DROP INDEX cases_unit;
DROP INDEX cases_item;
ALTER TABLE cases DROP COLUMN given_key, DROP COLUMN name_key, DROP COLUMN number_key;
