-- finds risky partition orders_y24 on public.orders

-- before
CREATE TABLE orders (at date) PARTITION BY RANGE (at);
CREATE TABLE orders_2024 PARTITION OF orders FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

-- seen
ALTER TABLE orders_2024 RENAME TO orders_y24;
