-- finds nothing

-- before
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- then
CREATE TABLE f (a integer);
DROP FUNCTION f(integer);
