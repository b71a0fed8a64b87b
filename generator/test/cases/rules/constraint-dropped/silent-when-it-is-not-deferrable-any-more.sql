-- finds nothing

-- before
CREATE TABLE t (a integer, CONSTRAINT one UNIQUE (a) DEFERRABLE);

-- then
ALTER TABLE t DROP CONSTRAINT one, ADD CONSTRAINT one UNIQUE (a);
