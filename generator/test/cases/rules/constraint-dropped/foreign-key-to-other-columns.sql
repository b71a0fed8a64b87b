-- finds risky foreign key fk on public.t

-- before
CREATE TABLE p (x integer UNIQUE, y integer UNIQUE);
CREATE TABLE t (a integer CONSTRAINT fk REFERENCES p (x));

-- then
ALTER TABLE t DROP CONSTRAINT fk, ADD CONSTRAINT fk2 FOREIGN KEY (a) REFERENCES p (y);
