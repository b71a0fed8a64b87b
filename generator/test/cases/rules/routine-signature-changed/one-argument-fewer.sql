-- finds breaking routine public.f(integer, integer)

-- before
CREATE FUNCTION f(a integer, b integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- then
DROP FUNCTION f(integer, integer);
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
