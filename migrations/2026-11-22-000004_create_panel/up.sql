-- The panel (flow.md 3). There is no table, at any time, that holds an expert together with a choice that can be read:
-- `ballots` holds sealed bytes, `published_ballots` holds choices without experts, in an order that says nothing.

CREATE TABLE experts (
  user_id       uuid PRIMARY KEY REFERENCES users (id),
  series        text NOT NULL CHECK (series IN ('engineering', 'accounting', 'economics')),
  specialties   text NOT NULL,
  employer_name text NOT NULL,
  employer_code text,
  ties          jsonb NOT NULL DEFAULT '[]',
  term_until    date NOT NULL,
  added_at      timestamptz NOT NULL
);
CREATE INDEX experts_series ON experts (series, term_until);

CREATE TABLE panel_sessions (
  id          uuid PRIMARY KEY,
  number      text NOT NULL UNIQUE,
  title       text NOT NULL,
  series      text NOT NULL CHECK (series IN ('engineering', 'accounting', 'economics')),
  held_on     date NOT NULL,
  size        integer NOT NULL CHECK (size > 0 AND size % 2 = 1),
  state       text NOT NULL CHECK (state IN ('preparing', 'declaring', 'reading', 'voting', 'closed', 'signed', 'adjourned')),
  version     integer NOT NULL DEFAULT 0,
  teller_a    uuid NOT NULL REFERENCES users (id),
  teller_b    uuid NOT NULL REFERENCES users (id),
  pool_hash   text,
  draw        jsonb,
  public_key  bytea,
  -- When each teller took their share of the key; the shares themselves are never stored.
  share_a_at  timestamptz,
  share_b_at  timestamptz,
  created_by  uuid NOT NULL REFERENCES users (id),
  created_at  timestamptz NOT NULL,
  opened_at   timestamptz,
  closed_at   timestamptz,
  signed_by   uuid REFERENCES users (id),
  signed_at   timestamptz,
  CHECK (teller_a <> teller_b),
  CHECK ((signed_by IS NULL) = (signed_at IS NULL))
);
CREATE INDEX panel_sessions_state ON panel_sessions (state, held_on, id);

CREATE TABLE panel_members (
  session_id  uuid NOT NULL REFERENCES panel_sessions (id),
  expert_id   uuid NOT NULL REFERENCES users (id),
  seat        integer NOT NULL,
  is_chair    boolean NOT NULL DEFAULT false,
  declared_at timestamptz,
  present_at  timestamptz,
  PRIMARY KEY (session_id, expert_id),
  UNIQUE (session_id, seat)
);
CREATE UNIQUE INDEX panel_members_chair ON panel_members (session_id) WHERE is_chair;
CREATE INDEX panel_members_expert ON panel_members (expert_id, session_id);

-- Who stands at which position of the frozen pool, and the salt that proves it. Names of experts: for the secretary and the auditor.
CREATE TABLE pool_secrets (
  session_id uuid NOT NULL REFERENCES panel_sessions (id),
  position   integer NOT NULL,
  expert_id  uuid NOT NULL REFERENCES users (id),
  salt       bytea NOT NULL,
  PRIMARY KEY (session_id, position),
  UNIQUE (session_id, expert_id)
);

CREATE TABLE session_cases (
  session_id uuid NOT NULL REFERENCES panel_sessions (id),
  case_id    uuid NOT NULL REFERENCES cases (id),
  position   integer NOT NULL,
  removed_at timestamptz,
  PRIMARY KEY (session_id, case_id),
  UNIQUE (session_id, position)
);
CREATE UNIQUE INDEX session_cases_once ON session_cases (case_id, session_id) WHERE removed_at IS NULL;

CREATE TABLE recusals (
  session_id uuid NOT NULL,
  case_id    uuid NOT NULL REFERENCES cases (id),
  expert_id  uuid NOT NULL REFERENCES users (id),
  reason     text NOT NULL,
  found_by   text NOT NULL CHECK (found_by IN ('expert', 'system')),
  at         timestamptz NOT NULL,
  PRIMARY KEY (session_id, case_id, expert_id),
  FOREIGN KEY (session_id, case_id) REFERENCES session_cases (session_id, case_id)
);

CREATE TABLE opinions (
  id         uuid PRIMARY KEY,
  session_id uuid NOT NULL,
  case_id    uuid NOT NULL REFERENCES cases (id),
  expert_id  uuid NOT NULL REFERENCES users (id),
  content    text NOT NULL,
  at         timestamptz NOT NULL,
  FOREIGN KEY (session_id, case_id) REFERENCES session_cases (session_id, case_id)
);
CREATE INDEX opinions_case ON opinions (session_id, case_id, at);

-- Sealed to the session key; replaceable until close; removed at close, when the key is destroyed.
CREATE TABLE ballots (
  session_id uuid NOT NULL,
  case_id    uuid NOT NULL,
  expert_id  uuid NOT NULL,
  sealed     bytea NOT NULL,
  PRIMARY KEY (session_id, case_id, expert_id),
  FOREIGN KEY (session_id, case_id) REFERENCES session_cases (session_id, case_id),
  FOREIGN KEY (session_id, expert_id) REFERENCES panel_members (session_id, expert_id)
);
CREATE TABLE published_ballots (
  id         uuid PRIMARY KEY,
  session_id uuid NOT NULL,
  case_id    uuid NOT NULL,
  choice     text NOT NULL CHECK (choice IN ('yes', 'no', 'abstain')),
  nonce      text NOT NULL,
  FOREIGN KEY (session_id, case_id) REFERENCES session_cases (session_id, case_id)
);
CREATE INDEX published_ballots_case ON published_ballots (session_id, case_id);
CREATE TABLE tallies (
  session_id uuid NOT NULL,
  case_id    uuid NOT NULL,
  members    integer NOT NULL,
  present    integer NOT NULL,
  recused    integer NOT NULL,
  yes        integer NOT NULL,
  no         integer NOT NULL,
  abstained  integer NOT NULL,
  unusable   integer NOT NULL,
  outcome    text NOT NULL CHECK (outcome IN ('passed', 'not_passed', 'no_quorum')),
  root       text NOT NULL,
  closed_at  timestamptz NOT NULL,
  PRIMARY KEY (session_id, case_id),
  FOREIGN KEY (session_id, case_id) REFERENCES session_cases (session_id, case_id)
);

CALL guard_table('experts');
CALL guard_table('panel_sessions');
CALL guard_table('panel_members');
CALL guard_table('pool_secrets');
CALL guard_table('session_cases');
CALL guard_table('recusals');
CALL guard_table('opinions');
CALL guard_table('ballots');
CALL guard_table('published_ballots');
CALL guard_table('tallies');
CALL make_append_only('pool_secrets');
CALL make_append_only('opinions');
CALL make_append_only('published_ballots');
CALL make_append_only('tallies');
CALL make_append_only('recusals');

-- Which sessions an expert sits in, and which cases they may read there: not those they are recused from.
CREATE FUNCTION expert_session_ids() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS
  $$ SELECT coalesce(array_agg(session_id), '{}') FROM panel_members WHERE expert_id = app_actor() $$;
CREATE FUNCTION expert_case_ids() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT coalesce(array_agg(c.case_id), '{}') FROM session_cases c
    JOIN panel_members m ON m.session_id = c.session_id AND m.expert_id = app_actor() AND m.declared_at IS NOT NULL
    JOIN panel_sessions s ON s.id = c.session_id AND s.state IN ('reading', 'voting', 'closed', 'signed')
   WHERE c.removed_at IS NULL
     AND NOT EXISTS (SELECT 1 FROM recusals r WHERE r.session_id = c.session_id AND r.case_id = c.case_id AND r.expert_id = app_actor())
$$;
-- The names an expert declares ties against, before any paper opens: names and employers only.
CREATE FUNCTION declaration_list(p_session uuid) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('case_id', c.id, 'applicant_name', c.applicant_name, 'unit_name', o.name_zh,
                                               'credit_code', o.credit_code) ORDER BY sc.position), '[]')
    FROM session_cases sc JOIN cases c ON c.id = sc.case_id JOIN organisations o ON o.id = c.org_id
   WHERE sc.session_id = p_session AND sc.removed_at IS NULL
     AND EXISTS (SELECT 1 FROM panel_members m WHERE m.session_id = p_session AND m.expert_id = app_actor())
$$;
-- The chair signs for every case of the session, also one they are recused from: the signature is on the count, not on the merits.
CREATE FUNCTION chair_case_ids() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT coalesce(array_agg(c.case_id), '{}') FROM session_cases c
    JOIN panel_members m ON m.session_id = c.session_id AND m.expert_id = app_actor() AND m.is_chair
    JOIN panel_sessions s ON s.id = c.session_id AND s.state IN ('closed', 'signed')
   WHERE c.removed_at IS NULL
$$;
REVOKE ALL ON FUNCTION expert_session_ids, expert_case_ids, declaration_list, chair_case_ids FROM PUBLIC;
GRANT EXECUTE ON FUNCTION expert_session_ids, expert_case_ids, declaration_list, chair_case_ids TO zc_expert;
CREATE POLICY seated ON cases FOR SELECT TO zc_expert
  USING (id = ANY ((SELECT expert_case_ids())::uuid[]) OR id = ANY ((SELECT chair_case_ids())::uuid[]));

-- The secretary runs it; an auditor reads all but the sealed bytes.
GRANT SELECT, INSERT, UPDATE ON panel_sessions, panel_members TO zc_secretary;
GRANT SELECT, INSERT, UPDATE (removed_at) ON session_cases TO zc_secretary;
GRANT SELECT, INSERT ON recusals TO zc_secretary;
GRANT SELECT ON experts, opinions, tallies, published_ballots TO zc_secretary;
CREATE POLICY runs ON panel_sessions TO zc_secretary USING (true) WITH CHECK (true);
CREATE POLICY runs ON panel_members TO zc_secretary USING (true) WITH CHECK (true);
CREATE POLICY runs ON session_cases TO zc_secretary USING (true) WITH CHECK (true);
CREATE POLICY runs ON recusals TO zc_secretary USING (true) WITH CHECK (found_by = 'system');
GRANT SELECT, INSERT ON pool_secrets TO zc_secretary;
GRANT SELECT ON pool_secrets TO zc_auditor;
CREATE POLICY runs ON pool_secrets TO zc_secretary USING (true) WITH CHECK (true);
CREATE POLICY audits ON pool_secrets FOR SELECT TO zc_auditor USING (true);
CREATE POLICY reads ON experts FOR SELECT TO zc_secretary USING (true);
CREATE POLICY reads ON opinions FOR SELECT TO zc_secretary USING (true);
CREATE POLICY reads ON tallies FOR SELECT TO zc_secretary USING (true);
CREATE POLICY reads ON published_ballots FOR SELECT TO zc_secretary USING (true);
GRANT SELECT ON experts, panel_sessions, panel_members, session_cases, recusals, opinions, tallies, published_ballots TO zc_auditor, zc_system;
CREATE POLICY audits ON experts FOR SELECT TO zc_auditor, zc_system USING (true);
CREATE POLICY audits ON panel_sessions FOR SELECT TO zc_auditor, zc_system USING (true);
CREATE POLICY audits ON panel_members FOR SELECT TO zc_auditor, zc_system USING (true);
CREATE POLICY audits ON session_cases FOR SELECT TO zc_auditor, zc_system USING (true);
CREATE POLICY audits ON recusals FOR SELECT TO zc_auditor, zc_system USING (true);
CREATE POLICY audits ON opinions FOR SELECT TO zc_auditor, zc_system USING (true);
CREATE POLICY audits ON tallies FOR SELECT TO zc_auditor, zc_system USING (true);
CREATE POLICY audits ON published_ballots FOR SELECT TO zc_auditor, zc_system USING (true);

-- Experts: their own sessions and seats; opinions of cases they may read; never a ballot, not even their own.
GRANT SELECT ON panel_sessions, panel_members, session_cases, recusals, opinions, tallies, published_ballots TO zc_expert;
GRANT UPDATE (state, signed_by, signed_at, version) ON panel_sessions TO zc_expert;
GRANT UPDATE (declared_at, present_at) ON panel_members TO zc_expert;
GRANT INSERT ON recusals, opinions TO zc_expert;
CREATE POLICY sits ON panel_sessions FOR SELECT TO zc_expert USING (id = ANY ((SELECT expert_session_ids())::uuid[]));
CREATE POLICY signs ON panel_sessions FOR UPDATE TO zc_expert
  USING (state = 'closed' AND EXISTS (SELECT 1 FROM panel_members m WHERE m.session_id = id AND m.expert_id = (SELECT app_actor()) AND m.is_chair))
  WITH CHECK (signed_by = (SELECT app_actor()));
CREATE POLICY sits ON panel_members FOR SELECT TO zc_expert USING (session_id = ANY ((SELECT expert_session_ids())::uuid[]));
CREATE POLICY own ON panel_members FOR UPDATE TO zc_expert USING (expert_id = (SELECT app_actor())) WITH CHECK (expert_id = (SELECT app_actor()));
CREATE POLICY sits ON session_cases FOR SELECT TO zc_expert USING (session_id = ANY ((SELECT expert_session_ids())::uuid[]));
CREATE POLICY sits ON recusals FOR SELECT TO zc_expert USING (session_id = ANY ((SELECT expert_session_ids())::uuid[]));
CREATE POLICY declares ON recusals FOR INSERT TO zc_expert
  WITH CHECK (expert_id = (SELECT app_actor()) AND session_id = ANY ((SELECT expert_session_ids())::uuid[]));
CREATE POLICY seated ON opinions FOR SELECT TO zc_expert USING (case_id = ANY ((SELECT expert_case_ids())::uuid[]));
CREATE POLICY writes ON opinions FOR INSERT TO zc_expert
  WITH CHECK (expert_id = (SELECT app_actor()) AND case_id = ANY ((SELECT expert_case_ids())::uuid[]));
CREATE POLICY seated ON tallies FOR SELECT TO zc_expert USING (session_id = ANY ((SELECT expert_session_ids())::uuid[]));
CREATE POLICY seated ON published_ballots FOR SELECT TO zc_expert USING (session_id = ANY ((SELECT expert_session_ids())::uuid[]));

-- Casting goes through here: the vote must be open, the voter seated, present and not recused. Nothing can be read back.
-- False: the vote is not open, or this expert has no vote on this case.
CREATE FUNCTION cast_ballot(p_session uuid, p_case uuid, p_sealed bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM 1 FROM panel_sessions WHERE id = p_session AND state = 'voting' FOR SHARE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM panel_members WHERE session_id = p_session AND expert_id = app_actor() AND present_at IS NOT NULL)
     OR EXISTS (SELECT 1 FROM recusals WHERE session_id = p_session AND case_id = p_case AND expert_id = app_actor()) THEN
    RETURN false;
  END IF;
  INSERT INTO ballots (session_id, case_id, expert_id, sealed) VALUES (p_session, p_case, app_actor(), p_sealed)
    ON CONFLICT (session_id, case_id, expert_id) DO UPDATE SET sealed = excluded.sealed;
  RETURN true;
END $$;
-- How many have cast, without who or what: for the secretary's page.
CREATE FUNCTION ballots_cast(p_session uuid) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS
  $$ SELECT count(DISTINCT expert_id) FROM ballots WHERE session_id = p_session $$;
-- Whether I have cast: yes or no, nothing else.
CREATE FUNCTION have_cast(p_session uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS
  $$ SELECT EXISTS (SELECT 1 FROM ballots WHERE session_id = p_session AND expert_id = app_actor()) $$;
REVOKE ALL ON FUNCTION cast_ballot, ballots_cast, have_cast FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cast_ballot, have_cast TO zc_expert;
GRANT EXECUTE ON FUNCTION ballots_cast TO zc_secretary, zc_teller;

-- Tellers: their session; sealed ballots only once it is closed; then they are counted and removed in one transaction.
GRANT SELECT ON panel_sessions, panel_members, session_cases, recusals, tallies, published_ballots TO zc_teller;
GRANT UPDATE (state, version, closed_at, share_a_at, share_b_at) ON panel_sessions TO zc_teller;
GRANT SELECT, DELETE ON ballots TO zc_teller;
GRANT INSERT ON tallies, published_ballots TO zc_teller;
CREATE POLICY tells ON panel_sessions FOR SELECT TO zc_teller USING ((SELECT app_actor()) IN (teller_a, teller_b));
CREATE POLICY takes_share ON panel_sessions FOR UPDATE TO zc_teller USING (state = 'reading' AND (SELECT app_actor()) IN (teller_a, teller_b)) WITH CHECK (state = 'reading');
CREATE POLICY closes ON panel_sessions FOR UPDATE TO zc_teller USING (state = 'voting' AND (SELECT app_actor()) IN (teller_a, teller_b)) WITH CHECK (state = 'closed');
CREATE POLICY tells ON panel_members FOR SELECT TO zc_teller USING (EXISTS (SELECT 1 FROM panel_sessions s WHERE s.id = session_id));
CREATE POLICY tells ON session_cases FOR SELECT TO zc_teller USING (EXISTS (SELECT 1 FROM panel_sessions s WHERE s.id = session_id));
CREATE POLICY tells ON recusals FOR SELECT TO zc_teller USING (EXISTS (SELECT 1 FROM panel_sessions s WHERE s.id = session_id));
CREATE POLICY tells ON tallies FOR SELECT TO zc_teller USING (EXISTS (SELECT 1 FROM panel_sessions s WHERE s.id = session_id));
CREATE POLICY counts ON tallies FOR INSERT TO zc_teller WITH CHECK (EXISTS (SELECT 1 FROM panel_sessions s WHERE s.id = session_id AND s.state = 'closed'));
CREATE POLICY tells ON published_ballots FOR SELECT TO zc_teller USING (EXISTS (SELECT 1 FROM panel_sessions s WHERE s.id = session_id));
CREATE POLICY counts ON published_ballots FOR INSERT TO zc_teller WITH CHECK (EXISTS (SELECT 1 FROM panel_sessions s WHERE s.id = session_id AND s.state = 'closed'));
CREATE POLICY counts ON ballots FOR SELECT TO zc_teller USING (EXISTS (SELECT 1 FROM panel_sessions s WHERE s.id = session_id AND s.state = 'closed'));
CREATE POLICY destroys ON ballots FOR DELETE TO zc_teller USING (EXISTS (SELECT 1 FROM panel_sessions s WHERE s.id = session_id AND s.state = 'closed'));
