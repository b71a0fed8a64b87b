-- finds nothing

-- before
CREATE TABLE t (a integer CONSTRAINT one UNIQUE);
CREATE UNIQUE INDEX i ON t (a);

-- then
COMMENT ON CONSTRAINT one ON t IS 'x';
COMMENT ON INDEX i IS 'x';
