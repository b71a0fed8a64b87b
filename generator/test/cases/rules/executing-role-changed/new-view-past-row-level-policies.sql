-- finds risky view public.all_secrets
-- finds risky materialized view public.copied
-- finds risky view public.granted_later

-- before
CREATE ROLE app;
CREATE ROLE auditor;
CREATE TABLE secrets (id bigint PRIMARY KEY, owner name);
ALTER TABLE secrets ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON secrets TO app USING (owner = current_user);
CREATE POLICY everything ON secrets FOR SELECT TO auditor USING (true);
GRANT SELECT ON secrets TO app, auditor;
CREATE TABLE plain (id bigint PRIMARY KEY);
CREATE VIEW granted_later AS SELECT id FROM secrets;

-- then
CREATE VIEW all_secrets AS SELECT * FROM secrets;
GRANT SELECT ON all_secrets TO app, auditor;
CREATE MATERIALIZED VIEW copied AS SELECT * FROM secrets;
GRANT SELECT ON copied TO app;
GRANT SELECT ON granted_later TO app;
