-- finds nothing

-- before
CREATE TABLE t (a integer, CONSTRAINT one UNIQUE (a));

-- then
COMMENT ON CONSTRAINT one ON t IS 'x';
