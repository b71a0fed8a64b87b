-- finds risky table public.t

-- before
CREATE TABLE t (a integer PRIMARY KEY);
ALTER TABLE t REPLICA IDENTITY NOTHING;

-- then
ALTER TABLE t REPLICA IDENTITY DEFAULT;
