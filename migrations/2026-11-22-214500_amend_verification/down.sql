DROP POLICY amends ON verifications;
REVOKE UPDATE (state, version, certificate_no, name_on_certificate, awarded_on, consent_at, changed_at) ON verifications FROM zc_employer;
