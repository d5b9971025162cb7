-- What another calendar would do to the deadlines that run: for the administrator, who sees no case. Days and numbers, no names.
CREATE FUNCTION open_deadlines() RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT coalesce(jsonb_agg(d ORDER BY d.ends_on, d.status, d.began_on), '[]') FROM (
    SELECT c.status, came.began_on, c.due_on AS ends_on, count(*) AS cases
    FROM cases c CROSS JOIN LATERAL (
      SELECT (max(t.at) AT TIME ZONE 'Asia/Shanghai')::date AS began_on FROM timeline t
      WHERE t.case_id = c.id AND t.to_status = c.status AND t.from_status IS DISTINCT FROM t.to_status) came
    WHERE c.status IN ('filed', 'correction') AND c.due_on IS NOT NULL AND c.suspended_at IS NULL AND came.began_on IS NOT NULL
    GROUP BY 1, 2, 3) d
$$;
REVOKE ALL ON FUNCTION open_deadlines FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_deadlines TO zc_admin;
