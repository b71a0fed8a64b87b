-- finds breaking unique f on public.t

-- before
CREATE TABLE p (a integer PRIMARY KEY);
CREATE TABLE t (x integer, CONSTRAINT f UNIQUE (x) DEFERRABLE);

-- then
ALTER TABLE t DROP CONSTRAINT f, ADD CONSTRAINT f UNIQUE (x);
