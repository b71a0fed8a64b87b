-- silent

-- before
CREATE ROLE app;
CREATE TABLE secrets (id bigint PRIMARY KEY, owner name);
ALTER TABLE secrets ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON secrets TO app USING (owner = current_user);
CREATE VIEW hidden AS SELECT id FROM secrets;

-- then
CREATE VIEW of_the_caller WITH (security_invoker) AS SELECT id FROM hidden;
GRANT SELECT ON of_the_caller TO app;
