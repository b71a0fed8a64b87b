-- finds risky routine public.f(integer)
-- finds risky routine public.g()
-- finds risky routine public.h()
-- finds risky routine public.t()

-- before

-- then
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql SECURITY DEFINER AS 'SELECT a';
CREATE PROCEDURE g() LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS 'BEGIN END';
CREATE FUNCTION h() RETURNS integer LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
REVOKE EXECUTE ON FUNCTION h() FROM PUBLIC;
CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS 'BEGIN RETURN NEW; END';
