-- finds nothing

-- before
CREATE TABLE t (a integer) PARTITION BY LIST (a);

-- then
CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1);
