-- finds nothing

-- before
CREATE ROLE app;
CREATE TABLE superuser (bypassrls integer);
CREATE TABLE pg_read_all_data_of_mine (a integer);

-- seen
CREATE ROLE bot LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD 'superuser';
ALTER ROLE app SET search_path = superuser;
ALTER ROLE app CREATEDB;
CREATE ROLE "superuser";
CREATE ROLE members ROLE "superuser";
GRANT "superuser" TO app;
GRANT pg_monitor TO app;
GRANT SELECT ON superuser TO app;
REVOKE pg_read_all_data FROM app;
ALTER TABLE superuser RENAME TO replication;
DO $$ BEGIN PERFORM 1; GRANT SELECT ON replication TO app; END $$;
