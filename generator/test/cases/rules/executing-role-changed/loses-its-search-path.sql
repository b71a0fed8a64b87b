-- finds risky routine public.f()

-- before
CREATE FUNCTION f() RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = '' AS 'SELECT 1';

-- then
CREATE OR REPLACE FUNCTION f() RETURNS integer LANGUAGE sql SECURITY DEFINER AS 'SELECT 2';
