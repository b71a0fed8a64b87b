-- finds risky partition t1 on public.t

-- before
CREATE TABLE t (a integer, b text) PARTITION BY LIST (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1);
CREATE UNIQUE INDEX t1_b ON t1 (b);

-- then
ALTER TABLE t1 ADD CONSTRAINT t1_b_key UNIQUE (b);
