-- What the employer reports about the employment that a case rests on (Anx2 5). It moves nothing: the program points it out,
-- one reviewer proposes, another confirms. A wrong report is followed by another one, never changed.
CREATE TABLE employment_reports (
  id          uuid PRIMARY KEY,
  case_id     uuid NOT NULL REFERENCES cases (id),
  -- The last day of the employment; none: it goes on, and the report before was wrong.
  ended_on    date,
  note        text NOT NULL CHECK (btrim(note) <> ''),
  reported_by uuid NOT NULL REFERENCES users (id),
  reported_at timestamptz NOT NULL
);
CREATE INDEX employment_reports_case ON employment_reports (case_id, reported_at);

CALL guard_table('employment_reports');
CALL make_append_only('employment_reports');
CALL follow_case('employment_reports', 'zc_employer, zc_reviewer, zc_auditor, zc_system');
GRANT INSERT ON employment_reports TO zc_employer;
CREATE POLICY reports ON employment_reports FOR INSERT TO zc_employer
  WITH CHECK (reported_by = (SELECT app_actor()) AND EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id));
