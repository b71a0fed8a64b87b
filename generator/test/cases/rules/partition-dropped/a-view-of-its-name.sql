-- finds breaking partition t1 on public.t

-- before
CREATE TABLE s (id integer PRIMARY KEY);
CREATE TABLE t (a integer, b int4range) PARTITION BY LIST (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1);

-- then
DROP TABLE t1;
CREATE VIEW t1 AS SELECT 1 AS a;
