-- finds risky foreign key fk on public.t

-- before
CREATE TABLE p (a integer PRIMARY KEY, b integer UNIQUE);
CREATE SCHEMA far;
CREATE TABLE far.p (a integer PRIMARY KEY);
CREATE TABLE q (a integer PRIMARY KEY);
CREATE TABLE t (a integer CONSTRAINT fk REFERENCES p);

-- then
ALTER TABLE t DROP CONSTRAINT fk;
ALTER TABLE t ADD CONSTRAINT fk2 FOREIGN KEY (a) REFERENCES q;
