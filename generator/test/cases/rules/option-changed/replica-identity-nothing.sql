-- finds risky table public.t

-- before
CREATE TABLE t (a integer PRIMARY KEY);
ALTER TABLE t REPLICA IDENTITY DEFAULT;

-- then
ALTER TABLE t REPLICA IDENTITY NOTHING;
