DROP INDEX cases_of_reviewer;
ALTER POLICY claims ON cases WITH CHECK (true);
DROP FUNCTION tie_to_case(uuid, uuid);
DROP FUNCTION is_office_reviewer(uuid);
DROP FUNCTION office_reviewers();
