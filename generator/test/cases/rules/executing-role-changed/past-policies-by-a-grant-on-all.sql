-- finds risky view public.v at line 2

-- before
CREATE ROLE app;
CREATE TABLE t (id integer);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE VIEW v AS SELECT id FROM t;

-- seen
CREATE TABLE other (id integer);
GRANT SELECT ON ALL TABLES IN SCHEMA public TO app;
