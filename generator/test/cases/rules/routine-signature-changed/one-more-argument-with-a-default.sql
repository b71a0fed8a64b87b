-- finds risky routine public.f(integer)

-- before
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';

-- then
DROP FUNCTION f;
CREATE FUNCTION f(a integer, b text DEFAULT '') RETURNS integer LANGUAGE sql AS 'SELECT a';
