DROP FUNCTION open_deadlines();
