-- finds nothing

-- before
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION f(a text) RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- then
DROP FUNCTION f(integer);
