-- finds breaking routine public.f(integer)

-- before
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';

-- then
DROP FUNCTION f;
CREATE FUNCTION f(a text) RETURNS integer LANGUAGE sql AS 'SELECT 1';
