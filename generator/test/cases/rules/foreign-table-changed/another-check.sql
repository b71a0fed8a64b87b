-- finds risky check c on public.t

-- before
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE t (a integer, b integer NOT NULL, CONSTRAINT c CHECK (a > 0)) SERVER s;
CREATE TABLE u (a integer);

-- then
ALTER TABLE t DROP CONSTRAINT c, ADD CONSTRAINT c CHECK (a > 1);
