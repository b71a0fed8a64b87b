-- finds risky view public.v

-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer, owner text);
CREATE VIEW v AS SELECT id FROM t WHERE a > 0 UNION ALL SELECT a FROM t WHERE owner IN (SELECT owner FROM t WHERE id = 1) ORDER BY 1 LIMIT 3;

-- then
CREATE OR REPLACE VIEW v AS SELECT id FROM t WHERE a > 0 UNION ALL SELECT a FROM t ORDER BY 1 LIMIT 3;
