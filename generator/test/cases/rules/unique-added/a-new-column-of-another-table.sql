-- finds risky unique one on public.t

-- before
CREATE TABLE t (a integer);
CREATE TABLE u (x integer);
CREATE SCHEMA far;
CREATE TABLE far.t (x integer);

-- then
ALTER TABLE u ADD COLUMN a integer;
ALTER TABLE far.t ADD COLUMN a integer;
ALTER TABLE t ADD COLUMN b integer;
ALTER TABLE t ADD CONSTRAINT one UNIQUE (a);
