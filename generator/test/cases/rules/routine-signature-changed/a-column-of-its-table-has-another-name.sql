-- finds breaking routine public.f(integer)

-- before
CREATE FUNCTION f(a integer) RETURNS TABLE (x integer, y integer) LANGUAGE sql AS 'SELECT 1, 2';

-- then
DROP FUNCTION f(integer);
CREATE FUNCTION f(a integer) RETURNS TABLE (x integer, z integer) LANGUAGE sql AS 'SELECT 1, 2';
