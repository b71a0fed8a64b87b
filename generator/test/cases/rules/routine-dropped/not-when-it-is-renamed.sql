-- finds nothing

-- before
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- seen
ALTER FUNCTION f RENAME TO g;
