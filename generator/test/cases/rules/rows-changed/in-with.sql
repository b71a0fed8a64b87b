-- finds breaking table public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint, state varchar(10));

-- seen
WITH gone AS (DELETE FROM orders RETURNING id) SELECT count(*) FROM gone;
