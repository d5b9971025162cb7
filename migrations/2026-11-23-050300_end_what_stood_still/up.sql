-- A case that ends while its clock stands still stands still no longer: it would stay in the office's queue for ever (D-17, D-19).
CREATE OR REPLACE FUNCTION move_case(p_id uuid, p_version integer, p_action text, p_from text, p_to text, p_step smallint,
                          p_waiting_for text, p_due_on date, p_at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM legal_moves WHERE action = p_action AND from_status = p_from AND to_status = p_to AND db_role = app_role()) THEN
    RAISE EXCEPTION 'no move % from % to % for %', p_action, p_from, p_to, app_role() USING ERRCODE = 'ZC002';
  END IF;
  UPDATE cases SET
      status = p_to, version = version + 1, step = p_step, waiting_for = p_waiting_for, due_on = p_due_on, changed_at = p_at,
      left_status = CASE WHEN p_from <> p_to THEN p_from ELSE left_status END,
      suspended_at = CASE WHEN p_action = 'suspend' THEN p_at WHEN p_action IN ('resume', 'withdraw', 'terminate') THEN NULL
                          ELSE suspended_at END,
      filed_at = CASE WHEN p_action = 'file' THEN p_at ELSE filed_at END,
      claimed_by = CASE WHEN p_step <> 3 THEN NULL ELSE claimed_by END
    WHERE id = p_id AND version = p_version AND status = p_from
      AND (app_role() <> 'zc_employer' OR org_id = app_org())
      AND (app_role() <> 'zc_applicant' OR applicant_id = app_actor());
  RETURN FOUND;
END $$;
UPDATE cases SET suspended_at = NULL WHERE suspended_at IS NOT NULL AND status IN ('withdrawn', 'terminated');
