-- The minutes are locked by the signature: their content and its hash are kept as they were, and any later difference shows.

CREATE TABLE locked_minutes (
  session_id uuid PRIMARY KEY REFERENCES panel_sessions (id),
  content    jsonb NOT NULL,
  digest     text NOT NULL,
  signed_by  uuid NOT NULL REFERENCES users (id),
  signed_at  timestamptz NOT NULL
);
CALL guard_table('locked_minutes');
CALL make_append_only('locked_minutes');
GRANT SELECT ON locked_minutes TO zc_secretary, zc_auditor, zc_system;
CREATE POLICY reads ON locked_minutes FOR SELECT TO zc_secretary, zc_auditor, zc_system USING (true);

-- What the minutes say, by ids: people may change their names. Opinions stand without their writers, in the order of random ids.
CREATE FUNCTION minutes_content(p_session uuid) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET timezone = 'UTC' AS $$
  SELECT jsonb_build_object(
    'session', (SELECT to_jsonb(s) - ARRAY['state', 'version', 'public_key', 'share_a_at', 'share_b_at'] FROM panel_sessions s WHERE s.id = p_session),
    'members', (SELECT coalesce(jsonb_agg(to_jsonb(m) ORDER BY m.seat), '[]') FROM panel_members m WHERE m.session_id = p_session),
    'recusals', (SELECT coalesce(jsonb_agg(to_jsonb(r) ORDER BY r.case_id, r.expert_id), '[]') FROM recusals r WHERE r.session_id = p_session),
    'cases', (SELECT coalesce(jsonb_agg(jsonb_build_object('case', c.case_id, 'position', c.position, 'taken_off',
                CASE WHEN c.removed_at < s.signed_at THEN c.removed_because END) ORDER BY c.position), '[]')
                FROM session_cases c JOIN panel_sessions s ON s.id = c.session_id WHERE c.session_id = p_session),
    'opinions', (SELECT coalesce(jsonb_agg(to_jsonb(o) - 'expert_id' ORDER BY o.id), '[]') FROM opinions o WHERE o.session_id = p_session),
    'tallies', (SELECT coalesce(jsonb_agg(to_jsonb(t) ORDER BY t.case_id), '[]') FROM tallies t WHERE t.session_id = p_session),
    'exceptions', (SELECT coalesce(jsonb_agg(to_jsonb(e) ORDER BY e.kind), '[]') FROM session_exceptions e WHERE e.session_id = p_session),
    'draws', (SELECT coalesce(jsonb_agg(to_jsonb(d) ORDER BY d.number), '[]') FROM draws d WHERE d.session_id = p_session))
$$;
CREATE FUNCTION minutes_digest(p_session uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS
  $$ SELECT encode(sha256(convert_to(minutes_content(p_session)::text, 'UTF8')), 'hex') $$;
-- Called with the signature, by the one who signs; a second call changes nothing.
CREATE FUNCTION lock_minutes(p_session uuid) RETURNS boolean LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  WITH locked AS (
    INSERT INTO locked_minutes (session_id, content, digest, signed_by, signed_at)
      SELECT s.id, minutes_content(s.id), minutes_digest(s.id), s.signed_by, s.signed_at FROM panel_sessions s
       WHERE s.id = p_session AND s.state = 'signed' AND s.signed_by = app_actor()
      ON CONFLICT (session_id) DO NOTHING RETURNING 1)
  SELECT EXISTS (SELECT 1 FROM locked)
$$;
REVOKE ALL ON FUNCTION minutes_content, minutes_digest, lock_minutes FROM PUBLIC;
GRANT EXECUTE ON FUNCTION minutes_digest TO zc_secretary, zc_auditor, zc_system;
GRANT EXECUTE ON FUNCTION lock_minutes TO zc_expert;
