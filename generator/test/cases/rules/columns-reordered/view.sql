-- finds risky view public.v

-- before
CREATE TABLE t (a integer, b integer);
CREATE VIEW v AS SELECT a, b FROM t;

-- then
DROP VIEW v;
CREATE VIEW v AS SELECT b, a FROM t;
