-- finds risky index by_a on public.t

-- before
CREATE TABLE t (a integer, b integer);
CREATE INDEX by_a ON t (a);
CREATE INDEX other ON t (a) WHERE b > 0;

-- then
DROP INDEX by_a;
