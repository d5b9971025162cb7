DROP POLICY seated ON cases;
DROP FUNCTION have_cast, ballots_cast, cast_ballot;
DROP TABLE tallies, published_ballots, ballots, opinions, recusals, session_cases, pool_secrets, panel_members, panel_sessions, experts CASCADE;
DROP FUNCTION chair_case_ids, declaration_list, expert_case_ids, expert_session_ids;
