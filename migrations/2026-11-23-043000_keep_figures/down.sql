DROP FUNCTION figures_amiss;
DROP FUNCTION case_figures;
DROP INDEX cases_decided, cases_reviewed, cases_standing, cases_opened;
DROP TRIGGER mark_moments ON cases;
DROP FUNCTION mark_moments;
DROP FUNCTION moments_of;
DROP FUNCTION is_decided;
ALTER TABLE cases DROP COLUMN decided_at, DROP COLUMN reviewed_at, DROP COLUMN entered_at;
