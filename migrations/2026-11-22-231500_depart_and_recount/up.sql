-- A member who leaves in mid-session no longer attends; the second teller counts the published ballots again before the chair signs.

ALTER TABLE panel_members
  ADD COLUMN left_at timestamptz,
  ADD COLUMN left_because text,
  -- Their ballots were in, or the count was over: what they cast stands, and they count as having attended.
  ADD COLUMN left_after_voting boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT panel_members_left CHECK ((left_at IS NULL) = (left_because IS NULL)
                                           AND (left_at IS NULL OR present_at IS NOT NULL)
                                           AND (left_at IS NOT NULL OR NOT left_after_voting));
ALTER TABLE panel_sessions
  ADD COLUMN closed_by uuid REFERENCES users (id),
  ADD COLUMN recounted_by uuid REFERENCES users (id),
  ADD COLUMN recounted_at timestamptz,
  ADD CONSTRAINT panel_sessions_recounted CHECK ((recounted_by IS NULL) = (recounted_at IS NULL) AND recounted_by <> closed_by);

-- Marks the departure. Whether they had cast is seen here and nowhere else: the secretary reads no ballot.
CREATE FUNCTION record_departure(p_session uuid, p_expert uuid, p_because text, p_at timestamptz) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  WITH gone AS (
    UPDATE panel_members m SET left_at = p_at, left_because = p_because, left_after_voting = s.state = 'closed'
             OR EXISTS (SELECT 1 FROM ballots b WHERE b.session_id = m.session_id AND b.expert_id = m.expert_id)
      FROM panel_sessions s
     WHERE s.id = m.session_id AND s.state IN ('reading', 'voting', 'closed') AND m.session_id = p_session
       AND m.expert_id = p_expert AND m.present_at IS NOT NULL AND m.left_at IS NULL RETURNING 1)
  SELECT EXISTS (SELECT 1 FROM gone)
$$;
-- By the teller who did not close the vote, once, before the signature.
CREATE FUNCTION confirm_recount(p_session uuid, p_at timestamptz) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  WITH done AS (
    UPDATE panel_sessions SET recounted_by = app_actor(), recounted_at = p_at
     WHERE id = p_session AND state = 'closed' AND recounted_by IS NULL
       AND app_actor() IN (teller_a, teller_b) AND closed_by <> app_actor() RETURNING 1)
  SELECT EXISTS (SELECT 1 FROM done)
$$;
REVOKE ALL ON FUNCTION record_departure, confirm_recount FROM PUBLIC;
GRANT EXECUTE ON FUNCTION record_departure TO zc_secretary;
GRANT EXECUTE ON FUNCTION confirm_recount TO zc_teller;

GRANT UPDATE (closed_by) ON panel_sessions TO zc_teller;
DROP POLICY closes ON panel_sessions;
CREATE POLICY closes ON panel_sessions FOR UPDATE TO zc_teller
  USING (state = 'voting' AND (SELECT app_actor()) IN (teller_a, teller_b)) WITH CHECK (state = 'closed' AND closed_by = (SELECT app_actor()));
DROP POLICY signs ON panel_sessions;
CREATE POLICY signs ON panel_sessions FOR UPDATE TO zc_expert
  USING (state = 'closed' AND recounted_by IS NOT NULL AND i_preside(id)) WITH CHECK (signed_by = (SELECT app_actor()));

CREATE OR REPLACE FUNCTION cast_ballot(p_session uuid, p_case uuid, p_sealed bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM 1 FROM panel_sessions WHERE id = p_session AND state = 'voting' FOR SHARE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM panel_members WHERE session_id = p_session AND expert_id = app_actor()
                    AND present_at IS NOT NULL AND left_at IS NULL)
     OR EXISTS (SELECT 1 FROM recusals WHERE session_id = p_session AND case_id = p_case AND expert_id = app_actor())
     OR i_accepted(p_case) THEN
    RETURN false;
  END IF;
  INSERT INTO ballots (session_id, case_id, expert_id, sealed) VALUES (p_session, p_case, app_actor(), p_sealed)
    ON CONFLICT (session_id, case_id, expert_id) DO UPDATE SET sealed = excluded.sealed;
  RETURN true;
END $$;
-- The chair, or, where the chair did not come or has left, the vice-chair (second seat).
CREATE OR REPLACE FUNCTION i_preside(p_session uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT EXISTS (
    SELECT 1 FROM panel_members m WHERE m.session_id = p_session AND m.expert_id = app_actor()
       AND m.present_at IS NOT NULL AND m.left_at IS NULL
       AND (m.is_chair OR (m.seat = 2 AND NOT EXISTS (
             SELECT 1 FROM panel_members c WHERE c.session_id = p_session AND c.is_chair
                AND c.present_at IS NOT NULL AND c.left_at IS NULL))))
$$;
