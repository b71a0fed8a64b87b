CREATE TABLE orders (id bigint PRIMARY KEY, state text, total numeric(10,2), placed_at date);
CREATE ROLE clerk;
CREATE ROLE boss;
GRANT SELECT (id), UPDATE (id) ON orders TO clerk;
GRANT SELECT (state) ON orders TO boss;
