-- finds risky check positive on shop.orders

-- before
CREATE SCHEMA old;
CREATE TABLE old.orders (id bigint PRIMARY KEY, qty integer);

-- seen
ALTER TABLE old.orders ADD CONSTRAINT positive CHECK (qty > 0);
ALTER SCHEMA old RENAME TO shop;
