CREATE OR REPLACE VIEW a AS SELECT id, heading FROM accounts;
