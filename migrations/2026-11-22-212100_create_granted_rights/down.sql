DROP TABLE granted_rights;
