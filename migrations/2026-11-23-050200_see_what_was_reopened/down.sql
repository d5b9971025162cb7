ALTER POLICY office ON cases USING (status <> 'verifying' AND (SELECT is_receiving_office()));
