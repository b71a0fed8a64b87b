-- finds risky index one on public.t

-- before
CREATE TABLE t (a integer);
CREATE UNIQUE INDEX one ON t (a);

-- then
DROP INDEX one;
CREATE INDEX one ON t (a);
