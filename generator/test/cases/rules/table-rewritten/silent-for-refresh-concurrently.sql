-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE MATERIALIZED VIEW sums AS SELECT state, sum(total) FROM orders GROUP BY state;
CREATE UNIQUE INDEX ON sums (state);

-- seen
REFRESH MATERIALIZED VIEW CONCURRENTLY sums;
