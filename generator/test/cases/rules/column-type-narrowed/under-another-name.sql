-- finds breaking column public.orders.state

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint, state varchar(10));

-- seen
ALTER TABLE orders RENAME state TO x;
ALTER TABLE orders ALTER x TYPE int USING 1;
ALTER TABLE orders RENAME x TO state;
