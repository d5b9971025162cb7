-- A unit may put right what an officer returned, and nothing else of a verification.
GRANT UPDATE (state, version, certificate_no, name_on_certificate, awarded_on, consent_at, changed_at) ON verifications TO zc_employer;
CREATE POLICY amends ON verifications FOR UPDATE TO zc_employer
  USING (org_id = (SELECT app_org()) AND state = 'returned')
  WITH CHECK (org_id = (SELECT app_org()) AND state = 'submitted');
