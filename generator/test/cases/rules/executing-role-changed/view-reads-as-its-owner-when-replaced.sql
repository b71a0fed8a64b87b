-- finds breaking view public.v

-- before
CREATE TABLE t (a integer);
CREATE VIEW v WITH (security_invoker = on) AS SELECT a FROM t;

-- then
CREATE OR REPLACE VIEW v AS SELECT a FROM t WHERE a > 0;
