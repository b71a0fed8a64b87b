-- finds nothing

-- before
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- then
GRANT EXECUTE ON FUNCTION f() TO PUBLIC;
