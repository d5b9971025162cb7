-- Who is acting, who may sign in, and what was looked at.
-- The database roles (zc_*) exist before this runs: see src/db/roles.rs.

-- The actor of the running transaction, set by the one door (src/db/door.rs).
CREATE FUNCTION app_actor() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('app.actor', true), '')::uuid $$;
CREATE FUNCTION app_org() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('app.org', true), '')::uuid $$;
-- The database role the door has taken on; inside a SECURITY DEFINER function `current_user` is the owner.
CREATE FUNCTION app_role() RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT current_setting('role', true) $$;

-- Row-level security on, for the owner too; the owner's own functions keep full sight.
CREATE PROCEDURE guard_table(target regclass) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY owner_all ON %s TO zc_owner USING (true) WITH CHECK (true)', target);
END $$;

-- Rows of an append-only table are written once.
CREATE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'ZC003';
END $$;
CREATE PROCEDURE make_append_only(target regclass) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %s
                  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite()', target);
  EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %s
                  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite()', target);
END $$;

CREATE TABLE organisations (
  id            uuid PRIMARY KEY,
  kind          text NOT NULL CHECK (kind IN ('employer', 'authority', 'bureau', 'issuing_body')),
  name_zh       text NOT NULL,
  name_en       text,
  credit_code   text UNIQUE,
  employer_kind text CHECK (employer_kind IN ('enterprise', 'public_institution', 'other')),
  superior_id   uuid REFERENCES organisations (id),
  district      text,
  is_demo       boolean NOT NULL DEFAULT false,
  created_at    timestamptz NOT NULL,
  CHECK ((kind = 'employer') = (employer_kind IS NOT NULL))
);

CREATE TABLE users (
  id          uuid PRIMARY KEY,
  email       text NOT NULL,
  name        text NOT NULL,
  name_latin  text,
  locale      text NOT NULL DEFAULT 'zh' CHECK (locale IN ('zh', 'en')),
  disabled_at timestamptz,
  is_demo     boolean NOT NULL DEFAULT false,
  created_at  timestamptz NOT NULL
);
CREATE UNIQUE INDEX users_email_key ON users (lower(email));

-- One person may hold several roles, one active at a time (flow.md, four eyes).
CREATE TABLE memberships (
  id         uuid PRIMARY KEY,
  user_id    uuid NOT NULL REFERENCES users (id),
  org_id     uuid REFERENCES organisations (id),
  role       text NOT NULL,
  created_at timestamptz NOT NULL,
  ended_at   timestamptz
);
CREATE UNIQUE INDEX memberships_once ON memberships (user_id, role, coalesce(org_id, user_id)) WHERE ended_at IS NULL;
CREATE INDEX memberships_org ON memberships (org_id, role) WHERE ended_at IS NULL;

-- Only zc_auth reads or writes the next four.
CREATE TABLE credentials (
  user_id       uuid PRIMARY KEY REFERENCES users (id),
  password_hash text NOT NULL,
  -- The place of the second factor (issue of its own): a TOTP secret sealed outside the database.
  second_factor bytea,
  changed_at    timestamptz NOT NULL
);
CREATE TABLE sessions (
  key_hash      bytea PRIMARY KEY,
  user_id       uuid NOT NULL REFERENCES users (id),
  membership_id uuid REFERENCES memberships (id),
  csrf_token    text NOT NULL,
  flash         text,
  created_at    timestamptz NOT NULL,
  last_seen_at  timestamptz NOT NULL,
  expires_at    timestamptz NOT NULL
);
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);
CREATE TABLE login_attempts (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account    text NOT NULL,
  address    text NOT NULL,
  succeeded  boolean NOT NULL,
  at         timestamptz NOT NULL
);
CREATE INDEX login_attempts_account ON login_attempts (account, at);
CREATE INDEX login_attempts_address ON login_attempts (address, at);
CREATE TABLE one_time_links (
  token_hash bytea PRIMARY KEY,
  purpose    text NOT NULL CHECK (purpose IN ('invitation', 'password_reset')),
  user_id    uuid NOT NULL REFERENCES users (id),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at    timestamptz
);
CREATE INDEX one_time_links_user ON one_time_links (user_id);

-- Who looked at what, and what was changed outside a case's own timeline.
CREATE TABLE audit (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id    uuid,
  org_id     uuid,
  role       text NOT NULL,
  action     text NOT NULL,
  object     text NOT NULL,
  object_id  uuid,
  detail     jsonb NOT NULL DEFAULT '{}',
  at         timestamptz NOT NULL
);
CREATE INDEX audit_object ON audit (object_id, id);
CREATE INDEX audit_at ON audit (at, id);

CALL guard_table('organisations');
CALL guard_table('users');
CALL guard_table('memberships');
CALL guard_table('credentials');
CALL guard_table('sessions');
CALL guard_table('login_attempts');
CALL guard_table('one_time_links');
CALL guard_table('audit');
CALL make_append_only('audit');

GRANT SELECT, INSERT, UPDATE, DELETE ON sessions, login_attempts, one_time_links TO zc_auth;
GRANT SELECT, INSERT, UPDATE ON credentials TO zc_auth;
GRANT SELECT, UPDATE (locale) ON users TO zc_auth;
GRANT SELECT ON organisations, memberships TO zc_auth;
GRANT INSERT ON audit TO zc_auth;
CREATE POLICY auth_all ON sessions TO zc_auth USING (true) WITH CHECK (true);
CREATE POLICY auth_all ON login_attempts TO zc_auth USING (true) WITH CHECK (true);
CREATE POLICY auth_all ON one_time_links TO zc_auth USING (true) WITH CHECK (true);
CREATE POLICY auth_all ON credentials TO zc_auth USING (true) WITH CHECK (true);
CREATE POLICY auth_all ON users TO zc_auth USING (true) WITH CHECK (true);
CREATE POLICY auth_read ON organisations FOR SELECT TO zc_auth USING (true);
CREATE POLICY auth_read ON memberships FOR SELECT TO zc_auth USING (true);
CREATE POLICY auth_write ON audit FOR INSERT TO zc_auth WITH CHECK (true);

-- Everyone who is signed in writes audit rows in their own name; auditor and security administrator read them.
GRANT INSERT ON audit TO zc_applicant, zc_employer, zc_superior, zc_holder, zc_verification, zc_issuer, zc_reviewer,
  zc_secretary, zc_expert, zc_teller, zc_certificate, zc_catalogue, zc_department, zc_admin, zc_security, zc_auditor, zc_system, zc_public;
CREATE POLICY own_write ON audit FOR INSERT TO zc_applicant, zc_employer, zc_superior, zc_holder, zc_verification, zc_issuer,
  zc_reviewer, zc_secretary, zc_expert, zc_teller, zc_certificate, zc_catalogue, zc_department, zc_admin, zc_security, zc_auditor
  WITH CHECK (user_id = (SELECT app_actor()));
CREATE POLICY system_write ON audit FOR INSERT TO zc_system, zc_public WITH CHECK (user_id IS NULL);
GRANT SELECT ON audit TO zc_auditor, zc_security;
CREATE POLICY overseer_read ON audit FOR SELECT TO zc_auditor, zc_security USING (true);

-- One's own row, one's own memberships.
GRANT SELECT ON users, memberships TO zc_applicant, zc_employer, zc_superior, zc_holder, zc_verification, zc_issuer, zc_reviewer,
  zc_secretary, zc_expert, zc_teller, zc_certificate, zc_catalogue, zc_department, zc_admin, zc_security, zc_auditor, zc_system;
CREATE POLICY own_read ON users FOR SELECT TO zc_applicant, zc_holder, zc_expert, zc_teller, zc_superior, zc_verification, zc_issuer,
  zc_reviewer, zc_certificate, zc_catalogue, zc_department USING (id = (SELECT app_actor()));
CREATE POLICY own_read ON memberships FOR SELECT TO zc_applicant, zc_holder, zc_expert, zc_teller, zc_superior, zc_verification,
  zc_issuer, zc_reviewer, zc_certificate, zc_catalogue, zc_department USING (user_id = (SELECT app_actor()));
-- The unit's account manager sees the unit's people.
CREATE POLICY unit_read ON memberships FOR SELECT TO zc_employer
  USING (org_id = (SELECT app_org()) OR user_id = (SELECT app_actor()));
CREATE POLICY unit_read ON users FOR SELECT TO zc_employer
  USING (id = (SELECT app_actor()) OR id IN (SELECT user_id FROM memberships WHERE org_id = (SELECT app_org())));
-- The panel's secretary sees experts and tellers.
CREATE POLICY panel_read ON memberships FOR SELECT TO zc_secretary
  USING (role IN ('expert', 'teller') OR user_id = (SELECT app_actor()));
CREATE POLICY panel_read ON users FOR SELECT TO zc_secretary
  USING (id = (SELECT app_actor()) OR id IN (SELECT user_id FROM memberships WHERE role IN ('expert', 'teller')));
-- Verification officers see their colleagues: who recorded an answer and who reviewed it stands beside it.
CREATE POLICY colleague_read ON memberships FOR SELECT TO zc_verification USING (role = 'verification_officer');
CREATE POLICY colleague_read ON users FOR SELECT TO zc_verification
  USING (id IN (SELECT user_id FROM memberships WHERE role = 'verification_officer'));
-- Administration and the worker.
CREATE POLICY admin_read ON users FOR SELECT TO zc_admin, zc_security, zc_auditor, zc_system USING (true);
CREATE POLICY admin_read ON memberships FOR SELECT TO zc_admin, zc_security, zc_auditor, zc_system USING (true);
GRANT INSERT, UPDATE ON users, memberships, organisations TO zc_admin;
CREATE POLICY admin_write ON users FOR INSERT TO zc_admin WITH CHECK (true);
CREATE POLICY admin_change ON users FOR UPDATE TO zc_admin USING (true) WITH CHECK (true);
CREATE POLICY admin_write ON memberships FOR INSERT TO zc_admin WITH CHECK (true);
CREATE POLICY admin_change ON memberships FOR UPDATE TO zc_admin USING (true) WITH CHECK (true);
CREATE POLICY admin_write ON organisations FOR INSERT TO zc_admin WITH CHECK (true);
CREATE POLICY admin_change ON organisations FOR UPDATE TO zc_admin USING (true) WITH CHECK (true);
-- Names of organisations are known to everyone who is signed in; nothing else about them is personal.
GRANT SELECT ON organisations TO zc_applicant, zc_employer, zc_superior, zc_holder, zc_verification, zc_issuer, zc_reviewer,
  zc_secretary, zc_expert, zc_teller, zc_certificate, zc_catalogue, zc_department, zc_admin, zc_security, zc_auditor, zc_system;
CREATE POLICY known ON organisations FOR SELECT TO zc_applicant, zc_employer, zc_superior, zc_holder, zc_verification, zc_issuer,
  zc_reviewer, zc_secretary, zc_expert, zc_teller, zc_certificate, zc_catalogue, zc_department, zc_admin, zc_security, zc_auditor,
  zc_system USING (true);

-- An employer names its employee by e-mail; whether that address already has an account is not told back.
CREATE FUNCTION ensure_applicant(p_new_id uuid, p_email text, p_name text, p_at timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  found uuid;
BEGIN
  IF app_role() NOT IN ('zc_employer', 'zc_admin') THEN
    RAISE EXCEPTION 'only a unit or an administrator invites an applicant' USING ERRCODE = '42501';
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
REVOKE ALL ON FUNCTION ensure_applicant FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ensure_applicant TO zc_employer, zc_admin;

-- Colleagues in office know each other by name: who took a case, who proposed. Nobody else is named here.
CREATE FUNCTION officer_name(p_user uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT name FROM users WHERE id = p_user AND EXISTS (
    SELECT 1 FROM memberships m WHERE m.user_id = p_user
       AND m.role IN ('reviewer', 'certificate_officer', 'verification_officer', 'secretary', 'administrator'))
$$;
REVOKE ALL ON FUNCTION officer_name FROM PUBLIC;
GRANT EXECUTE ON FUNCTION officer_name TO zc_reviewer, zc_certificate, zc_verification, zc_secretary, zc_admin;
