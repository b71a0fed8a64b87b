-- finds risky column public.orders.total

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint, state varchar(10));

-- seen
ALTER TABLE orders RENAME total TO x;
ALTER TABLE orders ALTER x SET NOT NULL;
ALTER TABLE orders RENAME x TO total;
