-- finds risky foreign key fk on public.t at line 3

-- before
CREATE TABLE p (id integer PRIMARY KEY);
CREATE TABLE t (a integer, CONSTRAINT fk FOREIGN KEY (a) REFERENCES p);

-- seen
ALTER TABLE t
  DROP CONSTRAINT fk,
  ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES p ON DELETE CASCADE;
