-- finds nothing

-- before
CREATE TABLE t (a integer) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF t FOR VALUES IN (1);

-- seen
ALTER TABLE p RENAME TO p1;
