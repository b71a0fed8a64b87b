-- finds nothing

-- before
CREATE TABLE t (id integer);

-- then
ALTER TABLE t ALTER id TYPE bigint;
