-- finds risky foreign key f on public.t

-- before
CREATE TABLE p (a integer, b integer, PRIMARY KEY (a, b));
CREATE TABLE t (x integer, y integer, CONSTRAINT f FOREIGN KEY (x, y) REFERENCES p ON DELETE CASCADE);

-- then
ALTER TABLE t DROP CONSTRAINT f, ADD CONSTRAINT f FOREIGN KEY (x, y) REFERENCES p ON DELETE SET DEFAULT;
