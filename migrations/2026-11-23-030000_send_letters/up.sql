-- What was sent to whom, how each e-mail fares, what people chose, and which reminders went out.

ALTER TABLE users ADD COLUMN letters text NOT NULL DEFAULT 'at_once' CHECK (letters IN ('at_once', 'digest', 'in_app'));
GRANT UPDATE (letters) ON users TO zc_auth;

-- An e-mail exactly as it is sent. The text never changes; only how it fares does.
CREATE TABLE letters (
  id             uuid PRIMARY KEY,
  user_id        uuid NOT NULL REFERENCES users (id),
  lang           text NOT NULL CHECK (lang IN ('zh', 'en')),
  subject        text NOT NULL,
  body           text NOT NULL,
  -- The day of a digest; none for a letter about one thing.
  digest_on      date,
  created_at     timestamptz NOT NULL,
  state          text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed', 'given_up')),
  -- Where it went, hidden but for its ends.
  address_masked text NOT NULL DEFAULT '',
  attempts       integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  cause          text,
  tried_at       timestamptz,
  sent_at        timestamptz,
  -- Somebody is sending it until then: a second worker leaves it alone.
  busy_until     timestamptz,
  CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
  CHECK (state NOT IN ('failed', 'given_up') OR cause IS NOT NULL)
);
CREATE UNIQUE INDEX letters_digest ON letters (user_id, digest_on) WHERE digest_on IS NOT NULL;
CREATE INDEX letters_state ON letters (state, created_at DESC, id);

CREATE FUNCTION keep_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.id, NEW.user_id, NEW.lang, NEW.subject, NEW.body, NEW.digest_on, NEW.created_at)
     IS DISTINCT FROM (OLD.id, OLD.user_id, OLD.lang, OLD.subject, OLD.body, OLD.digest_on, OLD.created_at) THEN
    RAISE EXCEPTION 'the copy of a letter is append-only' USING ERRCODE = 'ZC003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER kept BEFORE UPDATE OR DELETE ON letters FOR EACH ROW EXECUTE FUNCTION keep_letter();

ALTER TABLE messages DROP COLUMN email_state;
ALTER TABLE messages ADD COLUMN delivery text NOT NULL DEFAULT 'in_app' CHECK (delivery IN ('at_once', 'digest', 'in_app'));
ALTER TABLE messages ADD COLUMN letter_id uuid REFERENCES letters (id);
CREATE INDEX messages_letter ON messages (letter_id);
CREATE INDEX messages_for_digest ON messages (user_id, created_at) WHERE delivery = 'digest' AND letter_id IS NULL;
GRANT UPDATE (letter_id) ON messages TO zc_system;

-- Deadlines that people were reminded of, each once. `told` is false where the deadline was shorter than the reminder.
CREATE TABLE reminders (
  kind        text NOT NULL CHECK (kind IN ('case', 'proof', 'revocation')),
  object_id   uuid NOT NULL,
  due_on      date NOT NULL,
  days_before integer NOT NULL CHECK (days_before > 0),
  told        boolean NOT NULL,
  at          timestamptz NOT NULL,
  PRIMARY KEY (kind, object_id, due_on, days_before)
);

-- The administrator's own wording of what an event says; the newest counts. All null: the built-in wording again.
CREATE TABLE wordings (
  id         uuid PRIMARY KEY,
  event      text NOT NULL,
  subject_zh text,
  subject_en text,
  body_zh    text,
  body_en    text,
  saved_by   uuid NOT NULL REFERENCES users (id),
  saved_at   timestamptz NOT NULL,
  CHECK (num_nulls(subject_zh, subject_en, body_zh, body_en) IN (0, 4))
);
CREATE INDEX wordings_event ON wordings (event, saved_at DESC, id);

CALL guard_table('letters');
CALL guard_table('reminders');
CALL guard_table('wordings');
CALL make_append_only('reminders');
CALL make_append_only('wordings');

-- One's own: whether it went out. The words are in the message.
GRANT SELECT (id, user_id, state) ON letters TO zc_applicant, zc_employer, zc_superior, zc_holder, zc_verification, zc_issuer,
  zc_reviewer, zc_secretary, zc_expert, zc_teller, zc_certificate, zc_catalogue, zc_department, zc_security, zc_auditor;
CREATE POLICY own ON letters FOR SELECT TO zc_applicant, zc_employer, zc_superior, zc_holder, zc_verification, zc_issuer,
  zc_reviewer, zc_secretary, zc_expert, zc_teller, zc_certificate, zc_catalogue, zc_department, zc_security, zc_auditor
  USING (user_id = (SELECT app_actor()));
GRANT SELECT, INSERT, UPDATE (state, address_masked, attempts, cause, tried_at, sent_at, busy_until) ON letters TO zc_system;
CREATE POLICY worker ON letters TO zc_system USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE (state, attempts) ON letters TO zc_admin;
CREATE POLICY admin_read ON letters FOR SELECT TO zc_admin USING (true);
-- Sending again is all an administrator may do to one.
CREATE POLICY admin_resend ON letters FOR UPDATE TO zc_admin USING (state IN ('failed', 'given_up')) WITH CHECK (state = 'waiting' AND attempts = 0);

GRANT SELECT, INSERT ON reminders TO zc_system;
CREATE POLICY worker ON reminders TO zc_system USING (true) WITH CHECK (true);

GRANT SELECT ON wordings TO zc_system, zc_admin, zc_auditor;
CREATE POLICY known ON wordings FOR SELECT TO zc_system, zc_admin, zc_auditor USING (true);
GRANT INSERT ON wordings TO zc_admin;
CREATE POLICY admin_adds ON wordings FOR INSERT TO zc_admin WITH CHECK (saved_by = (SELECT app_actor()));
