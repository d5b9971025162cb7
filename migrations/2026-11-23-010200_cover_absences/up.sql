-- A reviewer is away from one day to another, both included, and a colleague covers (ADR 20). No reason: the office needs the days.
-- An absence ends by its last day, by hand, or when the cover declines; nothing runs to end it.
CREATE TABLE absences (
  id           uuid PRIMARY KEY,
  user_id      uuid NOT NULL REFERENCES users (id),
  org_id       uuid REFERENCES organisations (id),
  covered_by   uuid NOT NULL REFERENCES users (id),
  from_on      date NOT NULL,
  until_on     date NOT NULL,
  announced_at timestamptz NOT NULL,
  ended_at     timestamptz,
  declined_at  timestamptz,
  CHECK (user_id <> covered_by),
  CHECK (until_on BETWEEN from_on AND from_on + 365)
);
CREATE INDEX absences_user ON absences (user_id, until_on);
CREATE INDEX absences_cover ON absences (covered_by, until_on);
CREATE INDEX absences_org ON absences (org_id, until_on);

CALL guard_table('absences');
GRANT SELECT ON absences TO zc_reviewer, zc_auditor, zc_system;
CREATE POLICY overseer ON absences FOR SELECT TO zc_auditor, zc_system USING (true);
-- Colleagues see who is away and who covers: they hand cases over.
CREATE POLICY office ON absences FOR SELECT TO zc_reviewer USING (org_id IS NOT DISTINCT FROM (SELECT app_org()));
GRANT INSERT ON absences TO zc_reviewer;
CREATE POLICY announces ON absences FOR INSERT TO zc_reviewer
  WITH CHECK (user_id = (SELECT app_actor()) AND org_id IS NOT DISTINCT FROM (SELECT app_org())
              AND ended_at IS NULL AND declined_at IS NULL AND is_office_reviewer(covered_by));
GRANT UPDATE (ended_at, declined_at) ON absences TO zc_reviewer;
CREATE POLICY ends ON absences FOR UPDATE TO zc_reviewer
  USING (user_id = (SELECT app_actor()) AND ended_at IS NULL AND declined_at IS NULL)
  WITH CHECK (user_id = (SELECT app_actor()) AND declined_at IS NULL);
CREATE POLICY declines ON absences FOR UPDATE TO zc_reviewer
  USING (covered_by = (SELECT app_actor()) AND ended_at IS NULL AND declined_at IS NULL)
  WITH CHECK (covered_by = (SELECT app_actor()) AND ended_at IS NULL);
