-- finds breaking table public.t

-- before
CREATE ROLE anon;
GRANT USAGE ON SCHEMA public TO anon;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON TABLES TO anon;
CREATE TABLE old (a integer);
ALTER TABLE old ENABLE ROW LEVEL SECURITY;

-- then
CREATE TABLE t (a integer);
