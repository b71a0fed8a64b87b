-- finds breaking grant PUBLIC on public.f()

-- before
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- then
REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC;
