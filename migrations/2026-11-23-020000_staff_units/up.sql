-- The people of a unit: who manages its accounts, who joins and leaves, and who is in charge of each case (ADR 21).

ALTER TABLE memberships
  ADD COLUMN is_account_manager boolean NOT NULL DEFAULT false,
  -- The name under which the unit invited somebody. It stands in the unit's list, so that the list does not tell
  -- whether the address had an account of another name before.
  ADD COLUMN known_as text CHECK (known_as IS NULL OR length(known_as) BETWEEN 1 AND 100),
  ADD CONSTRAINT memberships_manage_a_unit
    CHECK (NOT is_account_manager OR (role = 'employer' AND org_id IS NOT NULL AND ended_at IS NULL));
-- Whoever came first manages until the mark is handed over.
UPDATE memberships SET is_account_manager = true WHERE id IN (
  SELECT DISTINCT ON (org_id) id FROM memberships
   WHERE role = 'employer' AND ended_at IS NULL AND org_id IS NOT NULL ORDER BY org_id, created_at, id);

-- Who is in charge of a case at the unit; whoever opens it, until it is handed over.
ALTER TABLE cases ADD COLUMN unit_officer uuid REFERENCES users (id);
UPDATE cases SET unit_officer = opened_by;
ALTER TABLE cases ALTER COLUMN unit_officer SET NOT NULL;
CREATE INDEX cases_unit_officer ON cases (org_id, unit_officer, changed_at DESC, id);
-- A list of one status in the order of opening: publicity of several cases.
CREATE INDEX cases_unit_status ON cases (org_id, status, number);

-- The ends of the procedure, as domain::case::Status::is_end has them (a test compares the two).
CREATE FUNCTION is_end_status(p_status text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT p_status IN ('certified', 'revoked', 'verification_failed', 'declined_by_employer', 'objection_upheld', 'lapsed',
                      'not_accepted', 'not_passed', 'withdrawn', 'terminated')
$$;

-- Whether the actor manages the accounts of the unit they act for.
CREATE FUNCTION manages_unit() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT app_role() = 'zc_employer' AND EXISTS (
    SELECT 1 FROM memberships WHERE user_id = app_actor() AND org_id = app_org() AND role = 'employer'
       AND is_account_manager AND ended_at IS NULL)
$$;
-- Whether somebody works for the unit today.
CREATE FUNCTION works_for_unit(p_user uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT EXISTS (SELECT 1 FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.user_id = p_user AND m.org_id = app_org() AND m.role = 'employer' AND m.ended_at IS NULL AND u.disabled_at IS NULL)
$$;

DROP POLICY opens ON cases;
CREATE POLICY opens ON cases FOR INSERT TO zc_employer
  WITH CHECK (org_id = (SELECT app_org()) AND opened_by = (SELECT app_actor()) AND unit_officer = (SELECT app_actor())
              AND status = 'verifying' AND version = 0);
-- One's own cases, or as account manager anybody's; to somebody who works for the unit.
GRANT UPDATE (unit_officer) ON cases TO zc_employer;
CREATE POLICY hands_over ON cases FOR UPDATE TO zc_employer
  USING (org_id = (SELECT app_org()) AND (unit_officer = (SELECT app_actor()) OR (SELECT manages_unit())))
  WITH CHECK (org_id = (SELECT app_org()) AND works_for_unit(unit_officer));

-- Two account managers who end each other at once wait for each other here; what follows is read afterwards.
CREATE FUNCTION lock_unit() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM 1 FROM organisations WHERE id = app_org() FOR UPDATE;
END $$;

-- Invites somebody to act for the unit. Null when that was done before; whether the address already had an account is not told.
CREATE FUNCTION invite_officer(p_membership uuid, p_new_user uuid, p_email text, p_name text, p_at timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  person uuid;
BEGIN
  IF NOT manages_unit() THEN
    RAISE EXCEPTION 'only an account manager invites' USING ERRCODE = '42501';
  END IF;
  INSERT INTO users (id, email, name, is_demo, created_at)
    VALUES (p_new_user, p_email, p_name, coalesce((SELECT is_demo FROM organisations o WHERE o.id = app_org()), false), p_at)
    ON CONFLICT (lower(email)) DO NOTHING;
  SELECT id INTO STRICT person FROM users WHERE lower(email) = lower(p_email);
  INSERT INTO memberships (id, user_id, org_id, role, known_as, created_at)
    VALUES (p_membership, person, app_org(), 'employer', p_name, p_at) ON CONFLICT DO NOTHING;
  RETURN CASE WHEN FOUND THEN person END;
END $$;

-- Ends somebody's work for the unit, and every session in which they act for it. False when it had ended before.
CREATE FUNCTION end_officer(p_membership uuid, p_at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  leaving memberships%ROWTYPE;
BEGIN
  PERFORM lock_unit();
  IF NOT manages_unit() THEN
    RAISE EXCEPTION 'only an account manager ends a membership' USING ERRCODE = '42501';
  END IF;
  SELECT * INTO leaving FROM memberships WHERE id = p_membership AND org_id = app_org() AND role = 'employer' AND ended_at IS NULL;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  IF EXISTS (SELECT 1 FROM cases WHERE org_id = app_org() AND unit_officer = leaving.user_id AND NOT is_end_status(status)) THEN
    RAISE EXCEPTION 'open cases are not handed over' USING ERRCODE = 'ZC005';
  END IF;
  UPDATE memberships SET ended_at = p_at, is_account_manager = false WHERE id = p_membership;
  PERFORM keep_a_manager();
  DELETE FROM sessions WHERE membership_id = p_membership;
  RETURN true;
END $$;

-- Gives the mark of an account manager, or takes it back.
CREATE FUNCTION mark_manager(p_membership uuid, p_is_manager boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM lock_unit();
  IF NOT manages_unit() THEN
    RAISE EXCEPTION 'only an account manager hands the mark over' USING ERRCODE = '42501';
  END IF;
  UPDATE memberships SET is_account_manager = p_is_manager
   WHERE id = p_membership AND org_id = app_org() AND role = 'employer' AND ended_at IS NULL AND is_account_manager <> p_is_manager;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM keep_a_manager();
  RETURN true;
END $$;

-- A unit is never left without somebody who can sign in and manage it.
CREATE FUNCTION keep_a_manager() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM memberships m JOIN users u ON u.id = m.user_id
                  WHERE m.org_id = app_org() AND m.is_account_manager AND u.disabled_at IS NULL) THEN
    RAISE EXCEPTION 'a unit keeps an account manager' USING ERRCODE = 'ZC005';
  END IF;
END $$;

REVOKE ALL ON FUNCTION manages_unit, works_for_unit, lock_unit, invite_officer, end_officer, mark_manager, keep_a_manager FROM PUBLIC;
GRANT EXECUTE ON FUNCTION manages_unit, works_for_unit, lock_unit, invite_officer, end_officer, mark_manager TO zc_employer;
