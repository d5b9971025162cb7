-- A session outside policy opens only with an exception that the secretary proposes and a second person confirms.

CREATE TABLE session_exceptions (
  id           uuid PRIMARY KEY,
  session_id   uuid NOT NULL REFERENCES panel_sessions (id),
  kind         text NOT NULL CHECK (kind IN ('size', 'series', 'term')),
  reason       text NOT NULL,
  proposed_by  uuid NOT NULL REFERENCES users (id),
  proposed_at  timestamptz NOT NULL,
  confirmed_by uuid REFERENCES users (id),
  confirmed_at timestamptz,
  UNIQUE (session_id, kind),
  CHECK (confirmed_by <> proposed_by),
  CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
);
CREATE INDEX session_exceptions_waiting ON session_exceptions (proposed_at) WHERE confirmed_at IS NULL;
CALL guard_table('session_exceptions');
GRANT SELECT ON session_exceptions TO zc_secretary, zc_auditor, zc_system;
CREATE POLICY reads ON session_exceptions FOR SELECT TO zc_secretary, zc_auditor, zc_system USING (true);
GRANT INSERT ON session_exceptions TO zc_secretary;
CREATE POLICY proposes ON session_exceptions FOR INSERT TO zc_secretary
  WITH CHECK (proposed_by = (SELECT app_actor()) AND confirmed_by IS NULL);
GRANT UPDATE (confirmed_by, confirmed_at) ON session_exceptions TO zc_auditor;
CREATE POLICY confirms ON session_exceptions FOR UPDATE TO zc_auditor
  USING (confirmed_by IS NULL AND proposed_by <> (SELECT app_actor())) WITH CHECK (confirmed_by = (SELECT app_actor()));
