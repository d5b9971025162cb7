DROP FUNCTION notice_by_token, lodge_objection, point_case, move_case, lock_case, next_number;
DROP PROCEDURE follow_case;
DROP TABLE legal_moves, timeline, proposals, checks, correction_items, corrections, verdicts, objections, notices,
  employer_findings, documents, applications CASCADE;
DROP TABLE consents CASCADE;
DROP TABLE cases CASCADE;
DROP FUNCTION superior_case_ids;
DROP TABLE verification_reviews, verification_answers, verifications, number_series CASCADE;
