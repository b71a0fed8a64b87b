CREATE TABLE orders (id bigint PRIMARY KEY, state text, total numeric(10,2), placed_at date);
CREATE ROLE a;
CREATE ROLE b;
CREATE ROLE c;
GRANT SELECT ON orders TO a, b;
