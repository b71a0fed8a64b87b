-- finds breaking view public.v

-- before
CREATE TABLE t (a integer);
CREATE VIEW v WITH (security_invoker = false) AS SELECT a FROM t;

-- then
ALTER VIEW v SET (security_invoker = true);
