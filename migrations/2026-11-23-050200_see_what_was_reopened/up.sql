-- A case that the office brought back from a failed verification stays in its sight, though it is being verified again:
-- who reopened it must see what came of it, and the record of the move has to be written by the same hand (D-19).
ALTER POLICY office ON cases USING ((status <> 'verifying' OR left_status IS NOT DISTINCT FROM 'verification_failed')
  AND (SELECT is_receiving_office()));
