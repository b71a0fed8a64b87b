-- finds breaking view public.v

-- before
CREATE ROLE anon;
GRANT USAGE ON SCHEMA public TO anon;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON TABLES TO anon;
CREATE TABLE old (a integer, b integer);
ALTER TABLE old ENABLE ROW LEVEL SECURITY;

-- then
CREATE VIEW v AS SELECT a, sum(b) AS b FROM old GROUP BY a;
