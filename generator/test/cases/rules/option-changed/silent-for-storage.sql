-- finds nothing

-- before
CREATE TABLE t (a integer);
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- then
ALTER TABLE t SET (fillfactor = 70);
ALTER FUNCTION f COST 10;
