-- finds breaking grant PUBLIC on public.t

-- before
CREATE TABLE t (a integer);
GRANT SELECT ON t TO PUBLIC;

-- then
REVOKE SELECT ON t FROM PUBLIC;
