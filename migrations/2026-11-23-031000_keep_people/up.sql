-- Accounts and roles: the system administrator makes accounts and gives the roles of units; the security administrator gives
-- the roles of the office and of oversight; nobody changes their own.

CREATE FUNCTION is_outside_role(p_role text) RETURNS boolean LANGUAGE sql IMMUTABLE AS
  $$ SELECT p_role IN ('applicant', 'employer', 'superior_authority', 'holder', 'issuing_body', 'industry_department') $$;

REVOKE UPDATE ON users, memberships, organisations FROM zc_admin;
GRANT UPDATE (email, disabled_at) ON users TO zc_admin;
GRANT UPDATE (disabled_at) ON users TO zc_security;
GRANT UPDATE (ended_at) ON memberships TO zc_admin, zc_security;
GRANT UPDATE (name_zh, name_en, credit_code, employer_kind, superior_id) ON organisations TO zc_admin;
DROP POLICY admin_change ON users;
CREATE POLICY others_change ON users FOR UPDATE TO zc_admin, zc_security
  USING (id <> (SELECT app_actor())) WITH CHECK (true);
DROP POLICY admin_change ON memberships;
CREATE POLICY others_end ON memberships FOR UPDATE TO zc_admin, zc_security
  USING (user_id <> (SELECT app_actor()) AND ended_at IS NULL) WITH CHECK (ended_at IS NOT NULL);
DROP POLICY admin_write ON memberships;
CREATE POLICY admin_gives ON memberships FOR INSERT TO zc_admin
  WITH CHECK (user_id <> (SELECT app_actor()) AND is_outside_role(role) AND ended_at IS NULL);
GRANT INSERT ON memberships TO zc_security;
CREATE POLICY security_gives ON memberships FOR INSERT TO zc_security
  WITH CHECK (user_id <> (SELECT app_actor()) AND NOT is_outside_role(role) AND ended_at IS NULL);

CREATE INDEX memberships_user ON memberships (user_id, created_at);
CREATE INDEX organisations_name ON organisations (name_zh, id);

-- When somebody last signed in; the tries themselves stay out of sight.
CREATE FUNCTION last_sign_in(p_user uuid) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT max(a.at) FROM login_attempts a JOIN users u ON a.account = lower(u.email) WHERE u.id = p_user AND a.succeeded
$$;
-- Whoever loses access loses it now.
CREATE FUNCTION end_sessions(p_user uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$ DELETE FROM sessions WHERE user_id = p_user $$;
REVOKE ALL ON FUNCTION last_sign_in, end_sessions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION last_sign_in, end_sessions TO zc_admin, zc_security;

-- Readings and changes apart, for "who read this" and "who changed this".
ALTER TABLE audit ADD COLUMN is_reading boolean NOT NULL GENERATED ALWAYS AS (starts_with(action, 'read_')) STORED;
CREATE INDEX audit_kind ON audit (is_reading, id);
CREATE INDEX audit_user ON audit (user_id, id);
