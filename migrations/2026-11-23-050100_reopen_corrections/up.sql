-- A case that comes back from its lapse has its notice again, to a new last day (D-18, D-19).
GRANT UPDATE (closed_at, due_on) ON corrections TO zc_system;
