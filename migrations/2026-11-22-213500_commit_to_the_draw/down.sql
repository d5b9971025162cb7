DROP POLICY replays ON pool_secrets;
REVOKE SELECT ON pool_secrets FROM zc_system;
ALTER TABLE pool_secrets DROP CONSTRAINT pool_secrets_pkey, DROP CONSTRAINT pool_secrets_session_id_draw_expert_id_key,
  DROP CONSTRAINT pool_secrets_session_id_draw_fkey;
ALTER TABLE pool_secrets DROP COLUMN draw;
ALTER TABLE pool_secrets ADD PRIMARY KEY (session_id, position), ADD UNIQUE (session_id, expert_id);
DROP TABLE draw_contributions, draws;
DROP FUNCTION both_committed, keep_contribution, keep_draw;
ALTER TABLE panel_sessions DROP CONSTRAINT panel_sessions_state_check;
ALTER TABLE panel_sessions ADD CONSTRAINT panel_sessions_state_check
  CHECK (state IN ('preparing', 'declaring', 'reading', 'voting', 'closed', 'signed', 'adjourned'));
