-- finds risky partition p on public.t

-- before
CREATE TABLE t (a integer) PARTITION BY LIST (a);
CREATE TABLE p PARTITION OF t FOR VALUES IN (1);

-- then
ALTER TABLE p SET UNLOGGED;
