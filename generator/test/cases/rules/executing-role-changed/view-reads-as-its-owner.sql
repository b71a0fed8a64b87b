-- finds breaking view public.v

-- before
CREATE TABLE t (a integer);
CREATE VIEW v WITH (security_invoker = true, security_barrier) AS SELECT a FROM t;

-- then
ALTER VIEW v RESET (security_invoker);
