-- Taking a certificate back (D-11): the holder is told why and by when they may reply, and replies once.
-- Proposal and confirmation by two people are rows of `proposals`; a notice belongs to exactly one of them.

CREATE TABLE revocation_notices (
  proposal_id     uuid PRIMARY KEY REFERENCES proposals (id),
  case_id         uuid NOT NULL REFERENCES cases (id),
  certificate_id  uuid NOT NULL REFERENCES certificates (id),
  ground          text NOT NULL CHECK (ground IN ('false_material', 'verification_corrected', 'procedure_breached', 'binding_decision')),
  reason          text NOT NULL CHECK (btrim(reason) <> ''),
  served_by       uuid NOT NULL REFERENCES users (id),
  served_at       timestamptz NOT NULL,
  -- The reply period as the calendar counted it; a calendar loaded later does not shorten it.
  served_on       date NOT NULL,
  working_days    integer NOT NULL CHECK (working_days > 0),
  counted         date[] NOT NULL CHECK (cardinality(counted) = working_days),
  reply_until     date NOT NULL CHECK (reply_until > served_on),
  calendar_digest text NOT NULL
);
CREATE INDEX revocation_notices_case ON revocation_notices (case_id, served_at);
CREATE INDEX revocation_notices_certificate ON revocation_notices (certificate_id);

CREATE TABLE revocation_replies (
  proposal_id uuid PRIMARY KEY REFERENCES revocation_notices (proposal_id),
  case_id     uuid NOT NULL REFERENCES cases (id),
  content     text NOT NULL CHECK (btrim(content) <> ''),
  replied_by  uuid NOT NULL REFERENCES users (id),
  replied_at  timestamptz NOT NULL
);
CREATE INDEX revocation_replies_case ON revocation_replies (case_id);

CALL guard_table('revocation_notices');
CALL guard_table('revocation_replies');
CALL make_append_only('revocation_notices');
CALL make_append_only('revocation_replies');

CALL follow_case('revocation_notices', 'zc_applicant, zc_certificate, zc_auditor, zc_system');
CALL follow_case('revocation_replies', 'zc_applicant, zc_certificate, zc_auditor, zc_system');
GRANT INSERT ON revocation_notices TO zc_certificate;
CREATE POLICY serves ON revocation_notices FOR INSERT TO zc_certificate
  WITH CHECK (served_by = (SELECT app_actor())
              AND EXISTS (SELECT 1 FROM proposals p WHERE p.id = proposal_id AND p.case_id = revocation_notices.case_id
                            AND p.action = 'revoke' AND p.proposed_by = (SELECT app_actor()) AND p.outcome IS NULL));
GRANT INSERT ON revocation_replies TO zc_applicant;
-- The holder alone, and only while it is not decided.
CREATE POLICY replies ON revocation_replies FOR INSERT TO zc_applicant
  WITH CHECK (replied_by = (SELECT app_actor())
              AND EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id AND c.applicant_id = (SELECT app_actor()))
              AND EXISTS (SELECT 1 FROM proposals p WHERE p.id = proposal_id AND p.case_id = revocation_replies.case_id
                            AND p.outcome IS NULL));

-- Of the proposals on their case the holder knows only of a revocation, and only how it stands.
GRANT SELECT (id, case_id, action, outcome, decided_at) ON proposals TO zc_applicant;
CREATE POLICY heard ON proposals FOR SELECT TO zc_applicant
  USING (action = 'revoke' AND EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id AND c.applicant_id = (SELECT app_actor())));
