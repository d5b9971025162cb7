-- The electronic certificate (§2(3)5). A number is reserved when a batch is prepared, the file is made by the worker,
-- a second officer looks at it and confirms; nothing is issued by one person.

CREATE TABLE issue_batches (
  id           uuid PRIMARY KEY,
  number       text NOT NULL UNIQUE,
  prepared_by  uuid NOT NULL REFERENCES users (id),
  prepared_at  timestamptz NOT NULL,
  confirmed_by uuid REFERENCES users (id),
  confirmed_at timestamptz,
  CHECK (confirmed_by IS NULL OR confirmed_by <> prepared_by)
);
CREATE INDEX issue_batches_open ON issue_batches (prepared_at, id) WHERE confirmed_at IS NULL;

CREATE TABLE certificates (
  id              uuid PRIMARY KEY,
  case_id         uuid NOT NULL REFERENCES cases (id),
  batch_id        uuid NOT NULL REFERENCES issue_batches (id),
  number          text NOT NULL UNIQUE,
  public_code     text NOT NULL UNIQUE,
  status          text NOT NULL CHECK (status IN ('prepared', 'valid', 'corrected', 'suspended', 'revoked')),
  holder_name     text NOT NULL,
  holder_latin    text,
  holder_masked   text NOT NULL,
  title_zh        text NOT NULL,
  title_en        text NOT NULL,
  title_level     text NOT NULL,
  speciality      text NOT NULL,
  basis           text NOT NULL,
  awarded_on      date NOT NULL,
  is_demo         boolean NOT NULL,
  pdf_key         text,
  pdf_sha256      text,
  issued_at       timestamptz,
  status_reason   text,
  status_at       timestamptz NOT NULL,
  replaced_by     uuid REFERENCES certificates (id),
  CHECK (status = 'prepared' OR (pdf_key IS NOT NULL AND issued_at IS NOT NULL))
);
CREATE UNIQUE INDEX certificates_live ON certificates (case_id) WHERE replaced_by IS NULL;
CREATE INDEX certificates_batch ON certificates (batch_id, number);
CREATE INDEX certificates_register ON certificates (status, number);

CALL guard_table('issue_batches');
CALL guard_table('certificates');

GRANT SELECT, INSERT, UPDATE (confirmed_by, confirmed_at) ON issue_batches TO zc_certificate;
CREATE POLICY office ON issue_batches TO zc_certificate USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (status, issued_at, status_reason, status_at, replaced_by) ON certificates TO zc_certificate;
CREATE POLICY office ON certificates TO zc_certificate USING (true) WITH CHECK (true);
GRANT SELECT ON issue_batches, certificates TO zc_auditor, zc_system;
CREATE POLICY overseer ON issue_batches FOR SELECT TO zc_auditor, zc_system USING (true);
CREATE POLICY overseer ON certificates FOR SELECT TO zc_auditor, zc_system USING (true);
GRANT UPDATE (pdf_key, pdf_sha256) ON certificates TO zc_system;
CREATE POLICY makes ON certificates FOR UPDATE TO zc_system USING (status = 'prepared') WITH CHECK (status = 'prepared');
GRANT SELECT ON certificates TO zc_applicant, zc_employer, zc_reviewer, zc_secretary;
CREATE POLICY of_case ON certificates FOR SELECT TO zc_applicant, zc_employer, zc_reviewer, zc_secretary
  USING (status <> 'prepared' AND EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id));

-- The public check: one exact code, never a list; what is told is already masked.
CREATE FUNCTION check_certificate(p_code text) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT jsonb_build_object('number', number, 'status', status, 'holder_masked', holder_masked, 'title_zh', title_zh, 'title_en', title_en,
                            'title_level', title_level, 'speciality', speciality, 'basis', basis, 'awarded_on', awarded_on,
                            'is_demo', is_demo, 'pdf_sha256', pdf_sha256, 'status_reason', status_reason, 'status_at', status_at)
    FROM certificates WHERE public_code = p_code AND status <> 'prepared'
$$;
REVOKE ALL ON FUNCTION check_certificate FROM PUBLIC;
GRANT EXECUTE ON FUNCTION check_certificate TO zc_public;
