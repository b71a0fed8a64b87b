-- finds nothing

-- before
CREATE ROLE anon;
GRANT USAGE ON SCHEMA public TO anon;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON TABLES TO anon;
CREATE TABLE old (a integer);
ALTER TABLE old ENABLE ROW LEVEL SECURITY;
CREATE TABLE t (a integer, b integer, c integer);
COMMENT ON TABLE t IS 'as it was';

-- then
ALTER TABLE t RENAME TO u;
