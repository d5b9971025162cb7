-- A session keeps the policy it was opened under, can end without a decision, and is chaired by the vice-chair when the chair is away.

ALTER TABLE panel_sessions
  ADD COLUMN policy jsonb,
  ADD COLUMN adjourned_at timestamptz,
  ADD COLUMN adjourned_because text,
  ADD CONSTRAINT panel_sessions_adjourned CHECK ((state = 'adjourned') = (adjourned_at IS NOT NULL)
                                                 AND (adjourned_at IS NULL) = (adjourned_because IS NULL));
-- Why a case was taken off: for the minutes.
ALTER TABLE session_cases ADD COLUMN removed_because text;
GRANT UPDATE (removed_because) ON session_cases TO zc_secretary;

-- Who accepted a case as its reviewer does not vote on it (four eyes, by person), whatever seat they hold.
CREATE FUNCTION i_accepted(p_case uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS
  $$ SELECT EXISTS (SELECT 1 FROM timeline WHERE case_id = p_case AND action = 'accept' AND actor_id = app_actor()) $$;
REVOKE ALL ON FUNCTION i_accepted FROM PUBLIC;
GRANT EXECUTE ON FUNCTION i_accepted TO zc_expert;
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

-- The sealed ballots of a session that ended without a count; nobody could read them, and now nobody holds them.
CREATE FUNCTION discard_ballots(p_session uuid) RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  WITH gone AS (
    DELETE FROM ballots WHERE session_id = p_session
       AND EXISTS (SELECT 1 FROM panel_sessions s WHERE s.id = p_session AND s.state = 'adjourned') RETURNING 1)
  SELECT count(*) FROM gone
$$;
REVOKE ALL ON FUNCTION discard_ballots FROM PUBLIC;
GRANT EXECUTE ON FUNCTION discard_ballots TO zc_secretary;

-- The chair, or, where the chair did not come, the vice-chair (second seat).
CREATE FUNCTION i_preside(p_session uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT EXISTS (
    SELECT 1 FROM panel_members m WHERE m.session_id = p_session AND m.expert_id = app_actor() AND m.present_at IS NOT NULL
       AND (m.is_chair OR (m.seat = 2 AND NOT EXISTS (
             SELECT 1 FROM panel_members c WHERE c.session_id = p_session AND c.is_chair AND c.present_at IS NOT NULL))))
$$;
REVOKE ALL ON FUNCTION i_preside FROM PUBLIC;
GRANT EXECUTE ON FUNCTION i_preside TO zc_expert;
DROP POLICY signs ON panel_sessions;
CREATE POLICY signs ON panel_sessions FOR UPDATE TO zc_expert
  USING (state = 'closed' AND i_preside(id)) WITH CHECK (signed_by = (SELECT app_actor()));
CREATE OR REPLACE FUNCTION chair_case_ids() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT coalesce(array_agg(c.case_id), '{}') FROM session_cases c
    JOIN panel_sessions s ON s.id = c.session_id AND s.state IN ('closed', 'signed')
   WHERE c.removed_at IS NULL AND i_preside(c.session_id)
$$;
