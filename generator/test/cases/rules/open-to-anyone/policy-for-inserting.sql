-- finds breaking table public.old

-- before
CREATE ROLE anon;
GRANT USAGE ON SCHEMA public TO anon;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON TABLES TO anon;
CREATE TABLE old (a integer);
ALTER TABLE old ENABLE ROW LEVEL SECURITY;

-- then
CREATE POLICY p ON old FOR INSERT TO anon WITH CHECK (true);
