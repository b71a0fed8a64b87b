CREATE TABLE orders (id bigint PRIMARY KEY, state text, total numeric(10,2), placed_at date);
CREATE ROLE clerk;
CREATE ROLE boss;
GRANT SELECT (id) ON orders TO clerk;
