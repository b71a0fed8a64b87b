-- finds breaking routine public.f(integer)

-- before
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- then
DROP FUNCTION f(integer);
CREATE FUNCTION f(a integer, b integer DEFAULT 1) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
