-- finds risky primary key t_pkey on public.t

-- before
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL) PARTITION BY LIST (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1);
CREATE UNIQUE INDEX t_key ON t (a, b);

-- then
DROP INDEX t_key;
ALTER TABLE t ADD PRIMARY KEY (a, b);
