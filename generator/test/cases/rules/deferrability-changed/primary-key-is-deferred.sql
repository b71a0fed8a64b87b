-- finds risky primary key f on public.t

-- before
CREATE TABLE p (a integer PRIMARY KEY);
CREATE TABLE t (x integer, CONSTRAINT f PRIMARY KEY (x));

-- then
ALTER TABLE t DROP CONSTRAINT f, ADD CONSTRAINT f PRIMARY KEY (x) DEFERRABLE INITIALLY DEFERRED;
