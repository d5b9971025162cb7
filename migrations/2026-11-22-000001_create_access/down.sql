DROP FUNCTION ensure_applicant;
DROP TABLE audit, one_time_links, login_attempts, sessions, credentials, memberships, users, organisations;
DROP PROCEDURE make_append_only, guard_table;
DROP FUNCTION refuse_rewrite, app_role, app_org, app_actor;
