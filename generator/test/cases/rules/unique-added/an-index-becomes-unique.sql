-- finds risky index one on public.t

-- before
CREATE TABLE t (a integer, "B" integer);
CREATE INDEX one ON t (a, "B");

-- then
DROP INDEX one;
CREATE UNIQUE INDEX one ON t (a, "B");
