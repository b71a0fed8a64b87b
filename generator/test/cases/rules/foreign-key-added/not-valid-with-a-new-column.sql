-- finds safe foreign key fk2 on public.t

-- before
CREATE TABLE p (a integer, b integer, PRIMARY KEY (a, b));
CREATE TABLE q (a integer, b integer, PRIMARY KEY (a, b));
CREATE TABLE t (a integer, b integer, c integer, CONSTRAINT fk FOREIGN KEY (a, b) REFERENCES p);

-- then
ALTER TABLE t ADD COLUMN d integer;
ALTER TABLE t ADD CONSTRAINT fk2 FOREIGN KEY (a, d) REFERENCES p NOT VALID;
