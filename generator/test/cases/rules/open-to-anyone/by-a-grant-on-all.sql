-- finds breaking table public.t at line 2

-- before
CREATE TABLE t (id integer);

-- seen
CREATE ROLE anon;
GRANT ALL ON ALL TABLES IN SCHEMA public TO anon;
