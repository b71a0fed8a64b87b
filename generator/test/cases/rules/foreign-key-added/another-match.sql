-- finds risky foreign key fk on public.t

-- before
CREATE TABLE p (a integer, b integer, PRIMARY KEY (a, b));
CREATE TABLE q (a integer, b integer, PRIMARY KEY (a, b));
CREATE TABLE t (a integer, b integer, c integer, CONSTRAINT fk FOREIGN KEY (a, b) REFERENCES p);

-- then
ALTER TABLE t DROP CONSTRAINT fk;
ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (a, b) REFERENCES p MATCH FULL;
