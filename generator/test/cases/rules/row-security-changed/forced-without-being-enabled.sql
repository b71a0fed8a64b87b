-- finds risky table public.t

-- before
CREATE TABLE t (a integer);

-- then
ALTER TABLE t FORCE ROW LEVEL SECURITY;
