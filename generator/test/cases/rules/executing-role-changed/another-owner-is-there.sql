-- owners
-- finds risky routine public.f(integer)
-- finds risky view public.v
-- finds breaking routine public.g()

-- before
CREATE ROLE shop_app;
CREATE ROLE auditor;
CREATE ROLE keeper;
CREATE TABLE t (id integer);
CREATE TABLE kept (id integer);
ALTER TABLE kept OWNER TO keeper;
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = '' AS 'SELECT 1';
CREATE FUNCTION g() RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = '' AS 'SELECT 1';
CREATE FUNCTION of_its_caller() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE VIEW v AS SELECT id FROM t;
CREATE VIEW seen_by_its_caller WITH (security_invoker = true) AS SELECT id FROM t;

-- then
ALTER FUNCTION f OWNER TO auditor;
ALTER FUNCTION g OWNER TO keeper;
ALTER FUNCTION of_its_caller OWNER TO keeper;
ALTER VIEW v OWNER TO auditor;
ALTER VIEW seen_by_its_caller OWNER TO auditor;
