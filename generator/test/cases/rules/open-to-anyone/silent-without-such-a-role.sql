-- finds nothing

-- before
CREATE ROLE reader;

-- then
CREATE TABLE t (a integer);
GRANT SELECT ON t TO reader;
