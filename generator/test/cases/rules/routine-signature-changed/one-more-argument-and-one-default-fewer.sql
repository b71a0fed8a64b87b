-- finds breaking routine public.f(integer)

-- before
CREATE FUNCTION f(a integer DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- then
DROP FUNCTION f;
CREATE FUNCTION f(a integer, c integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
