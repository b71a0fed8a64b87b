-- finds risky index by_a on public.t

-- before
CREATE TABLE t (a integer) PARTITION BY LIST (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1);

-- seen
CREATE INDEX by_a ON t (a);
