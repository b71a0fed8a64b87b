-- finds safe table public.e2

-- before
CREATE TABLE e (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE e1 PARTITION OF e DEFAULT PARTITION BY LIST (b);
CREATE TABLE e2 (a integer, b integer);

-- then
ALTER TABLE e1 ATTACH PARTITION e2 FOR VALUES IN (1);
