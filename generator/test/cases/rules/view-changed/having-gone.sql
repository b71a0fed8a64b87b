-- finds risky view public.v

-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer, owner text);
CREATE VIEW v AS SELECT owner, count(*) AS n FROM t WHERE a > 0 GROUP BY owner HAVING count(*) > 5 AND max(a) > 1 ORDER BY owner;

-- then
CREATE OR REPLACE VIEW v AS SELECT owner, count(*) AS n FROM t WHERE a > 0 GROUP BY owner HAVING max(a) > 1;
