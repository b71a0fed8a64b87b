-- finds risky table public.t

-- before
CREATE UNLOGGED TABLE t (a integer);

-- then
ALTER TABLE t SET LOGGED;
