DROP FUNCTION check_certificate;
DROP TABLE certificates, issue_batches;
