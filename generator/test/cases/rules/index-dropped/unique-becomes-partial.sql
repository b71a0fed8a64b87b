-- finds risky index one on public.t

-- before
CREATE TABLE t (a integer, b boolean);
CREATE UNIQUE INDEX one ON t (a);

-- then
DROP INDEX one;
CREATE UNIQUE INDEX one ON t (a) WHERE b;
