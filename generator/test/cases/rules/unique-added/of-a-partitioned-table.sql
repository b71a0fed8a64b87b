-- finds risky unique one on public.t
-- finds risky index two on public.t

-- before
CREATE TABLE t (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1);

-- seen
ALTER TABLE t ADD CONSTRAINT one UNIQUE (a);
CREATE UNIQUE INDEX two ON t (a, b);
