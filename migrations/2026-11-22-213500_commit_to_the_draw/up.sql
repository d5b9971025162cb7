-- The draw by two people: the pool is frozen and its hash published, then secretary and auditor commit, then both reveal.

ALTER TABLE panel_sessions DROP CONSTRAINT panel_sessions_state_check;
ALTER TABLE panel_sessions ADD CONSTRAINT panel_sessions_state_check
  CHECK (state IN ('preparing', 'drawing', 'declaring', 'reading', 'voting', 'closed', 'signed', 'adjourned'));

-- Every freeze of a pool, also one that was cancelled: nothing is drawn twice in silence.
CREATE TABLE draws (
  session_id        uuid NOT NULL REFERENCES panel_sessions (id),
  number            integer NOT NULL CHECK (number > 0),
  pool              jsonb NOT NULL,
  pool_hash         text NOT NULL,
  frozen_by         uuid NOT NULL REFERENCES users (id),
  frozen_at         timestamptz NOT NULL,
  cancelled_by      uuid REFERENCES users (id),
  cancelled_at      timestamptz,
  cancelled_because text,
  PRIMARY KEY (session_id, number),
  CHECK ((cancelled_at IS NULL) = (cancelled_because IS NULL) AND (cancelled_at IS NULL) = (cancelled_by IS NULL))
);
CREATE UNIQUE INDEX draws_standing ON draws (session_id) WHERE cancelled_at IS NULL;
-- A commitment, and later the number committed to. Two people: the second unique key compares by person.
CREATE TABLE draw_contributions (
  session_id   uuid NOT NULL,
  number       integer NOT NULL,
  party        text NOT NULL CHECK (party IN ('secretary', 'auditor')),
  person_id    uuid NOT NULL REFERENCES users (id),
  commitment   text NOT NULL,
  committed_at timestamptz NOT NULL,
  contribution text,
  revealed_at  timestamptz,
  PRIMARY KEY (session_id, number, party),
  UNIQUE (session_id, number, person_id),
  FOREIGN KEY (session_id, number) REFERENCES draws (session_id, number),
  CHECK ((contribution IS NULL) = (revealed_at IS NULL))
);
INSERT INTO draws (session_id, number, pool, pool_hash, frozen_by, frozen_at)
  SELECT id, 1, draw -> 'pool', pool_hash, created_by, created_at FROM panel_sessions WHERE draw IS NOT NULL;

-- Each freeze has its own salts.
ALTER TABLE pool_secrets ADD COLUMN draw integer NOT NULL DEFAULT 1;
ALTER TABLE pool_secrets ALTER COLUMN draw DROP DEFAULT;
ALTER TABLE pool_secrets DROP CONSTRAINT pool_secrets_pkey, DROP CONSTRAINT pool_secrets_session_id_expert_id_key;
ALTER TABLE pool_secrets ADD PRIMARY KEY (session_id, draw, position), ADD UNIQUE (session_id, draw, expert_id);
ALTER TABLE pool_secrets ADD FOREIGN KEY (session_id, draw) REFERENCES draws (session_id, number);

CALL guard_table('draws');
CALL guard_table('draw_contributions');

-- Whether a draw stands and both have committed: only then is anything revealed.
CREATE FUNCTION both_committed(p_session uuid, p_number integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT (SELECT count(*) FROM draw_contributions c WHERE c.session_id = p_session AND c.number = p_number) = 2
     AND EXISTS (SELECT 1 FROM draws d WHERE d.session_id = p_session AND d.number = p_number AND d.cancelled_at IS NULL)
$$;
-- What is written stays: a commitment for ever, a contribution from the moment it is revealed, a pool, a cancellation.
CREATE FUNCTION keep_contribution() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  -- A reveal and a cancellation never pass each other.
  PERFORM 1 FROM draws WHERE session_id = OLD.session_id AND number = OLD.number AND cancelled_at IS NULL FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the draw was cancelled' USING ERRCODE = 'ZC003';
  END IF;
  IF OLD.contribution IS NOT NULL OR (NEW.session_id, NEW.number, NEW.party, NEW.person_id, NEW.commitment, NEW.committed_at)
     IS DISTINCT FROM (OLD.session_id, OLD.number, OLD.party, OLD.person_id, OLD.commitment, OLD.committed_at) THEN
    RAISE EXCEPTION 'a contribution to a draw is not changed' USING ERRCODE = 'ZC003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep BEFORE UPDATE ON draw_contributions FOR EACH ROW EXECUTE FUNCTION keep_contribution();
CREATE TRIGGER keep_rows BEFORE DELETE ON draw_contributions FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE FUNCTION keep_draw() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  -- Once the seed is known, the draw stands.
  IF (SELECT count(contribution) FROM draw_contributions WHERE session_id = OLD.session_id AND number = OLD.number) = 2 THEN
    RAISE EXCEPTION 'both have revealed: the draw stands' USING ERRCODE = 'ZC003';
  END IF;
  IF OLD.cancelled_at IS NOT NULL OR (NEW.session_id, NEW.number, NEW.pool, NEW.pool_hash, NEW.frozen_by, NEW.frozen_at)
     IS DISTINCT FROM (OLD.session_id, OLD.number, OLD.pool, OLD.pool_hash, OLD.frozen_by, OLD.frozen_at) THEN
    RAISE EXCEPTION 'a frozen pool is not changed' USING ERRCODE = 'ZC003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep BEFORE UPDATE ON draws FOR EACH ROW EXECUTE FUNCTION keep_draw();
CREATE TRIGGER keep_rows BEFORE DELETE ON draws FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

REVOKE ALL ON FUNCTION both_committed FROM PUBLIC;
GRANT EXECUTE ON FUNCTION both_committed TO zc_secretary, zc_auditor;
GRANT SELECT ON draws, draw_contributions TO zc_secretary, zc_auditor, zc_expert, zc_system;
CREATE POLICY reads ON draws FOR SELECT TO zc_secretary, zc_auditor, zc_system USING (true);
CREATE POLICY reads ON draw_contributions FOR SELECT TO zc_secretary, zc_auditor, zc_system USING (true);
CREATE POLICY sits ON draws FOR SELECT TO zc_expert USING (session_id = ANY ((SELECT expert_session_ids())::uuid[]));
CREATE POLICY sits ON draw_contributions FOR SELECT TO zc_expert USING (session_id = ANY ((SELECT expert_session_ids())::uuid[]));
GRANT INSERT, UPDATE (cancelled_by, cancelled_at, cancelled_because) ON draws TO zc_secretary;
CREATE POLICY freezes ON draws FOR INSERT TO zc_secretary WITH CHECK (frozen_by = (SELECT app_actor()) AND cancelled_at IS NULL);
CREATE POLICY cancels ON draws FOR UPDATE TO zc_secretary USING (true) WITH CHECK (cancelled_by = (SELECT app_actor()));
GRANT INSERT, UPDATE (contribution, revealed_at) ON draw_contributions TO zc_secretary, zc_auditor;
CREATE POLICY commits ON draw_contributions FOR INSERT TO zc_secretary
  WITH CHECK (party = 'secretary' AND person_id = (SELECT app_actor()) AND contribution IS NULL);
CREATE POLICY commits_too ON draw_contributions FOR INSERT TO zc_auditor
  WITH CHECK (party = 'auditor' AND person_id = (SELECT app_actor()) AND contribution IS NULL);
CREATE POLICY reveals ON draw_contributions FOR UPDATE TO zc_secretary, zc_auditor
  USING (person_id = (SELECT app_actor()) AND both_committed(session_id, number)) WITH CHECK (person_id = (SELECT app_actor()));
-- The replay compares who sits with who was drawn.
GRANT SELECT ON pool_secrets TO zc_system;
CREATE POLICY replays ON pool_secrets FOR SELECT TO zc_system USING (true);
