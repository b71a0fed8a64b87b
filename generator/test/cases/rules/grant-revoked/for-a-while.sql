-- finds risky grant app on public.t at line 2
-- finds risky grant app on public.t at line 8
-- finds risky grant PUBLIC on public.t at line 2
-- finds risky grant app on public.v at line 8
-- finds risky grant PUBLIC on public.f(integer) at line 14
-- finds risky grant App 2 on s at line 20
-- finds risky grant app on public.e at line 26

-- before
CREATE ROLE app;
CREATE ROLE "App 2";
CREATE SCHEMA s;
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT a FROM t;
CREATE TYPE e AS ENUM ('a');
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
GRANT SELECT, INSERT ON t TO app, PUBLIC;
GRANT SELECT ON v TO app;
GRANT USAGE ON SCHEMA s TO "App 2";
GRANT USAGE ON TYPE e TO app;

-- seen
BEGIN;
REVOKE INSERT, UPDATE ON TABLE t FROM app, PUBLIC;
COMMIT;
BEGIN;
GRANT ALL PRIVILEGES ON t TO app, PUBLIC;
COMMIT;
BEGIN;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM app CASCADE;
COMMIT;
BEGIN;
GRANT SELECT, INSERT ON v, t TO app WITH GRANT OPTION;
COMMIT;
BEGIN;
REVOKE EXECUTE ON FUNCTION f(integer) FROM PUBLIC;
COMMIT;
BEGIN;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO PUBLIC;
COMMIT;
BEGIN;
REVOKE ALL PRIVILEGES ON SCHEMA s FROM "App 2";
COMMIT;
BEGIN;
GRANT USAGE, CREATE ON SCHEMA s TO "App 2";
COMMIT;
BEGIN;
REVOKE USAGE ON TYPE public.e FROM GROUP app;
COMMIT;
BEGIN;
GRANT USAGE ON TYPE e TO app;
COMMIT;
