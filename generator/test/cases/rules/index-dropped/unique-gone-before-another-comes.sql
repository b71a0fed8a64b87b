-- finds risky index by_state on public.orders at line 1

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
CREATE UNIQUE INDEX by_state ON orders (state);

-- seen
DROP INDEX CONCURRENTLY by_state;
CREATE UNIQUE INDEX CONCURRENTLY one_state ON orders (state);
