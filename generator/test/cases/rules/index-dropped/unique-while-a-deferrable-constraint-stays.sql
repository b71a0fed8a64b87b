-- finds risky index one on public.t

-- before
CREATE TABLE t (a integer, CONSTRAINT two UNIQUE (a) DEFERRABLE);
CREATE UNIQUE INDEX one ON t (a);

-- then
DROP INDEX one;
