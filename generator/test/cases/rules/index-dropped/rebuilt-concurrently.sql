-- finds risky index i on public.t

-- before
CREATE TABLE t (id bigint PRIMARY KEY, a integer, b integer);
CREATE INDEX i ON t (a);

-- seen
DROP INDEX CONCURRENTLY i;
CREATE INDEX CONCURRENTLY i ON t (a, b);
