-- finds risky index i on public.a at line 1

-- before
CREATE TABLE a (id bigint PRIMARY KEY, qty integer);
CREATE UNIQUE INDEX i ON a (qty);

-- seen
DROP INDEX CONCURRENTLY i;
CREATE UNIQUE INDEX CONCURRENTLY i ON a (qty);
