-- finds risky routine public.f(integer)

-- before
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';

-- then
ALTER FUNCTION f SECURITY DEFINER;
