-- finds risky index by_state on public.orders at line 1

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
CREATE INDEX by_state ON orders (state);

-- seen
DROP INDEX by_state;
CREATE INDEX CONCURRENTLY by_state_and_id ON orders (state, id);
