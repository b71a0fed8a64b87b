-- finds risky unique one on public.t

-- before
CREATE SCHEMA a;
CREATE TABLE a.t (a integer UNIQUE);
CREATE TABLE t (a integer CONSTRAINT one UNIQUE);

-- then
ALTER TABLE t DROP CONSTRAINT one;
