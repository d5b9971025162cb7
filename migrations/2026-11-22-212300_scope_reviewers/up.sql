-- The notice knows one office that receives cases: the city's (ADR 13). Whoever reviews for another organisation sees none,
-- and nobody reviews materials that were not filed yet.
CREATE FUNCTION is_receiving_office() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS
  $$ SELECT app_org() IS NULL OR EXISTS (SELECT 1 FROM organisations WHERE id = app_org() AND kind = 'bureau') $$;
REVOKE ALL ON FUNCTION is_receiving_office FROM PUBLIC;
GRANT EXECUTE ON FUNCTION is_receiving_office TO zc_reviewer;
ALTER POLICY office ON cases USING (status <> 'verifying' AND (SELECT is_receiving_office()));
ALTER POLICY claims ON cases USING (status IN ('filed', 'correction') AND (SELECT is_receiving_office()));

-- The draft of an applicant is between them and their employer until it is filed.
ALTER POLICY of_case ON applications TO zc_applicant, zc_employer, zc_superior, zc_secretary, zc_expert, zc_certificate, zc_auditor, zc_system;
CREATE POLICY filed ON applications FOR SELECT TO zc_reviewer
  USING (EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id AND c.filed_at IS NOT NULL));
ALTER POLICY of_case ON documents TO zc_applicant, zc_employer, zc_secretary, zc_auditor, zc_system;
CREATE POLICY filed ON documents FOR SELECT TO zc_reviewer
  USING (EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id AND c.filed_at IS NOT NULL));

-- The order of a queue as one column that is never null, so that an index holds it whole: cases without a deadline come last.
ALTER TABLE cases ADD COLUMN queue_on date NOT NULL GENERATED ALWAYS AS (coalesce(due_on, DATE '9999-12-31')) STORED;
CREATE INDEX cases_in_order ON cases (queue_on, id);
-- The first tab of the office, which holds what is suspended too: without it the end of the list reads all that is done.
CREATE INDEX cases_to_review ON cases (queue_on, id) WHERE status = 'filed' OR suspended_at IS NOT NULL;
DROP INDEX cases_status;
CREATE INDEX cases_status ON cases (status, queue_on, id);
