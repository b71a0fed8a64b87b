-- finds nothing

-- before
CREATE TABLE t (q timestamp);

-- then
ALTER TABLE t ALTER q TYPE timestamptz;
