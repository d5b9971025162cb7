-- Verification (flow.md 2) and the recognition case (flow.md 1).
-- `cases.status` is written by move_case alone; nothing in a case's record is overwritten.

CREATE TABLE number_series (
  name text PRIMARY KEY,
  next bigint NOT NULL DEFAULT 1
);

CREATE TABLE verifications (
  id                 uuid PRIMARY KEY,
  number             text NOT NULL UNIQUE,
  state              text NOT NULL CHECK (state IN ('submitted', 'accepted', 'returned', 'refused', 'sent_to_issuer', 'answered',
                                                    'authentic', 'not_authentic', 'no_answer')),
  version            integer NOT NULL DEFAULT 0,
  org_id             uuid NOT NULL REFERENCES organisations (id),
  holder_id          uuid NOT NULL REFERENCES users (id),
  list_id            text NOT NULL,
  item_class         text NOT NULL,
  item_number        integer NOT NULL,
  certificate_no     text NOT NULL CHECK (length(certificate_no) BETWEEN 1 AND 64),
  name_on_certificate text NOT NULL,
  awarded_on         date NOT NULL,
  -- The holder's separate consent to send number, name and dates abroad (D-16); nothing is sent without it.
  consent_at         timestamptz,
  requested_by       uuid NOT NULL REFERENCES users (id),
  requested_at       timestamptz NOT NULL,
  sent_at            timestamptz,
  -- Why it was sent back or refused (Anx2 5).
  reason             text,
  changed_at         timestamptz NOT NULL,
  FOREIGN KEY (list_id, item_class, item_number) REFERENCES list_items (list_id, class, number)
);
CREATE INDEX verifications_queue ON verifications (state, requested_at, id);
CREATE INDEX verifications_org ON verifications (org_id, requested_at, id);
CREATE INDEX verifications_certificate ON verifications (list_id, item_class, item_number, certificate_no);

-- Answers are added, never edited: a correction is a new row that names the one it supersedes.
CREATE TABLE verification_answers (
  id              uuid PRIMARY KEY,
  verification_id uuid NOT NULL REFERENCES verifications (id),
  outcome         text NOT NULL CHECK (outcome IN ('authentic', 'not_authentic', 'no_answer')),
  channel         text NOT NULL CHECK (channel IN ('email', 'letter', 'telephone', 'register')),
  evidence        text NOT NULL,
  recorded_by     uuid NOT NULL REFERENCES users (id),
  recorded_at     timestamptz NOT NULL,
  supersedes      uuid REFERENCES verification_answers (id)
);
CREATE INDEX verification_answers_of ON verification_answers (verification_id, recorded_at);
CREATE TABLE verification_reviews (
  answer_id   uuid PRIMARY KEY REFERENCES verification_answers (id),
  agreed      boolean NOT NULL,
  note        text NOT NULL,
  reviewed_by uuid NOT NULL REFERENCES users (id),
  reviewed_at timestamptz NOT NULL
);

CREATE TABLE cases (
  id              uuid PRIMARY KEY,
  number          text NOT NULL UNIQUE,
  status          text NOT NULL,
  left_status     text,
  version         integer NOT NULL DEFAULT 0,
  org_id          uuid NOT NULL REFERENCES organisations (id),
  applicant_id    uuid NOT NULL REFERENCES users (id),
  applicant_name  text NOT NULL,
  post            text NOT NULL,
  verification_id uuid NOT NULL REFERENCES verifications (id),
  list_id         text NOT NULL,
  item_class      text NOT NULL CHECK (item_class = 'C'),
  item_number     integer NOT NULL,
  -- Derived in the same transaction as the move (flow.md): queues read these.
  step            smallint NOT NULL CHECK (step BETWEEN 1 AND 5),
  waiting_for     text NOT NULL,
  due_on          date,
  suspended_at    timestamptz,
  claimed_by      uuid REFERENCES users (id),
  filed_at        timestamptz,
  external_no     text,
  opened_by       uuid NOT NULL REFERENCES users (id),
  opened_at       timestamptz NOT NULL,
  changed_at      timestamptz NOT NULL,
  FOREIGN KEY (list_id, item_class, item_number) REFERENCES list_items (list_id, class, number)
);
CREATE INDEX cases_org ON cases (org_id, changed_at DESC, id);
CREATE INDEX cases_applicant ON cases (applicant_id, changed_at DESC, id);
CREATE INDEX cases_queue ON cases (waiting_for, status, due_on, id);
CREATE INDEX cases_status ON cases (status, due_on, id);
CREATE INDEX cases_verification ON cases (verification_id);

-- What the applicant fills in; a draft may be incomplete. `version` refuses lost updates.
CREATE TABLE applications (
  case_id     uuid PRIMARY KEY REFERENCES cases (id),
  version     integer NOT NULL DEFAULT 0,
  content     jsonb NOT NULL,
  declared_at timestamptz,
  changed_at  timestamptz NOT NULL
);

CREATE TABLE documents (
  id          uuid PRIMARY KEY,
  case_id     uuid NOT NULL REFERENCES cases (id),
  kind        text NOT NULL,
  file_name   text NOT NULL,
  media_type  text NOT NULL CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png')),
  size        bigint NOT NULL CHECK (size > 0 AND size <= 20971520),
  sha256      text NOT NULL,
  object_key  text NOT NULL,
  uploaded_by uuid NOT NULL REFERENCES users (id),
  uploaded_at timestamptz NOT NULL,
  replaced_at timestamptz
);
CREATE INDEX documents_case ON documents (case_id, kind, uploaded_at);

-- The employer's two findings, one row each time (P-9).
CREATE TABLE employer_findings (
  id       uuid PRIMARY KEY,
  case_id  uuid NOT NULL REFERENCES cases (id),
  kind     text NOT NULL CHECK (kind IN ('documents', 'duty_performance')),
  met      boolean NOT NULL,
  note     text NOT NULL,
  found_by uuid NOT NULL REFERENCES users (id),
  found_at timestamptz NOT NULL
);
CREATE INDEX employer_findings_case ON employer_findings (case_id, found_at);

-- Publicity: inside the unit (P-10) and of the result (P-13). The counted days are kept with the calendar they came from.
CREATE TABLE notices (
  id              uuid PRIMARY KEY,
  case_id         uuid NOT NULL REFERENCES cases (id),
  kind            text NOT NULL CHECK (kind IN ('internal', 'result')),
  holder_name     text NOT NULL,
  unit_name       text NOT NULL,
  post            text NOT NULL,
  certificate     text NOT NULL,
  title_level     text NOT NULL,
  place           text NOT NULL,
  published_on    date NOT NULL,
  working_days    integer NOT NULL,
  ends_on         date NOT NULL,
  closes_at       timestamptz NOT NULL,
  counted         date[] NOT NULL,
  calendar_digest text NOT NULL,
  objection_token text UNIQUE,
  published_by    uuid REFERENCES users (id),
  published_at    timestamptz NOT NULL,
  proof           text,
  proof_by        uuid REFERENCES users (id),
  proof_at        timestamptz,
  ended_at        timestamptz,
  ended_as        text CHECK (ended_as IN ('closed', 'restarted', 'objection_upheld', 'withdrawn')),
  CHECK ((ended_at IS NULL) = (ended_as IS NULL))
);
CREATE UNIQUE INDEX notices_running ON notices (case_id, kind) WHERE ended_at IS NULL;
CREATE INDEX notices_closing ON notices (closes_at, id) WHERE ended_at IS NULL;
CREATE INDEX notices_case ON notices (case_id, published_at);

CREATE TABLE objections (
  id          uuid PRIMARY KEY,
  notice_id   uuid NOT NULL REFERENCES notices (id),
  case_id     uuid NOT NULL REFERENCES cases (id),
  state       text NOT NULL CHECK (state IN ('lodged', 'under_investigation', 'dismissed', 'upheld')),
  content     text NOT NULL,
  contact     text,
  lodged_by   uuid REFERENCES users (id),
  lodged_at   timestamptz NOT NULL,
  finding     text,
  decided_by  uuid REFERENCES users (id),
  decided_at  timestamptz,
  CHECK ((state IN ('dismissed', 'upheld')) = (finding IS NOT NULL AND decided_by IS NOT NULL))
);
CREATE INDEX objections_case ON objections (case_id, lodged_at);
CREATE INDEX objections_notice ON objections (notice_id);

-- Consent of the superior authority of a public institution (P-14).
CREATE TABLE consents (
  id           uuid PRIMARY KEY,
  case_id      uuid NOT NULL REFERENCES cases (id),
  superior_id  uuid NOT NULL REFERENCES organisations (id),
  requested_by uuid NOT NULL REFERENCES users (id),
  requested_at timestamptz NOT NULL,
  answer       text CHECK (answer IN ('given', 'refused')),
  reason       text,
  answered_by  uuid REFERENCES users (id),
  answered_at  timestamptz
);
CREATE INDEX consents_case ON consents (case_id, requested_at);
CREATE UNIQUE INDEX consents_open ON consents (case_id) WHERE answer IS NULL;
CREATE INDEX consents_superior ON consents (superior_id, requested_at);

-- The eligibility verdict as it was taken at filing, with everything it rests on.
CREATE TABLE verdicts (
  id              uuid PRIMARY KEY,
  case_id         uuid NOT NULL REFERENCES cases (id),
  as_of           date NOT NULL,
  eligible        boolean NOT NULL,
  list_digest     text NOT NULL,
  calendar_digest text NOT NULL,
  rules           text NOT NULL,
  facts           jsonb NOT NULL,
  verdict         jsonb NOT NULL,
  acknowledged    boolean NOT NULL,
  taken_by        uuid NOT NULL REFERENCES users (id),
  taken_at        timestamptz NOT NULL
);
CREATE INDEX verdicts_case ON verdicts (case_id, taken_at);

-- The one-time correction notice (D-18): items and their reasons, then the answers.
CREATE TABLE corrections (
  id           uuid PRIMARY KEY,
  case_id      uuid NOT NULL REFERENCES cases (id),
  number       integer NOT NULL,
  due_on       date NOT NULL,
  requested_by uuid NOT NULL REFERENCES users (id),
  confirmed_by uuid REFERENCES users (id),
  requested_at timestamptz NOT NULL,
  closed_at    timestamptz,
  UNIQUE (case_id, number),
  CHECK (number = 1 OR (confirmed_by IS NOT NULL AND confirmed_by <> requested_by))
);
CREATE UNIQUE INDEX corrections_open ON corrections (case_id) WHERE closed_at IS NULL;
CREATE TABLE correction_items (
  id            uuid PRIMARY KEY,
  correction_id uuid NOT NULL REFERENCES corrections (id),
  case_id       uuid NOT NULL REFERENCES cases (id),
  item          text NOT NULL,
  reason        text NOT NULL,
  answer        text,
  answered_at   timestamptz
);
CREATE INDEX correction_items_of ON correction_items (correction_id);

-- The reviewer's check list.
CREATE TABLE checks (
  id         uuid PRIMARY KEY,
  case_id    uuid NOT NULL REFERENCES cases (id),
  item       text NOT NULL,
  met        boolean NOT NULL,
  note       text NOT NULL,
  checked_by uuid NOT NULL REFERENCES users (id),
  checked_at timestamptz NOT NULL
);
CREATE INDEX checks_case ON checks (case_id, item, checked_at);

-- Four eyes: what one person proposed and another confirmed or set aside.
CREATE TABLE proposals (
  id          uuid PRIMARY KEY,
  case_id     uuid NOT NULL REFERENCES cases (id),
  action      text NOT NULL,
  reason      text NOT NULL,
  detail      jsonb NOT NULL DEFAULT '{}',
  proposed_by uuid REFERENCES users (id),
  proposed_role text NOT NULL,
  proposed_at timestamptz NOT NULL,
  outcome     text CHECK (outcome IN ('confirmed', 'set_aside')),
  decided_by  uuid REFERENCES users (id),
  decided_at  timestamptz,
  note        text,
  CHECK (outcome IS DISTINCT FROM 'confirmed' OR proposed_by IS NULL OR decided_by <> proposed_by)
);
CREATE UNIQUE INDEX proposals_open ON proposals (case_id, action) WHERE outcome IS NULL;
CREATE INDEX proposals_case ON proposals (case_id, proposed_at);

CREATE TABLE timeline (
  case_id     uuid NOT NULL REFERENCES cases (id),
  seq         integer NOT NULL,
  action      text NOT NULL,
  from_status text,
  to_status   text NOT NULL,
  actor_id    uuid,
  actor_role  text NOT NULL,
  actor_name  text NOT NULL,
  clauses     text NOT NULL,
  note        text NOT NULL,
  -- Internal entries are for staff; the applicant and the unit do not see them.
  is_internal boolean NOT NULL DEFAULT false,
  detail      jsonb NOT NULL DEFAULT '{}',
  at          timestamptz NOT NULL,
  hash        bytea NOT NULL,
  PRIMARY KEY (case_id, seq)
);

-- The legal moves, written from domain/case/flow.rs by `migrate`, so that the database refuses what the table does not have.
CREATE TABLE legal_moves (
  action      text NOT NULL,
  from_status text NOT NULL,
  to_status   text NOT NULL,
  db_role     text NOT NULL,
  PRIMARY KEY (action, from_status, to_status, db_role)
);

CALL guard_table('number_series');
CALL guard_table('verifications');
CALL guard_table('verification_answers');
CALL guard_table('verification_reviews');
CALL guard_table('cases');
CALL guard_table('applications');
CALL guard_table('documents');
CALL guard_table('employer_findings');
CALL guard_table('notices');
CALL guard_table('objections');
CALL guard_table('consents');
CALL guard_table('verdicts');
CALL guard_table('corrections');
CALL guard_table('correction_items');
CALL guard_table('checks');
CALL guard_table('proposals');
CALL guard_table('timeline');
CALL guard_table('legal_moves');
CALL make_append_only('verification_answers');
CALL make_append_only('verification_reviews');
CALL make_append_only('employer_findings');
CALL make_append_only('verdicts');
CALL make_append_only('checks');
CALL make_append_only('timeline');

-- Numbers come from here and nowhere else: RD-2026-000001, YZ-2026-000001.
CREATE FUNCTION next_number(p_series text) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  INSERT INTO number_series (name, next) VALUES (p_series, 2)
  ON CONFLICT (name) DO UPDATE SET next = number_series.next + 1 RETURNING next - 1
$$;
REVOKE ALL ON FUNCTION next_number FROM PUBLIC;
GRANT EXECUTE ON FUNCTION next_number TO zc_employer, zc_holder, zc_secretary, zc_certificate, zc_system;

-- Which cases an authority or an expert may know of; definer functions, because a policy must not read itself.
CREATE FUNCTION superior_case_ids() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS
  $$ SELECT coalesce(array_agg(case_id), '{}') FROM consents WHERE superior_id = app_org() $$;
REVOKE ALL ON FUNCTION superior_case_ids FROM PUBLIC;
GRANT EXECUTE ON FUNCTION superior_case_ids TO zc_superior;

-- Locks the row for the rest of the transaction, whoever may see it; what follows is read under the caller's own policies.
CREATE FUNCTION lock_case(p_id uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM 1 FROM cases WHERE id = p_id FOR UPDATE;
END $$;
REVOKE ALL ON FUNCTION lock_case FROM PUBLIC;

-- The only writer of cases.status. False: somebody was faster. ZC002: no such move for this actor.
CREATE FUNCTION move_case(p_id uuid, p_version integer, p_action text, p_from text, p_to text, p_step smallint,
                          p_waiting_for text, p_due_on date, p_at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM legal_moves WHERE action = p_action AND from_status = p_from AND to_status = p_to AND db_role = app_role()) THEN
    RAISE EXCEPTION 'no move % from % to % for %', p_action, p_from, p_to, app_role() USING ERRCODE = 'ZC002';
  END IF;
  UPDATE cases SET
      status = p_to, version = version + 1, step = p_step, waiting_for = p_waiting_for, due_on = p_due_on, changed_at = p_at,
      left_status = CASE WHEN p_from <> p_to THEN p_from ELSE left_status END,
      suspended_at = CASE p_action WHEN 'suspend' THEN p_at WHEN 'resume' THEN NULL ELSE suspended_at END,
      filed_at = CASE WHEN p_action = 'file' THEN p_at ELSE filed_at END,
      claimed_by = CASE WHEN p_step <> 3 THEN NULL ELSE claimed_by END
    WHERE id = p_id AND version = p_version AND status = p_from
      AND (app_role() <> 'zc_employer' OR org_id = app_org())
      AND (app_role() <> 'zc_applicant' OR applicant_id = app_actor());
  RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION move_case FROM PUBLIC;

-- Who must act next can change without a move (a consent was asked for); the status cannot.
CREATE FUNCTION point_case(p_id uuid, p_waiting_for text, p_due_on date, p_at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  UPDATE cases SET waiting_for = p_waiting_for, due_on = p_due_on, changed_at = p_at
   WHERE id = p_id AND (app_role() <> 'zc_employer' OR org_id = app_org())
     AND (app_role() <> 'zc_applicant' OR applicant_id = app_actor())
     AND (app_role() <> 'zc_superior' OR id = ANY (superior_case_ids()))
$$;
REVOKE ALL ON FUNCTION point_case FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lock_case, move_case, point_case TO zc_applicant, zc_employer, zc_superior, zc_verification, zc_reviewer,
  zc_secretary, zc_expert, zc_certificate, zc_system;

-- Sight of cases, one policy per kind of actor.
GRANT SELECT ON cases TO zc_applicant, zc_employer, zc_superior, zc_verification, zc_reviewer, zc_secretary, zc_expert, zc_certificate,
  zc_auditor, zc_system;
CREATE POLICY own ON cases FOR SELECT TO zc_applicant USING (applicant_id = (SELECT app_actor()));
CREATE POLICY unit ON cases FOR SELECT TO zc_employer USING (org_id = (SELECT app_org()));
CREATE POLICY asked ON cases FOR SELECT TO zc_superior USING (id = ANY ((SELECT superior_case_ids())::uuid[]));
CREATE POLICY verifying ON cases FOR SELECT TO zc_verification USING (status IN ('verifying', 'verification_failed'));
CREATE POLICY office ON cases FOR SELECT TO zc_reviewer USING (status <> 'verifying');
CREATE POLICY panel ON cases FOR SELECT TO zc_secretary
  USING (status IN ('accepted', 'panel_review', 'result_publicity', 'not_passed', 'certifying', 'certified', 'revoked'));
CREATE POLICY issuing ON cases FOR SELECT TO zc_certificate USING (status IN ('certifying', 'certified', 'revoked'));
CREATE POLICY overseer ON cases FOR SELECT TO zc_auditor, zc_system USING (true);
GRANT INSERT ON cases TO zc_employer;
CREATE POLICY opens ON cases FOR INSERT TO zc_employer
  WITH CHECK (org_id = (SELECT app_org()) AND opened_by = (SELECT app_actor()) AND status = 'verifying' AND version = 0);
GRANT UPDATE (external_no) ON cases TO zc_applicant;
CREATE POLICY notes_number ON cases FOR UPDATE TO zc_applicant
  USING (applicant_id = (SELECT app_actor()) AND filed_at IS NOT NULL) WITH CHECK (applicant_id = (SELECT app_actor()));
GRANT UPDATE (claimed_by) ON cases TO zc_reviewer;
CREATE POLICY claims ON cases FOR UPDATE TO zc_reviewer USING (status IN ('filed', 'correction')) WITH CHECK (true);

-- Verifications.
GRANT SELECT ON verifications, verification_answers, verification_reviews TO zc_applicant, zc_employer, zc_holder, zc_verification,
  zc_reviewer, zc_secretary, zc_auditor, zc_system;
CREATE POLICY unit ON verifications FOR SELECT TO zc_employer USING (org_id = (SELECT app_org()));
CREATE POLICY own ON verifications FOR SELECT TO zc_applicant, zc_holder USING (holder_id = (SELECT app_actor()));
CREATE POLICY office ON verifications FOR SELECT TO zc_verification, zc_auditor, zc_system USING (true);
CREATE POLICY of_case ON verifications FOR SELECT TO zc_reviewer, zc_secretary
  USING (EXISTS (SELECT 1 FROM cases WHERE cases.verification_id = verifications.id));
GRANT INSERT ON verifications TO zc_employer;
CREATE POLICY asks ON verifications FOR INSERT TO zc_employer
  WITH CHECK (org_id = (SELECT app_org()) AND requested_by = (SELECT app_actor()) AND state = 'submitted');
GRANT UPDATE (state, version, sent_at, reason, changed_at) ON verifications TO zc_verification;
CREATE POLICY works ON verifications FOR UPDATE TO zc_verification USING (true) WITH CHECK (true);
GRANT UPDATE (consent_at) ON verifications TO zc_applicant;
CREATE POLICY consents ON verifications FOR UPDATE TO zc_applicant
  USING (holder_id = (SELECT app_actor())) WITH CHECK (holder_id = (SELECT app_actor()));
CREATE POLICY of_verification ON verification_answers FOR SELECT TO zc_applicant, zc_employer, zc_holder, zc_verification, zc_reviewer,
  zc_secretary, zc_auditor, zc_system USING (EXISTS (SELECT 1 FROM verifications v WHERE v.id = verification_id));
CREATE POLICY of_verification ON verification_reviews FOR SELECT TO zc_applicant, zc_employer, zc_holder, zc_verification, zc_reviewer,
  zc_secretary, zc_auditor, zc_system USING (EXISTS (SELECT 1 FROM verification_answers a WHERE a.id = answer_id));
GRANT INSERT ON verification_answers, verification_reviews TO zc_verification;
CREATE POLICY records ON verification_answers FOR INSERT TO zc_verification WITH CHECK (recorded_by = (SELECT app_actor()));
CREATE POLICY reviews ON verification_reviews FOR INSERT TO zc_verification
  WITH CHECK (reviewed_by = (SELECT app_actor())
              AND reviewed_by <> (SELECT recorded_by FROM verification_answers a WHERE a.id = answer_id));

-- Whatever belongs to a case is seen by those who see the case; grants say which of it.
CREATE PROCEDURE follow_case(target regclass, roles text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE POLICY of_case ON %s FOR SELECT TO %s USING (EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id))', target, roles);
  EXECUTE format('GRANT SELECT ON %s TO %s', target, roles);
END $$;
CALL follow_case('applications', 'zc_applicant, zc_employer, zc_superior, zc_reviewer, zc_secretary, zc_expert, zc_certificate, zc_auditor, zc_system');
CALL follow_case('documents', 'zc_applicant, zc_employer, zc_reviewer, zc_secretary, zc_auditor, zc_system');
-- The panel judges achievements: whom the identity document shows was settled when the case was accepted.
GRANT SELECT ON documents TO zc_expert;
CREATE POLICY papers ON documents FOR SELECT TO zc_expert
  USING (kind <> 'identity' AND EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id));
CALL follow_case('employer_findings', 'zc_applicant, zc_employer, zc_superior, zc_reviewer, zc_secretary, zc_expert, zc_auditor, zc_system');
CALL follow_case('notices', 'zc_applicant, zc_employer, zc_superior, zc_reviewer, zc_secretary, zc_expert, zc_certificate, zc_auditor, zc_system');
CALL follow_case('objections', 'zc_employer, zc_reviewer, zc_secretary, zc_certificate, zc_auditor, zc_system');
CALL follow_case('consents', 'zc_applicant, zc_employer, zc_superior, zc_reviewer, zc_secretary, zc_auditor, zc_system');
CALL follow_case('verdicts', 'zc_applicant, zc_employer, zc_reviewer, zc_secretary, zc_expert, zc_auditor, zc_system');
CALL follow_case('corrections', 'zc_applicant, zc_employer, zc_reviewer, zc_secretary, zc_auditor, zc_system');
CALL follow_case('correction_items', 'zc_applicant, zc_employer, zc_reviewer, zc_secretary, zc_auditor, zc_system');
CALL follow_case('checks', 'zc_reviewer, zc_secretary, zc_auditor, zc_system');
CALL follow_case('proposals', 'zc_employer, zc_verification, zc_reviewer, zc_certificate, zc_auditor, zc_system');
CALL follow_case('timeline', 'zc_applicant, zc_employer, zc_superior, zc_verification, zc_reviewer, zc_secretary, zc_expert, zc_certificate, zc_auditor, zc_system');

-- Everyone who may move a case writes its timeline, in their own name.
GRANT INSERT ON timeline TO zc_applicant, zc_employer, zc_superior, zc_verification, zc_reviewer, zc_secretary, zc_expert, zc_certificate, zc_system;
CREATE POLICY writes ON timeline FOR INSERT TO zc_applicant, zc_employer, zc_superior, zc_verification, zc_reviewer, zc_secretary,
  zc_expert, zc_certificate WITH CHECK (actor_id = (SELECT app_actor()));
CREATE POLICY writes_system ON timeline FOR INSERT TO zc_system WITH CHECK (actor_id IS NULL);

-- The applicant.
GRANT INSERT (case_id, content, changed_at) ON applications TO zc_employer;
CREATE POLICY starts ON applications FOR INSERT TO zc_employer WITH CHECK (EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id AND c.status = 'verifying'));
GRANT UPDATE ON applications TO zc_applicant;
CREATE POLICY fills_in ON applications FOR UPDATE TO zc_applicant
  USING (EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id AND c.status IN ('verifying', 'preparing', 'correction'))) WITH CHECK (true);
GRANT INSERT, UPDATE (replaced_at) ON documents TO zc_applicant, zc_employer;
CREATE POLICY uploads ON documents FOR INSERT TO zc_applicant, zc_employer
  WITH CHECK (uploaded_by = (SELECT app_actor()) AND EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id));
CREATE POLICY replaces ON documents FOR UPDATE TO zc_applicant, zc_employer
  USING (uploaded_by = (SELECT app_actor()) AND EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id)) WITH CHECK (true);
GRANT INSERT ON verdicts TO zc_applicant;
CREATE POLICY takes ON verdicts FOR INSERT TO zc_applicant WITH CHECK (taken_by = (SELECT app_actor()) AND EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id));
GRANT UPDATE (answer, answered_at) ON correction_items TO zc_applicant;
CREATE POLICY answers ON correction_items FOR UPDATE TO zc_applicant USING (EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id)) WITH CHECK (true);
GRANT UPDATE (closed_at) ON corrections TO zc_system;
CREATE POLICY closes ON corrections FOR UPDATE TO zc_system USING (EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id)) WITH CHECK (true);

-- The employer.
GRANT INSERT ON employer_findings, consents TO zc_employer;
CREATE POLICY finds ON employer_findings FOR INSERT TO zc_employer WITH CHECK (found_by = (SELECT app_actor()) AND EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id));
CREATE POLICY asks ON consents FOR INSERT TO zc_employer WITH CHECK (requested_by = (SELECT app_actor()) AND EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id));
GRANT INSERT ON notices TO zc_employer, zc_expert, zc_reviewer;
GRANT UPDATE (proof, proof_by, proof_at, ended_at, ended_as) ON notices TO zc_employer, zc_reviewer, zc_applicant, zc_system;
CREATE POLICY posts ON notices FOR INSERT TO zc_employer
  WITH CHECK (kind = 'internal' AND published_by = (SELECT app_actor()) AND EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id));
CREATE POLICY posts_result ON notices FOR INSERT TO zc_expert, zc_reviewer
  WITH CHECK (kind = 'result' AND EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id));
CREATE POLICY ends ON notices FOR UPDATE TO zc_employer, zc_reviewer, zc_applicant, zc_system
  USING (ended_at IS NULL AND EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id)) WITH CHECK (true);
GRANT INSERT ON objections TO zc_employer, zc_reviewer;
CREATE POLICY lodges ON objections FOR INSERT TO zc_employer, zc_reviewer
  WITH CHECK (state = 'lodged' AND EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id));
GRANT UPDATE (state, finding, decided_by, decided_at) ON objections TO zc_employer, zc_reviewer;
CREATE POLICY decides ON objections FOR UPDATE TO zc_employer, zc_reviewer
  USING (state IN ('lodged', 'under_investigation') AND EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id)) WITH CHECK (true);

-- The superior authority.
GRANT UPDATE (answer, reason, answered_by, answered_at) ON consents TO zc_superior;
CREATE POLICY answers ON consents FOR UPDATE TO zc_superior USING (superior_id = (SELECT app_org()) AND answer IS NULL)
  WITH CHECK (superior_id = (SELECT app_org()) AND answered_by = (SELECT app_actor()));

-- The city's reviewer.
GRANT INSERT ON checks, corrections, correction_items TO zc_reviewer;
CREATE POLICY checks_off ON checks FOR INSERT TO zc_reviewer WITH CHECK (checked_by = (SELECT app_actor()) AND EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id));
CREATE POLICY asks ON corrections FOR INSERT TO zc_reviewer WITH CHECK (EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id));
CREATE POLICY asks ON correction_items FOR INSERT TO zc_reviewer WITH CHECK (EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id));

-- Proposals: by those who may, confirmed by another person.
GRANT INSERT, UPDATE (outcome, decided_by, decided_at, note) ON proposals TO zc_employer, zc_verification, zc_reviewer, zc_certificate, zc_system;
CREATE POLICY proposes ON proposals FOR INSERT TO zc_employer, zc_verification, zc_reviewer, zc_certificate
  WITH CHECK (proposed_by = (SELECT app_actor()) AND outcome IS NULL AND EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id));
CREATE POLICY proposes_system ON proposals FOR INSERT TO zc_system WITH CHECK (proposed_by IS NULL AND outcome IS NULL);
CREATE POLICY decides ON proposals FOR UPDATE TO zc_employer, zc_verification, zc_reviewer, zc_certificate
  USING (outcome IS NULL AND EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id)) WITH CHECK (decided_by = (SELECT app_actor()));
CREATE POLICY decides_system ON proposals FOR UPDATE TO zc_system USING (outcome IS NULL) WITH CHECK (true);

-- The public board of results: least fields, only while the window runs.
GRANT SELECT (id, kind, holder_name, unit_name, certificate, title_level, published_on, ends_on, closes_at, ended_at, objection_token) ON notices TO zc_public;
CREATE POLICY board ON notices FOR SELECT TO zc_public USING (kind = 'result' AND ended_at IS NULL);

-- What another calendar would do to the windows that run: their dates, without whose they are.
GRANT SELECT (id, kind, published_on, working_days, ends_on, ended_at) ON notices TO zc_admin;
CREATE POLICY dates ON notices FOR SELECT TO zc_admin USING (ended_at IS NULL);

-- An objection through the unguessable link on the sheet; signed in or not. Returns the case, so that its people can be told.
CREATE FUNCTION lodge_objection(p_id uuid, p_token text, p_content text, p_contact text, p_at timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  notice notices%ROWTYPE;
BEGIN
  SELECT * INTO notice FROM notices WHERE objection_token = p_token AND ended_at IS NULL;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  INSERT INTO objections (id, notice_id, case_id, state, content, contact, lodged_by, lodged_at)
    VALUES (p_id, notice.id, notice.case_id, 'lodged', p_content, p_contact, app_actor(), p_at) ON CONFLICT (id) DO NOTHING;
  RETURN notice.case_id;
END $$;
REVOKE ALL ON FUNCTION lodge_objection FROM PUBLIC;
-- What the sheet's link shows before an objection is written.
CREATE FUNCTION notice_by_token(p_token text) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT jsonb_build_object('kind', kind, 'holder_name', holder_name, 'unit_name', unit_name, 'post', post, 'certificate', certificate,
                            'title_level', title_level, 'published_on', published_on, 'ends_on', ends_on)
    FROM notices WHERE objection_token = p_token AND ended_at IS NULL
$$;
REVOKE ALL ON FUNCTION notice_by_token FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lodge_objection, notice_by_token TO zc_public;

-- The filed materials, for the people of the unit while the notice runs (P-10): a colleague of the applicant may not see
-- the case itself. What leads to a person is masked before it is shown, and the reading is recorded.
CREATE FUNCTION publicised_materials(p_case uuid, p_at timestamptz) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT jsonb_build_object('form', a.content, 'certificate_no', v.certificate_no, 'holder_name', n.holder_name, 'unit_name', n.unit_name,
                            'post', n.post, 'certificate', n.certificate, 'title_level', n.title_level,
                            'published_on', n.published_on, 'ends_on', n.ends_on, 'objection_token', n.objection_token,
                            'documents', (SELECT coalesce(jsonb_agg(d.kind ORDER BY d.kind), '[]') FROM documents d
                                           WHERE d.case_id = c.id AND d.replaced_at IS NULL AND d.kind <> 'display_proof'))
    FROM cases c JOIN notices n ON n.case_id = c.id AND n.kind = 'internal' AND n.ended_at IS NULL AND n.closes_at > p_at
    JOIN applications a ON a.case_id = c.id JOIN verifications v ON v.id = c.verification_id
   WHERE c.id = p_case AND c.org_id = app_org()
$$;
REVOKE ALL ON FUNCTION publicised_materials FROM PUBLIC;
GRANT EXECUTE ON FUNCTION publicised_materials TO zc_employer, zc_applicant;
