-- finds breaking migration 1.sql at line 1
-- finds breaking migration 1.sql at line 2
-- finds breaking migration 1.sql at line 3
-- finds breaking migration 1.sql at line 4
-- finds breaking migration 1.sql at line 5
-- finds breaking migration 1.sql at line 6
-- finds breaking migration 1.sql at line 10

-- before
CREATE ROLE app LOGIN BYPASSRLS;
CREATE ROLE "Old One" LOGIN;
CREATE ROLE member;
CREATE ROLE readers;
GRANT readers TO member, app;

-- seen
REVOKE readers FROM app;
REVOKE ADMIN OPTION FOR readers FROM member CASCADE;
ALTER ROLE app WITH NOLOGIN NOBYPASSRLS;
DROP ROLE "Old One";
ALTER GROUP readers DROP USER member;
DO $$
BEGIN
  REVOKE readers FROM app;
END $$;
ALTER USER app NOCREATEDB PASSWORD 'NOSUPERUSER';
