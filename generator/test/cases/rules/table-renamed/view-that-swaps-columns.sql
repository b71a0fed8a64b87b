-- finds risky table public.purchases

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, billed text, sent text);

-- then
ALTER TABLE orders RENAME TO purchases;
CREATE VIEW orders AS SELECT id, sent AS billed, billed AS sent FROM purchases;
