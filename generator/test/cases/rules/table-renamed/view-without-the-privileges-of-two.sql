-- finds risky table public.purchases

-- before
CREATE ROLE clerk;
CREATE ROLE reader;
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
GRANT SELECT ON orders TO clerk, reader;

-- then
ALTER TABLE orders RENAME TO purchases;
CREATE VIEW orders AS SELECT * FROM purchases;
