-- finds risky partition t1 on public.t

-- before
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, PRIMARY KEY (a), UNIQUE (a, b)) PARTITION BY LIST (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1);

-- then
ALTER TABLE t1 REPLICA IDENTITY USING INDEX t1_a_b_key;
