-- finds breaking routine public.f(integer)

-- before
CREATE FUNCTION f(a integer) RETURNS void LANGUAGE sql AS 'SELECT 1';

-- then
DROP FUNCTION f(integer);
CREATE PROCEDURE f(a integer) LANGUAGE sql AS 'SELECT 1';
