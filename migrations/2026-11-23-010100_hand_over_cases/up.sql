-- A case goes from one reviewer of the office to another (ADR 20). A reviewer reads no other person's row, so the names of the
-- colleagues come through a function: id and name of whoever reviews for the acting office today, nothing else.
CREATE FUNCTION office_reviewers() RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) ORDER BY p.name, p.id), '[]')
    FROM (SELECT DISTINCT u.id, u.name FROM users u JOIN memberships m ON m.user_id = u.id
           WHERE m.role = 'reviewer' AND m.ended_at IS NULL AND u.disabled_at IS NULL
             AND m.org_id IS NOT DISTINCT FROM app_org()) p
$$;
CREATE FUNCTION is_office_reviewer(p_person uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT EXISTS (SELECT 1 FROM users u JOIN memberships m ON m.user_id = u.id
                  WHERE u.id = p_person AND m.role = 'reviewer' AND m.ended_at IS NULL AND u.disabled_at IS NULL
                    AND m.org_id IS NOT DISTINCT FROM app_org())
$$;

-- What keeps a person from reviewing a case: it is their own, their own unit's, they acted in it in another capacity, or they
-- declared a tie to it as an expert. Null: nothing.
CREATE FUNCTION tie_to_case(p_case uuid, p_person uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT CASE
      WHEN c.applicant_id = p_person THEN 'applicant'
      WHEN EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = p_person AND m.org_id = c.org_id AND m.ended_at IS NULL) THEN 'unit'
      WHEN EXISTS (SELECT 1 FROM timeline t WHERE t.case_id = c.id AND t.actor_id = p_person AND t.actor_role <> 'reviewer')
        OR EXISTS (SELECT 1 FROM verification_answers a WHERE a.verification_id = c.verification_id AND a.recorded_by = p_person)
        OR EXISTS (SELECT 1 FROM verification_reviews r JOIN verification_answers a ON a.id = r.answer_id
                    WHERE a.verification_id = c.verification_id AND r.reviewed_by = p_person)
        OR EXISTS (SELECT 1 FROM opinions o WHERE o.case_id = c.id AND o.expert_id = p_person) THEN 'acted'
      WHEN EXISTS (SELECT 1 FROM recusals r WHERE r.case_id = c.id AND r.expert_id = p_person) THEN 'declared'
    END FROM cases c WHERE c.id = p_case
$$;
REVOKE ALL ON FUNCTION office_reviewers, is_office_reviewer, tie_to_case FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office_reviewers, is_office_reviewer, tie_to_case TO zc_reviewer;

-- Whoever writes the column, it can name nobody but a live reviewer of the writer's office without a tie, or nobody.
ALTER POLICY claims ON cases
  WITH CHECK (claimed_by IS NULL OR (is_office_reviewer(claimed_by) AND tie_to_case(id, claimed_by) IS NULL));

-- "Mine", "a colleague's", and who has any at all.
CREATE INDEX cases_of_reviewer ON cases (claimed_by, queue_on, id) WHERE claimed_by IS NOT NULL;
