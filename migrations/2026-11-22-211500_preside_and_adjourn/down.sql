CREATE OR REPLACE FUNCTION chair_case_ids() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT coalesce(array_agg(c.case_id), '{}') FROM session_cases c
    JOIN panel_members m ON m.session_id = c.session_id AND m.expert_id = app_actor() AND m.is_chair
    JOIN panel_sessions s ON s.id = c.session_id AND s.state IN ('closed', 'signed')
   WHERE c.removed_at IS NULL
$$;
DROP POLICY signs ON panel_sessions;
CREATE POLICY signs ON panel_sessions FOR UPDATE TO zc_expert
  USING (state = 'closed' AND EXISTS (SELECT 1 FROM panel_members m WHERE m.session_id = id AND m.expert_id = (SELECT app_actor()) AND m.is_chair))
  WITH CHECK (signed_by = (SELECT app_actor()));
DROP FUNCTION i_preside, discard_ballots;
CREATE OR REPLACE FUNCTION cast_ballot(p_session uuid, p_case uuid, p_sealed bytea) RETURNS boolean
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
DROP FUNCTION i_accepted;
ALTER TABLE session_cases DROP COLUMN removed_because;
ALTER TABLE panel_sessions DROP CONSTRAINT panel_sessions_adjourned;
ALTER TABLE panel_sessions DROP COLUMN policy, DROP COLUMN adjourned_at, DROP COLUMN adjourned_because;
