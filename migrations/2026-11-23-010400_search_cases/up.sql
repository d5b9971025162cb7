-- What the office searches by, as columns that a prefix enters. In collation "C" a prefix is a range, and comparisons there are
-- leakproof: under row-level security an index serves them, which it does not for LIKE. (pg_trgm finds nothing in names of two
-- characters.) A name is found by its beginning and by the given name: after the last space, else after the first character.
ALTER TABLE cases
  ADD COLUMN number_key text COLLATE "C" NOT NULL GENERATED ALWAYS AS (number) STORED,
  ADD COLUMN name_key text COLLATE "C" NOT NULL
    GENERATED ALWAYS AS (lower(regexp_replace(applicant_name, '\s', '', 'g'))) STORED,
  ADD COLUMN given_key text COLLATE "C" NOT NULL
    GENERATED ALWAYS AS (lower(CASE WHEN btrim(applicant_name) ~ '\s' THEN regexp_replace(btrim(applicant_name), '^.*\s', '')
                                    ELSE substr(btrim(applicant_name), 2) END)) STORED;
CREATE INDEX cases_number_order ON cases (number_key);
CREATE INDEX cases_name_key ON cases (name_key, number_key);
CREATE INDEX cases_given_key ON cases (given_key, number_key);
CREATE INDEX cases_item ON cases (list_id, item_number, number_key);
CREATE INDEX cases_unit ON cases (org_id, number_key);

ALTER TABLE verifications ADD COLUMN certificate_key text COLLATE "C" NOT NULL
  GENERATED ALWAYS AS (upper(regexp_replace(certificate_no, '[^0-9A-Za-z]', '', 'g'))) STORED;
CREATE INDEX verifications_certificate_key ON verifications (certificate_key);
