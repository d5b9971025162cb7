DROP POLICY agency_known ON rounds;
REVOKE SELECT ON rounds FROM zc_agency;
DROP POLICY agency_own ON letters;
REVOKE SELECT (id, user_id, state) ON letters FROM zc_agency;
