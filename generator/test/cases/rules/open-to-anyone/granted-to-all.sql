-- finds breaking table public.t

-- before
CREATE ROLE anon;
GRANT USAGE ON SCHEMA public TO anon;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON TABLES TO anon;
CREATE TABLE old (a integer);
ALTER TABLE old ENABLE ROW LEVEL SECURITY;
CREATE TABLE t (a integer);
REVOKE ALL ON t FROM anon;

-- then
GRANT SELECT ON t TO PUBLIC;
