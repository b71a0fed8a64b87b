-- finds risky table public.purchases

-- before
CREATE ROLE clerk;
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
GRANT SELECT ON orders TO clerk;

-- then
ALTER TABLE orders RENAME TO purchases;
CREATE VIEW orders AS SELECT * FROM purchases;
