-- finds nothing

-- before
CREATE TABLE t (a integer, b text) PARTITION BY LIST (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1);
CREATE INDEX t_b ON ONLY t (b);
CREATE INDEX t1_b ON t1 (b);

-- then
ALTER INDEX t_b ATTACH PARTITION t1_b;
