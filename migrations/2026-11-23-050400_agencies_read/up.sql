-- An agency's officer reads the state of their own letters, and the rounds that everybody reads.
GRANT SELECT (id, user_id, state) ON letters TO zc_agency;
CREATE POLICY agency_own ON letters FOR SELECT TO zc_agency USING (user_id = (SELECT app_actor()));
GRANT SELECT ON rounds TO zc_agency;
CREATE POLICY agency_known ON rounds FOR SELECT TO zc_agency USING (true);
