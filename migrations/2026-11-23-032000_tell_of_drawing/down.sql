ALTER TABLE certificates DROP COLUMN draw_error;
