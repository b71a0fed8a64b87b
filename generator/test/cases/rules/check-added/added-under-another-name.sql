-- finds risky check z on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint, state varchar(10));

-- seen
ALTER TABLE orders RENAME state TO x;
ALTER TABLE orders ADD CONSTRAINT y CHECK (x <> '');
ALTER TABLE orders RENAME x TO state;
ALTER TABLE orders RENAME CONSTRAINT y TO z;
