DROP FUNCTION mark_manager;
DROP FUNCTION end_officer;
DROP FUNCTION keep_a_manager;
DROP FUNCTION invite_officer;
DROP FUNCTION lock_unit;
DROP POLICY hands_over ON cases;
DROP POLICY opens ON cases;
CREATE POLICY opens ON cases FOR INSERT TO zc_employer
  WITH CHECK (org_id = (SELECT app_org()) AND opened_by = (SELECT app_actor()) AND status = 'verifying' AND version = 0);
DROP FUNCTION works_for_unit;
DROP FUNCTION manages_unit;
DROP FUNCTION is_end_status;
DROP INDEX cases_unit_status;
ALTER TABLE cases DROP COLUMN unit_officer;
ALTER TABLE memberships DROP COLUMN known_as, DROP COLUMN is_account_manager;
