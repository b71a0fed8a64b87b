-- finds breaking partition orders_1 on public.orders

-- before
CREATE TABLE orders (id integer) PARTITION BY LIST (id);
CREATE TABLE orders_1 PARTITION OF orders FOR VALUES IN (1);

-- seen
DROP TABLE orders_1;
CREATE TABLE orders_1 PARTITION OF orders FOR VALUES IN (1);
