-- finds risky migration 1.sql at line 1
-- finds risky migration 1.sql at line 2
-- finds risky migration 1.sql at line 3
-- finds risky migration 1.sql at line 4

-- before
CREATE ROLE app;

-- seen
CREATE ROLE bot SUPERUSER LOGIN PASSWORD 'x';
ALTER ROLE app WITH BYPASSRLS CREATEROLE;
CREATE USER "Backup" WITH REPLICATION;
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'other') THEN
    CREATE ROLE other SUPERUSER;
  END IF;
END $$;
