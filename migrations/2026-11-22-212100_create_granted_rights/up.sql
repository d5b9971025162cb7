-- Rights of a person beyond their role (D-19: reopening what has ended). Given and taken by the security administrator,
-- each with its reason; a taken right stays on record.
CREATE TABLE granted_rights (
  id         uuid PRIMARY KEY,
  user_id    uuid NOT NULL REFERENCES users (id),
  name       text NOT NULL CHECK (name IN ('reopen')),
  reason     text NOT NULL CHECK (btrim(reason) <> ''),
  -- None where it came with the demonstration.
  given_by   uuid REFERENCES users (id),
  given_at   timestamptz NOT NULL,
  taken_by   uuid REFERENCES users (id),
  taken_at   timestamptz,
  CHECK (given_by IS DISTINCT FROM user_id),
  CHECK ((taken_by IS NULL) = (taken_at IS NULL))
);
CREATE UNIQUE INDEX granted_rights_held ON granted_rights (user_id, name) WHERE taken_at IS NULL;
CREATE INDEX granted_rights_user ON granted_rights (user_id, given_at);

CALL guard_table('granted_rights');
GRANT SELECT ON granted_rights TO zc_security, zc_auditor, zc_system, zc_reviewer;
CREATE POLICY overseer ON granted_rights FOR SELECT TO zc_security, zc_auditor, zc_system USING (true);
CREATE POLICY own ON granted_rights FOR SELECT TO zc_reviewer USING (user_id = (SELECT app_actor()));
GRANT INSERT ON granted_rights TO zc_security;
CREATE POLICY gives ON granted_rights FOR INSERT TO zc_security
  WITH CHECK (given_by = (SELECT app_actor()) AND user_id <> (SELECT app_actor()) AND taken_at IS NULL);
GRANT UPDATE (taken_by, taken_at) ON granted_rights TO zc_security;
CREATE POLICY takes ON granted_rights FOR UPDATE TO zc_security
  USING (taken_at IS NULL) WITH CHECK (taken_by = (SELECT app_actor()));
