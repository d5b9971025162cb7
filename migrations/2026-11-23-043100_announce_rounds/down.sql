DROP FUNCTION carry_round;
DROP FUNCTION cancel_round;
DROP FUNCTION extend_round;
DROP FUNCTION announce_round;
DROP FUNCTION round_meets;
DROP FUNCTION shanghai_day;
ALTER TABLE cases DROP COLUMN round_id;
DROP TABLE rounds;
