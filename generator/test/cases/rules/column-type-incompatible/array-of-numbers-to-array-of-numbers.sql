-- finds nothing

-- before
CREATE TABLE t (q integer[]);

-- then
ALTER TABLE t ALTER q TYPE bigint[];
