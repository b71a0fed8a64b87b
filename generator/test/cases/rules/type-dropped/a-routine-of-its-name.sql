-- finds breaking domain public.code

-- before
CREATE DOMAIN code AS text;

-- then
DROP DOMAIN code;
CREATE FUNCTION code(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
