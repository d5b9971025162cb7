DROP FUNCTION lock_minutes, minutes_digest, minutes_content;
DROP TABLE locked_minutes;
