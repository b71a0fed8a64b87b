-- finds risky materialized view public.sums

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE MATERIALIZED VIEW sums AS SELECT state, sum(total) FROM orders GROUP BY state;

-- seen
REFRESH MATERIALIZED VIEW sums;
