-- finds safe index by_both on public.orders at line 1

-- before
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers, state text);
CREATE INDEX by_both ON orders (customer, state);
CREATE INDEX by_customer ON orders (customer, id);

-- seen
DROP INDEX CONCURRENTLY by_both;
