-- When the applicant first opened a decision. Nothing adverse rests on it: it tells the office that the letter arrived (ADR 23).
CREATE TABLE decision_readings (
  case_id uuid NOT NULL,
  -- The entry of the record that is the decision.
  seq     integer NOT NULL,
  read_by uuid NOT NULL REFERENCES users (id),
  read_at timestamptz NOT NULL,
  PRIMARY KEY (case_id, seq),
  FOREIGN KEY (case_id, seq) REFERENCES timeline (case_id, seq)
);

CALL guard_table('decision_readings');
CALL make_append_only('decision_readings');
CALL follow_case('decision_readings', 'zc_applicant, zc_employer, zc_reviewer, zc_auditor');
GRANT INSERT ON decision_readings TO zc_applicant;
CREATE POLICY reads ON decision_readings FOR INSERT TO zc_applicant
  WITH CHECK (read_by = (SELECT app_actor()) AND EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id));
