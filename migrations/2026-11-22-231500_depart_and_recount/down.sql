CREATE OR REPLACE FUNCTION cast_ballot(p_session uuid, p_case uuid, p_sealed bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM 1 FROM panel_sessions WHERE id = p_session AND state = 'voting' FOR SHARE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM panel_members WHERE session_id = p_session AND expert_id = app_actor() AND present_at IS NOT NULL)
     OR EXISTS (SELECT 1 FROM recusals WHERE session_id = p_session AND case_id = p_case AND expert_id = app_actor())
     OR i_accepted(p_case) THEN
    RETURN false;
  END IF;
  INSERT INTO ballots (session_id, case_id, expert_id, sealed) VALUES (p_session, p_case, app_actor(), p_sealed)
    ON CONFLICT (session_id, case_id, expert_id) DO UPDATE SET sealed = excluded.sealed;
  RETURN true;
END $$;
CREATE OR REPLACE FUNCTION i_preside(p_session uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT EXISTS (
    SELECT 1 FROM panel_members m WHERE m.session_id = p_session AND m.expert_id = app_actor() AND m.present_at IS NOT NULL
       AND (m.is_chair OR (m.seat = 2 AND NOT EXISTS (
             SELECT 1 FROM panel_members c WHERE c.session_id = p_session AND c.is_chair AND c.present_at IS NOT NULL))))
$$;
DROP POLICY signs ON panel_sessions;
CREATE POLICY signs ON panel_sessions FOR UPDATE TO zc_expert
  USING (state = 'closed' AND i_preside(id)) WITH CHECK (signed_by = (SELECT app_actor()));
DROP POLICY closes ON panel_sessions;
CREATE POLICY closes ON panel_sessions FOR UPDATE TO zc_teller USING (state = 'voting' AND (SELECT app_actor()) IN (teller_a, teller_b)) WITH CHECK (state = 'closed');
DROP FUNCTION confirm_recount;
DROP FUNCTION record_departure;
ALTER TABLE panel_sessions DROP COLUMN recounted_at, DROP COLUMN recounted_by, DROP COLUMN closed_by;
ALTER TABLE panel_members DROP COLUMN left_after_voting, DROP COLUMN left_because, DROP COLUMN left_at;
