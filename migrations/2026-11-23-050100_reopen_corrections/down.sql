REVOKE UPDATE (due_on) ON corrections FROM zc_system;
