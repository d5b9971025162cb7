DROP POLICY heard ON proposals;
REVOKE SELECT (id, case_id, action, outcome, decided_at) ON proposals FROM zc_applicant;
DROP TABLE revocation_replies;
DROP TABLE revocation_notices;
