-- finds nothing

-- before
CREATE ROLE app;
CREATE ROLE auditor;
CREATE TABLE secrets (id bigint PRIMARY KEY, owner name);
ALTER TABLE secrets ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON secrets TO app USING (owner = current_user);
CREATE POLICY everything ON secrets FOR SELECT TO auditor USING (true);
GRANT SELECT ON secrets TO app, auditor;
CREATE TABLE plain (id bigint PRIMARY KEY);
CREATE VIEW known AS SELECT id FROM secrets;
GRANT SELECT ON known TO app;
CREATE VIEW of_plain AS SELECT id FROM plain;
GRANT SELECT ON of_plain TO app;

-- then
CREATE VIEW of_its_caller WITH (security_invoker = true) AS SELECT * FROM secrets;
GRANT SELECT ON of_its_caller TO app;
CREATE VIEW for_nobody AS SELECT * FROM secrets;
CREATE VIEW for_auditors AS SELECT * FROM secrets;
GRANT SELECT ON for_auditors TO auditor;
CREATE OR REPLACE VIEW known AS SELECT id, owner FROM secrets;
ALTER TABLE plain ENABLE ROW LEVEL SECURITY;
