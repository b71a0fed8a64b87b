-- finds breaking foreign key f on public.t

-- before
CREATE TABLE p (a integer PRIMARY KEY);
CREATE TABLE t (x integer, CONSTRAINT f FOREIGN KEY (x) REFERENCES p DEFERRABLE);

-- then
ALTER TABLE t DROP CONSTRAINT f, ADD CONSTRAINT f FOREIGN KEY (x) REFERENCES p;
