-- finds breaking view public.v

-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer, owner text);
CREATE ROLE clerk; CREATE ROLE "A b";
CREATE VIEW v AS SELECT id, a FROM t WHERE a > 0;
GRANT SELECT ON v TO clerk, "A b", PUBLIC;
GRANT SELECT ON t TO clerk;

-- then
CREATE OR REPLACE VIEW v AS SELECT id, a FROM t;
