-- finds risky routine public.f()

-- before
CREATE FUNCTION f() RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = '' AS 'SELECT 1';

-- then
ALTER FUNCTION f RESET search_path;
