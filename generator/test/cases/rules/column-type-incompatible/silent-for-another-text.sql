-- finds nothing

-- before
CREATE TABLE t (q char(3));

-- then
ALTER TABLE t ALTER q TYPE text;
