-- finds risky index by_a on public.t

-- before
CREATE TABLE t (a integer);
CREATE UNIQUE INDEX by_a ON t (a);
CREATE INDEX other ON t (a);

-- then
DROP INDEX by_a;
