-- An agency (人事代理) that acts for a unit under a recorded mandate, within its days and its scope (ADR 21).
-- Its officers take on a role of their own, zc_agency: employer review, publicity, findings and objections stay with the unit
-- because that role has no right to any of their tables.

ALTER TABLE organisations DROP CONSTRAINT organisations_kind_check;
ALTER TABLE organisations ADD CONSTRAINT organisations_kind_check
  CHECK (kind IN ('employer', 'authority', 'bureau', 'issuing_body', 'agency'));
-- One works for one agency at a time, so that person and unit say which mandate is meant.
CREATE UNIQUE INDEX memberships_one_agency ON memberships (user_id) WHERE role = 'agency' AND ended_at IS NULL;

CREATE TABLE mandates (
  id          uuid PRIMARY KEY,
  unit_id     uuid NOT NULL REFERENCES organisations (id),
  agency_id   uuid NOT NULL REFERENCES organisations (id),
  starts_on   date NOT NULL,
  ends_on     date NOT NULL,
  -- What it may do beside following its cases: open one, put right a verification that was returned.
  scope       text[] NOT NULL CHECK (scope <@ ARRAY['open', 'amend'] AND cardinality(scope) > 0),
  file_name   text NOT NULL,
  media_type  text NOT NULL CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png')),
  size        bigint NOT NULL CHECK (size > 0 AND size <= 20971520),
  sha256      text NOT NULL,
  object_key  text NOT NULL,
  recorded_by uuid NOT NULL REFERENCES users (id),
  recorded_at timestamptz NOT NULL,
  ended_by    uuid REFERENCES users (id),
  ended_at    timestamptz,
  end_reason  text,
  CHECK (ends_on >= starts_on),
  CHECK (unit_id <> agency_id),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
CREATE INDEX mandates_unit ON mandates (unit_id, recorded_at DESC, id);
CREATE INDEX mandates_agency ON mandates (agency_id, ends_on DESC, id);
CALL guard_table('mandates');

-- The day of the actor, in Shanghai, set by the door like the actor itself.
CREATE FUNCTION app_today() RETURNS date LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('app.today', true), '')::date $$;
-- The agency that the actor works for.
CREATE FUNCTION own_agency() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT org_id FROM memberships WHERE user_id = app_actor() AND role = 'agency' AND ended_at IS NULL
$$;
-- The mandate under which the actor's agency acts for the unit that the door was told of, if one is in force today.
CREATE FUNCTION mandate_in_force() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT id FROM mandates
   WHERE unit_id = nullif(current_setting('app.org', true), '')::uuid AND agency_id = own_agency()
     AND ended_at IS NULL AND app_today() BETWEEN starts_on AND ends_on LIMIT 1
$$;
CREATE FUNCTION mandate_allows(p_act text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT EXISTS (SELECT 1 FROM mandates WHERE id = mandate_in_force() AND p_act = ANY (scope))
$$;
-- For an agency the unit counts as long as its mandate does: every policy and function that asks for the unit asks this.
CREATE OR REPLACE FUNCTION app_org() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN current_setting('role', true) <> 'zc_agency' OR mandate_in_force() IS NOT NULL
              THEN nullif(current_setting('app.org', true), '')::uuid END
$$;
-- Who is in charge at the unit of what its agency opens: the account manager of longest standing.
CREATE FUNCTION unit_manager() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT m.user_id FROM memberships m JOIN users u ON u.id = m.user_id
   WHERE m.org_id = app_org() AND m.is_account_manager AND m.ended_at IS NULL AND u.disabled_at IS NULL
   ORDER BY m.created_at, m.id LIMIT 1
$$;
REVOKE ALL ON FUNCTION mandate_allows, unit_manager FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mandate_allows, unit_manager TO zc_agency;

-- Two mandates of one agency never run at once; whoever records waits for others of the unit.
CREATE FUNCTION refuse_second_mandate() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM 1 FROM organisations WHERE id = NEW.unit_id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM mandates WHERE unit_id = NEW.unit_id AND agency_id = NEW.agency_id AND ended_at IS NULL
                AND id <> NEW.id AND starts_on <= NEW.ends_on AND NEW.starts_on <= ends_on) THEN
    RAISE EXCEPTION 'another mandate of this agency runs in these days' USING ERRCODE = 'ZC005';
  END IF;
  IF (SELECT kind FROM organisations WHERE id = NEW.agency_id) <> 'agency' THEN
    RAISE EXCEPTION 'a mandate is given to an agency' USING ERRCODE = 'ZC005';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER one_at_a_time BEFORE INSERT ON mandates FOR EACH ROW EXECUTE FUNCTION refuse_second_mandate();

GRANT SELECT ON mandates TO zc_employer, zc_agency, zc_auditor, zc_security, zc_system;
CREATE POLICY unit ON mandates FOR SELECT TO zc_employer USING (unit_id = (SELECT app_org()));
CREATE POLICY own ON mandates FOR SELECT TO zc_agency USING (agency_id = (SELECT own_agency()));
CREATE POLICY overseer ON mandates FOR SELECT TO zc_auditor, zc_security, zc_system USING (true);
GRANT INSERT, UPDATE (ended_by, ended_at, end_reason) ON mandates TO zc_employer;
CREATE POLICY gives ON mandates FOR INSERT TO zc_employer
  WITH CHECK (unit_id = (SELECT app_org()) AND (SELECT manages_unit()) AND recorded_by = (SELECT app_actor()) AND ended_at IS NULL);
CREATE POLICY ends ON mandates FOR UPDATE TO zc_employer
  USING (unit_id = (SELECT app_org()) AND (SELECT manages_unit()) AND ended_at IS NULL)
  WITH CHECK (unit_id = (SELECT app_org()) AND ended_by = (SELECT app_actor()));

-- A case that an agency opened says so.
ALTER TABLE cases ADD COLUMN agency_id uuid REFERENCES organisations (id);
CREATE INDEX cases_agency ON cases (org_id, agency_id, opened_at DESC, id) WHERE agency_id IS NOT NULL;

-- What zc_agency may do: be somebody, read published facts, follow the cases it opened, open one, put a verification right.
GRANT SELECT ON users, memberships, organisations TO zc_agency;
CREATE POLICY own_agency_read ON users FOR SELECT TO zc_agency USING (id = (SELECT app_actor()));
CREATE POLICY own_agency_read ON memberships FOR SELECT TO zc_agency USING (user_id = (SELECT app_actor()));
CREATE POLICY known_to_agency ON organisations FOR SELECT TO zc_agency USING (true);
GRANT INSERT ON audit, outbox TO zc_agency;
CREATE POLICY own_agency_write ON audit FOR INSERT TO zc_agency WITH CHECK (user_id = (SELECT app_actor()));
GRANT SELECT, UPDATE (read_at) ON messages TO zc_agency;
CREATE POLICY own_agency ON messages TO zc_agency USING (user_id = (SELECT app_actor())) WITH CHECK (user_id = (SELECT app_actor()));
GRANT SELECT ON list_versions, list_items, calendar_years, policies TO zc_agency;

GRANT SELECT, INSERT ON cases, verifications, timeline TO zc_agency;
CREATE POLICY mandated ON cases FOR SELECT TO zc_agency
  USING (org_id = (SELECT app_org()) AND agency_id = (SELECT own_agency()));
CREATE POLICY opens_for_unit ON cases FOR INSERT TO zc_agency
  WITH CHECK (org_id = (SELECT app_org()) AND agency_id = (SELECT own_agency()) AND (SELECT mandate_allows('open'))
              AND opened_by = (SELECT app_actor()) AND unit_officer = (SELECT unit_manager())
              AND status = 'verifying' AND version = 0);
CREATE POLICY mandated ON verifications FOR SELECT TO zc_agency
  USING (org_id = (SELECT app_org()) AND EXISTS (SELECT 1 FROM cases c WHERE c.verification_id = verifications.id));
CREATE POLICY asks_for_unit ON verifications FOR INSERT TO zc_agency
  WITH CHECK (org_id = (SELECT app_org()) AND (SELECT mandate_allows('open')) AND requested_by = (SELECT app_actor())
              AND state = 'submitted');
GRANT UPDATE (state, version, certificate_no, name_on_certificate, awarded_on, consent_at, changed_at) ON verifications TO zc_agency;
CREATE POLICY amends_for_unit ON verifications FOR UPDATE TO zc_agency
  USING (org_id = (SELECT app_org()) AND state = 'returned' AND (SELECT mandate_allows('amend'))
         AND EXISTS (SELECT 1 FROM cases c WHERE c.verification_id = verifications.id))
  WITH CHECK (org_id = (SELECT app_org()) AND state = 'submitted');
CREATE POLICY mandated ON timeline FOR SELECT TO zc_agency USING (EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id));
CREATE POLICY writes_for_unit ON timeline FOR INSERT TO zc_agency
  WITH CHECK (actor_id = (SELECT app_actor()) AND actor_role = 'agency' AND EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id));
GRANT INSERT (case_id, content, changed_at) ON applications TO zc_agency;
CREATE POLICY starts_for_unit ON applications FOR INSERT TO zc_agency
  WITH CHECK (EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id AND c.status = 'verifying'));
GRANT EXECUTE ON FUNCTION next_number, lock_case, ensure_applicant TO zc_agency;

CREATE OR REPLACE FUNCTION ensure_applicant(p_new_id uuid, p_email text, p_name text, p_at timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  found uuid;
BEGIN
  IF app_role() NOT IN ('zc_employer', 'zc_admin') AND NOT (app_role() = 'zc_agency' AND mandate_allows('open')) THEN
    RAISE EXCEPTION 'only a unit, its agency or an administrator invites an applicant' USING ERRCODE = '42501';
  END IF;
  -- Whoever is invited inside a demonstration is part of it.
  INSERT INTO users (id, email, name, is_demo, created_at)
    VALUES (p_new_id, p_email, p_name, coalesce((SELECT is_demo FROM organisations WHERE organisations.id = app_org()), false), p_at)
    ON CONFLICT (lower(email)) DO NOTHING;
  SELECT id INTO STRICT found FROM users WHERE lower(email) = lower(p_email);
  INSERT INTO memberships (id, user_id, org_id, role, created_at)
    VALUES (gen_random_uuid(), found, app_org(), 'applicant', p_at) ON CONFLICT DO NOTHING;
  RETURN found;
END $$;
