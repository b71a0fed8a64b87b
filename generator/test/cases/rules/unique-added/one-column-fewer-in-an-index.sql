-- finds risky index one on public.t

-- before
CREATE TABLE t (a integer, b integer);
CREATE UNIQUE INDEX one ON t (a, b);

-- then
DROP INDEX one;
CREATE UNIQUE INDEX one ON t (a);
