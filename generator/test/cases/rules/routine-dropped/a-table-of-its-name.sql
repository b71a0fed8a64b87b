-- finds breaking routine public.f(integer)

-- before
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE f (a integer);

-- then
DROP FUNCTION f(integer);
