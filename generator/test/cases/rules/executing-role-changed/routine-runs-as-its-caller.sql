-- finds breaking routine public.f(integer)

-- before
CREATE PROCEDURE f(a integer) LANGUAGE sql SECURITY DEFINER AS 'SELECT a';

-- then
ALTER PROCEDURE f SECURITY INVOKER;
