-- finds risky partition t1 on public.t

-- before
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE s (id integer PRIMARY KEY);
CREATE TABLE t (a integer, b int4range) PARTITION BY LIST (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1);

-- then
CREATE POLICY p ON t1 USING (true);
