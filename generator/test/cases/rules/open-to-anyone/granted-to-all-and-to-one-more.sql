-- finds breaking table public.t

-- before
CREATE ROLE anon;
CREATE ROLE clerk;
GRANT USAGE ON SCHEMA public TO anon;
CREATE TABLE t (a integer);
GRANT SELECT ON t TO clerk;

-- then
GRANT SELECT ON t TO PUBLIC;
