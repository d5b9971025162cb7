DROP TABLE session_exceptions;
