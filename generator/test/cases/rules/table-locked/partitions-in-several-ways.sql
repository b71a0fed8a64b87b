-- finds risky partition orders_a on public.orders
-- finds risky partition orders_b on public.orders
-- finds risky table public.orders

-- before
CREATE TABLE orders (id bigint, region text) PARTITION BY LIST (region);
CREATE TABLE orders_a PARTITION OF orders FOR VALUES IN ('a');
CREATE TABLE orders_b PARTITION OF orders FOR VALUES IN ('b');
CREATE TABLE customers (id bigint);

-- seen
BEGIN;
LOCK TABLE orders_a IN SHARE MODE;
LOCK TABLE orders_b IN ACCESS EXCLUSIVE MODE;
CREATE INDEX by_id ON customers (id);
COMMIT;
