-- finds nothing

-- before
CREATE TABLE s (id integer PRIMARY KEY);
CREATE TABLE t (a integer, b int4range) PARTITION BY LIST (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1);

-- then
COMMENT ON TABLE t IS 'x';
