DROP TABLE wordings;
DROP TABLE reminders;
DROP INDEX messages_for_digest, messages_letter;
ALTER TABLE messages DROP COLUMN letter_id, DROP COLUMN delivery;
ALTER TABLE messages ADD COLUMN email_state text NOT NULL DEFAULT 'waiting' CHECK (email_state IN ('waiting', 'sent', 'failed'));
GRANT UPDATE (email_state) ON messages TO zc_system;
DROP TABLE letters;
DROP FUNCTION keep_letter;
ALTER TABLE users DROP COLUMN letters;
