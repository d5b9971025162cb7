-- What the rules read: lists, calendar years, policy data, and the worker's queue.

CREATE TABLE list_versions (
  id              text PRIMARY KEY,
  document_no     text NOT NULL,
  title           text NOT NULL,
  published_on    date NOT NULL,
  effective_from  date NOT NULL,
  effective_until date,
  digest          text NOT NULL,
  loaded_at       timestamptz NOT NULL
);
CREATE TABLE list_items (
  list_id        text NOT NULL REFERENCES list_versions (id),
  class          text NOT NULL CHECK (class IN ('A', 'B', 'C', 'D')),
  number         integer NOT NULL CHECK (number > 0),
  certificate_zh text NOT NULL,
  title_level    text CHECK (title_level IN ('junior', 'intermediate', 'associate_senior')),
  content        jsonb NOT NULL,
  PRIMARY KEY (list_id, class, number)
);

CREATE TABLE calendar_years (
  year       integer NOT NULL CHECK (year BETWEEN 2000 AND 2200),
  digest     text NOT NULL,
  content    text NOT NULL,
  source     text NOT NULL,
  loaded_by  uuid REFERENCES users (id),
  loaded_at  timestamptz NOT NULL,
  PRIMARY KEY (year, loaded_at)
);

-- Sizes, terms and fractions that the notice leaves open, with where each comes from. A later row wins.
CREATE TABLE policies (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key        text NOT NULL,
  value      jsonb NOT NULL,
  source     text NOT NULL,
  valid_from date NOT NULL,
  set_by     uuid REFERENCES users (id),
  set_at     timestamptz NOT NULL
);
CREATE INDEX policies_key ON policies (key, valid_from, id);

-- Work promised inside a transaction and done after it.
CREATE TABLE outbox (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  topic      text NOT NULL,
  payload    jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  run_after  timestamptz NOT NULL,
  attempts   integer NOT NULL DEFAULT 0,
  last_error text,
  done_at    timestamptz
);
CREATE INDEX outbox_pending ON outbox (run_after, id) WHERE done_at IS NULL;

CREATE TABLE messages (
  id         uuid PRIMARY KEY,
  user_id    uuid NOT NULL REFERENCES users (id),
  outbox_id  bigint REFERENCES outbox (id),
  subject    text NOT NULL,
  body       text NOT NULL,
  link       text,
  created_at timestamptz NOT NULL,
  read_at    timestamptz,
  email_state text NOT NULL DEFAULT 'waiting' CHECK (email_state IN ('waiting', 'sent', 'failed')),
  UNIQUE (outbox_id, user_id)
);
CREATE INDEX messages_user ON messages (user_id, created_at DESC, id);
CREATE INDEX messages_unread ON messages (user_id) WHERE read_at IS NULL;

-- The demonstration clock: how far `serve --demo` has been moved ahead of the real one.
CREATE TABLE demo_clock (
  singleton      boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  offset_seconds bigint NOT NULL DEFAULT 0
);

CALL guard_table('list_versions');
CALL guard_table('list_items');
CALL guard_table('calendar_years');
CALL guard_table('policies');
CALL guard_table('outbox');
CALL guard_table('messages');
CALL guard_table('demo_clock');
CALL make_append_only('list_versions');
CALL make_append_only('list_items');
CALL make_append_only('calendar_years');
CALL make_append_only('policies');

-- Published facts: anyone may read them.
GRANT SELECT ON list_versions, list_items, calendar_years, policies TO zc_public, zc_auth, zc_applicant, zc_employer, zc_superior,
  zc_holder, zc_verification, zc_issuer, zc_reviewer, zc_secretary, zc_expert, zc_teller, zc_certificate, zc_catalogue, zc_department,
  zc_admin, zc_security, zc_auditor, zc_system;
CREATE POLICY published ON list_versions FOR SELECT TO PUBLIC USING (true);
CREATE POLICY published ON list_items FOR SELECT TO PUBLIC USING (true);
CREATE POLICY published ON calendar_years FOR SELECT TO PUBLIC USING (true);
CREATE POLICY published ON policies FOR SELECT TO PUBLIC USING (true);
GRANT INSERT ON calendar_years, policies TO zc_admin;
CREATE POLICY admin_adds ON calendar_years FOR INSERT TO zc_admin WITH CHECK (loaded_by = (SELECT app_actor()));
CREATE POLICY admin_adds ON policies FOR INSERT TO zc_admin WITH CHECK (set_by = (SELECT app_actor()));

GRANT INSERT ON outbox TO zc_auth, zc_public, zc_applicant, zc_employer, zc_superior, zc_holder, zc_verification, zc_issuer,
  zc_reviewer, zc_secretary, zc_expert, zc_teller, zc_certificate, zc_catalogue, zc_department, zc_admin, zc_security, zc_system;
CREATE POLICY promise ON outbox FOR INSERT TO PUBLIC WITH CHECK (done_at IS NULL AND attempts = 0);
GRANT SELECT, UPDATE ON outbox TO zc_system;
CREATE POLICY worker ON outbox TO zc_system USING (true) WITH CHECK (true);
GRANT SELECT (id, topic, created_at, run_after, attempts, last_error, done_at) ON outbox TO zc_admin;
CREATE POLICY admin_read ON outbox FOR SELECT TO zc_admin USING (true);

GRANT SELECT, UPDATE (read_at) ON messages TO zc_applicant, zc_employer, zc_superior, zc_holder, zc_verification, zc_issuer, zc_reviewer,
  zc_secretary, zc_expert, zc_teller, zc_certificate, zc_catalogue, zc_department, zc_admin, zc_security, zc_auditor;
CREATE POLICY own ON messages TO zc_applicant, zc_employer, zc_superior, zc_holder, zc_verification, zc_issuer, zc_reviewer,
  zc_secretary, zc_expert, zc_teller, zc_certificate, zc_catalogue, zc_department, zc_admin, zc_security, zc_auditor
  USING (user_id = (SELECT app_actor())) WITH CHECK (user_id = (SELECT app_actor()));
-- How many are unread, for the badge in the navigation; the words stay out of its sight.
GRANT SELECT (user_id, read_at) ON messages TO zc_auth;
CREATE POLICY counts ON messages FOR SELECT TO zc_auth USING (read_at IS NULL);
GRANT SELECT, INSERT, UPDATE (email_state) ON messages TO zc_system;
CREATE POLICY worker ON messages TO zc_system USING (true) WITH CHECK (true);

GRANT SELECT ON demo_clock TO zc_system;
GRANT INSERT, UPDATE ON demo_clock TO zc_system;
CREATE POLICY worker ON demo_clock TO zc_system USING (true) WITH CHECK (true);
