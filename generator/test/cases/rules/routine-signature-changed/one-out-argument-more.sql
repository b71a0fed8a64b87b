-- finds breaking routine public.f(integer)

-- before
CREATE FUNCTION f(a integer, OUT x integer) LANGUAGE sql AS 'SELECT 1';

-- then
DROP FUNCTION f;
CREATE FUNCTION f(a integer, OUT x integer, OUT y integer) LANGUAGE sql AS 'SELECT 1, 2';
