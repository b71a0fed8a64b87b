-- finds risky check c on public.t

-- before
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE t (a integer, b integer NOT NULL) SERVER s;
CREATE TABLE u (a integer);

-- then
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0);
