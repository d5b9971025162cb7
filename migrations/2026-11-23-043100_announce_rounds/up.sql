-- Rounds of applications (D-28): the notice does not speak of them. Where none was ever announced filing is open all year.

CREATE TABLE rounds (
  id           uuid PRIMARY KEY,
  title        text NOT NULL CHECK (length(title) BETWEEN 1 AND 80),
  -- Empty: every level, every series.
  level        text CHECK (level IN ('junior', 'intermediate', 'associate_senior')),
  series       text CHECK (series IN ('engineering', 'accounting', 'economics')),
  opens_on     date NOT NULL,
  -- Both days included, in Shanghai.
  closes_on    date NOT NULL,
  note         text NOT NULL CHECK (length(note) <= 500),
  announced_by uuid NOT NULL REFERENCES users (id),
  announced_at timestamptz NOT NULL,
  -- Taken back before it opened, with the reason.
  cancelled_at timestamptz,
  cancelled_because text,
  CHECK (closes_on >= opens_on),
  CHECK ((cancelled_at IS NULL) = (cancelled_because IS NULL))
);
CREATE INDEX rounds_newest ON rounds (opens_on DESC, id DESC);
CREATE INDEX rounds_standing ON rounds (closes_on, opens_on) WHERE cancelled_at IS NULL;
ALTER TABLE cases ADD COLUMN round_id uuid REFERENCES rounds (id);
CREATE INDEX cases_round ON cases (round_id, queue_on, id) WHERE round_id IS NOT NULL;

CALL guard_table('rounds');
-- When one may file is for everybody to know.
GRANT SELECT ON rounds TO zc_applicant, zc_employer, zc_superior, zc_verification, zc_reviewer, zc_secretary, zc_expert, zc_certificate,
  zc_auditor, zc_system, zc_public;
CREATE POLICY known ON rounds FOR SELECT TO zc_applicant, zc_employer, zc_superior, zc_verification, zc_reviewer, zc_secretary, zc_expert,
  zc_certificate, zc_auditor, zc_system, zc_public USING (true);

-- Shanghai's day at a moment.
CREATE FUNCTION shanghai_day(p_at timestamptz) RETURNS date LANGUAGE sql STABLE AS
  $$ SELECT (p_at AT TIME ZONE 'Asia/Shanghai')::date $$;

-- Whether two rounds would be open to the same case on the same day: then a filing would not know its round.
CREATE FUNCTION round_meets(p_id uuid, p_level text, p_series text, p_opens date, p_closes date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT EXISTS (SELECT 1 FROM rounds WHERE id <> p_id AND cancelled_at IS NULL AND opens_on <= p_closes AND closes_on >= p_opens
    AND coalesce(level = p_level, true) AND coalesce(series = p_series, true))
$$;
REVOKE ALL ON FUNCTION round_meets FROM PUBLIC;

-- The three acts, one after another under one lock. False: another round is in the way, or the round is not as the reader saw it.
CREATE FUNCTION announce_round(p_id uuid, p_title text, p_level text, p_series text, p_opens date, p_closes date, p_note text,
                               p_at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7001299);
  IF NOT is_receiving_office() OR p_opens < shanghai_day(p_at) OR round_meets(p_id, p_level, p_series, p_opens, p_closes) THEN
    RETURN false;
  END IF;
  INSERT INTO rounds (id, title, level, series, opens_on, closes_on, note, announced_by, announced_at)
    VALUES (p_id, p_title, p_level, p_series, p_opens, p_closes, p_note, app_actor(), p_at) ON CONFLICT (id) DO NOTHING;
  RETURN FOUND;
END $$;
CREATE FUNCTION extend_round(p_id uuid, p_from date, p_to date, p_at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7001299);
  UPDATE rounds r SET closes_on = p_to
   WHERE id = p_id AND closes_on = p_from AND p_to > p_from AND cancelled_at IS NULL AND closes_on >= shanghai_day(p_at)
     AND is_receiving_office() AND NOT round_meets(id, r.level, r.series, opens_on, p_to);
  RETURN FOUND;
END $$;
CREATE FUNCTION cancel_round(p_id uuid, p_because text, p_at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7001299);
  UPDATE rounds SET cancelled_at = p_at, cancelled_because = p_because
   WHERE id = p_id AND cancelled_at IS NULL AND opens_on > shanghai_day(p_at) AND is_receiving_office();
  RETURN FOUND;
END $$;
-- A filing carries the round it was made in; only in the moment of filing, and only a round that is open then.
CREATE FUNCTION carry_round(p_case uuid, p_round uuid, p_at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE cases SET round_id = p_round
   WHERE id = p_case AND applicant_id = app_actor() AND status = 'filed' AND filed_at = p_at
     AND EXISTS (SELECT 1 FROM rounds WHERE id = p_round AND cancelled_at IS NULL AND shanghai_day(p_at) BETWEEN opens_on AND closes_on);
  RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION announce_round, extend_round, cancel_round, carry_round FROM PUBLIC;
GRANT EXECUTE ON FUNCTION announce_round, extend_round, cancel_round TO zc_reviewer;
GRANT EXECUTE ON FUNCTION carry_round TO zc_applicant;
