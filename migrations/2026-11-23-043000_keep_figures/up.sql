-- What the figures are counted from: three moments of a case, kept by a trigger in the transaction of the move, so that no count
-- has to read the timeline. `zhicheng figures check` compares them with it.

ALTER TABLE cases
  -- Since when the case stands where it stands.
  ADD COLUMN entered_at timestamptz,
  -- When the office answered the filing: accepted, or not accepted. A filing made anew is answered anew.
  ADD COLUMN reviewed_at timestamptz,
  -- When the case was decided: a certificate, or a decision against it. Empty while it goes on, or ended undecided.
  ADD COLUMN decided_at timestamptz;

CREATE FUNCTION is_decided(p_status text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT p_status IN ('certified', 'not_passed', 'not_accepted', 'verification_failed', 'declined_by_employer', 'objection_upheld')
$$;

-- The same three moments told from the timeline alone.
CREATE FUNCTION moments_of(p_case uuid, p_status text, OUT entered timestamptz, OUT reviewed timestamptz, OUT decided timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  WITH moves AS (SELECT seq, from_status, to_status, at FROM timeline WHERE case_id = p_case AND from_status IS DISTINCT FROM to_status)
  SELECT (SELECT at FROM moves ORDER BY seq DESC LIMIT 1),
         (SELECT CASE WHEN to_status <> 'filed' THEN at END FROM moves
           WHERE to_status = 'filed' OR (from_status = 'filed' AND to_status IN ('accepted', 'not_accepted')) ORDER BY seq DESC LIMIT 1),
         CASE WHEN is_decided(p_status) OR p_status = 'revoked'
              THEN (SELECT at FROM moves WHERE is_decided(to_status) ORDER BY seq DESC LIMIT 1) END
$$;
REVOKE ALL ON FUNCTION moments_of FROM PUBLIC;

UPDATE cases c SET entered_at = coalesce(m.entered, c.changed_at), reviewed_at = m.reviewed, decided_at = m.decided
  FROM cases o CROSS JOIN LATERAL moments_of(o.id, o.status) m WHERE o.id = c.id;
ALTER TABLE cases ALTER COLUMN entered_at SET NOT NULL;

CREATE FUNCTION mark_moments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.entered_at := NEW.opened_at;
  ELSIF NEW.status <> OLD.status THEN
    NEW.entered_at := NEW.changed_at;
    NEW.reviewed_at := CASE WHEN NEW.status = 'filed' THEN NULL
                            WHEN OLD.status = 'filed' AND NEW.status IN ('accepted', 'not_accepted') THEN NEW.changed_at
                            ELSE OLD.reviewed_at END;
    NEW.decided_at := CASE WHEN is_decided(NEW.status) THEN NEW.changed_at
                           WHEN NEW.status = 'revoked' THEN OLD.decided_at END;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER mark_moments BEFORE INSERT OR UPDATE OF status ON cases FOR EACH ROW EXECUTE FUNCTION mark_moments();

-- Each figure is one pass over one of these.
CREATE INDEX cases_opened ON cases (opened_at) INCLUDE (status, step, list_id, item_number);
CREATE INDEX cases_standing ON cases (status, entered_at) INCLUDE (list_id, item_number)
  WHERE status IN ('verifying', 'preparing', 'employer_review', 'publicity', 'ready_to_file', 'filed', 'correction', 'accepted',
                   'panel_review', 'result_publicity', 'certifying');
CREATE INDEX cases_reviewed ON cases (reviewed_at) INCLUDE (filed_at, list_id, item_number) WHERE reviewed_at IS NOT NULL;
CREATE INDEX cases_decided ON cases (decided_at) INCLUDE (opened_at, list_id, item_number) WHERE decided_at IS NOT NULL;

-- Numbers and the names of officers, never a case: so the office may count what it may not read. `p_days` are the working days
-- of the calendar in order; the number of them between two dates is the difference of two places in the list.
-- Null: whoever reviews for another organisation is told nothing (ADR 13).
CREATE FUNCTION case_figures(p_from timestamptz, p_until timestamptz, p_level text, p_days date[]) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  WITH asked AS (SELECT list_id, number FROM list_items WHERE class = 'C' AND title_level = p_level)
  SELECT jsonb_build_object(
    'opened', (SELECT coalesce(jsonb_agg(f), '[]') FROM (
      SELECT status, step, count(*) AS cases FROM cases
       WHERE opened_at >= p_from AND opened_at < p_until
         AND (p_level IS NULL OR (list_id, item_number) IN (SELECT list_id, number FROM asked)) GROUP BY 1, 2) f),
    'standing', (SELECT coalesce(jsonb_agg(f), '[]') FROM (
      SELECT status, (entered_at AT TIME ZONE 'Asia/Shanghai')::date AS since, count(*) AS cases FROM cases
       WHERE status IN ('verifying', 'preparing', 'employer_review', 'publicity', 'ready_to_file', 'filed', 'correction', 'accepted',
                        'panel_review', 'result_publicity', 'certifying')
         AND (p_level IS NULL OR (list_id, item_number) IN (SELECT list_id, number FROM asked)) GROUP BY 1, 2) f),
    'reviewed', (SELECT coalesce(jsonb_agg(f), '[]') FROM (
      SELECT width_bucket((reviewed_at AT TIME ZONE 'Asia/Shanghai')::date, p_days)
           - width_bucket((filed_at AT TIME ZONE 'Asia/Shanghai')::date, p_days) AS days, count(*) AS cases FROM cases
       WHERE reviewed_at >= p_from AND reviewed_at < p_until
         AND (p_level IS NULL OR (list_id, item_number) IN (SELECT list_id, number FROM asked)) GROUP BY 1) f),
    'decided', (SELECT coalesce(jsonb_agg(f), '[]') FROM (
      SELECT width_bucket((decided_at AT TIME ZONE 'Asia/Shanghai')::date, p_days)
           - width_bucket((opened_at AT TIME ZONE 'Asia/Shanghai')::date, p_days) AS days, count(*) AS cases FROM cases
       WHERE decided_at >= p_from AND decided_at < p_until
         AND (p_level IS NULL OR (list_id, item_number) IN (SELECT list_id, number FROM asked)) GROUP BY 1) f),
    -- Who has how much in hand: for the office and the auditor.
    'load', CASE WHEN app_role() <> 'zc_secretary' THEN (SELECT coalesce(jsonb_agg(f), '[]') FROM (
      SELECT claimed_by AS officer, (SELECT name FROM users WHERE id = claimed_by) AS name, due_on,
             suspended_at IS NOT NULL AS is_paused, count(*) AS cases FROM cases
       WHERE (status = 'filed' OR suspended_at IS NOT NULL) AND status <> 'verifying'
         AND (p_level IS NULL OR (list_id, item_number) IN (SELECT list_id, number FROM asked)) GROUP BY 1, 3, 4) f) END)
   WHERE app_role() <> 'zc_reviewer' OR is_receiving_office()
$$;
REVOKE ALL ON FUNCTION case_figures FROM PUBLIC;
GRANT EXECUTE ON FUNCTION case_figures TO zc_reviewer, zc_secretary, zc_auditor;

-- Cases whose kept moments are not those of their timeline: numbers, at most a hundred.
CREATE FUNCTION figures_amiss() RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT coalesce(jsonb_agg(number), '[]') FROM (
    SELECT c.number FROM cases c CROSS JOIN LATERAL moments_of(c.id, c.status) m
     WHERE (c.entered_at, c.reviewed_at, c.decided_at) IS DISTINCT FROM (m.entered, m.reviewed, m.decided)
     ORDER BY c.number LIMIT 100) amiss
$$;
REVOKE ALL ON FUNCTION figures_amiss FROM PUBLIC;
GRANT EXECUTE ON FUNCTION figures_amiss TO zc_system;
