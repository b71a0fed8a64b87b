-- finds breaking routine public.f(integer)

-- before
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION f(a text) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION f(a date) RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- then
DROP FUNCTION f(integer);
