-- Database roles belong to the cluster: made once, under a lock, whichever schema asks first.
-- app.login and app.public_login name the logins that may take them on; neither has any right of its own.
DO $$
DECLARE
  role_name text;
  signed_in text[] := ARRAY['zc_auth', 'zc_applicant', 'zc_employer', 'zc_superior', 'zc_holder', 'zc_verification', 'zc_issuer',
    'zc_reviewer', 'zc_secretary', 'zc_expert', 'zc_teller', 'zc_certificate', 'zc_catalogue', 'zc_department', 'zc_admin', 'zc_security',
    'zc_auditor', 'zc_system', 'zc_agency'];
BEGIN
  PERFORM pg_advisory_xact_lock(7001298);
  FOREACH role_name IN ARRAY signed_in || ARRAY['zc_owner', 'zc_public'] LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = role_name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
    END IF;
  END LOOP;
  FOREACH role_name IN ARRAY signed_in || ARRAY['zc_public'] LOOP
    IF NOT pg_has_role(current_setting('app.login'), role_name, 'MEMBER') THEN
      EXECUTE format('GRANT %I TO %I', role_name, current_setting('app.login'));
    END IF;
  END LOOP;
  IF NOT pg_has_role(current_setting('app.public_login'), 'zc_public', 'MEMBER') THEN
    EXECUTE format('GRANT zc_public TO %I', current_setting('app.public_login'));
  END IF;
  IF NOT pg_has_role(current_user, 'zc_owner', 'MEMBER') THEN
    EXECUTE format('GRANT zc_owner TO %I', current_user);
  END IF;
  EXECUTE format('GRANT ALL ON SCHEMA %I TO zc_owner', current_schema());
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO PUBLIC', current_schema());
END $$;
