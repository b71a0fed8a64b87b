-- finds risky index by_total on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint, state varchar(10));

-- seen
CREATE INDEX ON orders (total);
COMMENT ON INDEX orders_total_idx IS 'x';
ALTER INDEX orders_total_idx RENAME TO by_total;
