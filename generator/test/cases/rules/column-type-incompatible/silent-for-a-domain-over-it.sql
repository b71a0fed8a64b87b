-- finds nothing

-- before
CREATE DOMAIN d AS integer;
CREATE TABLE t (q integer);

-- then
ALTER TABLE t ALTER q TYPE d;
