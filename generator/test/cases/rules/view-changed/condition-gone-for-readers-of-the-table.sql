-- finds risky view public.v

-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer, owner text);
CREATE ROLE clerk;
CREATE VIEW v AS SELECT id, a FROM t WHERE a > 0;
GRANT SELECT ON v TO clerk;
GRANT SELECT ON t TO PUBLIC;

-- then
CREATE OR REPLACE VIEW v AS SELECT id, a FROM t;
