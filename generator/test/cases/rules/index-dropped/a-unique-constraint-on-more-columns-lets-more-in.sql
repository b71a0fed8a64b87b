-- finds risky index by_a on public.t

-- before
CREATE TABLE t (a integer, b integer, CONSTRAINT one UNIQUE (a, b));
CREATE UNIQUE INDEX by_a ON t (a);

-- then
DROP INDEX by_a;
