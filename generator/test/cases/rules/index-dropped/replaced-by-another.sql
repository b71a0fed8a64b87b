-- finds risky index by_ref on public.orders at line 3

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, ref text);
CREATE INDEX by_ref ON orders (ref);

-- seen
CREATE INDEX CONCURRENTLY by_ref_2 ON orders (id, ref);
DROP INDEX CONCURRENTLY by_ref;
ALTER INDEX by_ref_2 RENAME TO by_ref;
