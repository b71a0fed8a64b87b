-- finds nothing

-- before
CREATE TABLE t (a integer, b integer, CONSTRAINT one UNIQUE (a, b));

-- then
ALTER TABLE t DROP CONSTRAINT one, ADD CONSTRAINT one UNIQUE (b, a);
