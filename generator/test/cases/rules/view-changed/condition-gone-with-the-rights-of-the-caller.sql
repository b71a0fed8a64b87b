-- finds risky view public.v

-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer, owner text);
CREATE ROLE clerk;
CREATE VIEW v WITH (security_invoker) AS SELECT id, a FROM t WHERE a > 0;
GRANT SELECT ON v TO clerk;

-- then
CREATE OR REPLACE VIEW v WITH (security_invoker) AS SELECT id, a FROM t;
