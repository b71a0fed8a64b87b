-- finds breaking routine public.f(integer)

-- before
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- then
DROP FUNCTION f;
CREATE FUNCTION f(INOUT a integer) LANGUAGE sql AS 'SELECT 1';
