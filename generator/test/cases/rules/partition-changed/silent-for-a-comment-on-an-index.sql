-- finds nothing

-- before
CREATE TABLE t (a integer PRIMARY KEY) PARTITION BY LIST (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1);
CREATE INDEX own ON t1 ((a + 1));
CREATE INDEX all_of_them ON t (a);

-- then
COMMENT ON INDEX own IS 'mine';
COMMENT ON INDEX t1_a_idx IS 'ours';
ALTER INDEX own SET (fillfactor = 60);
ALTER INDEX t1_a_idx SET (fillfactor = 60);
ALTER TABLE t1 CLUSTER ON t1_a_idx;
COMMENT ON INDEX t1_pkey IS 'key';
