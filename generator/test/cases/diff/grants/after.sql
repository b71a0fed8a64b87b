CREATE TABLE orders (id bigint PRIMARY KEY, state text, total numeric(10,2), placed_at date);
CREATE ROLE a;
CREATE ROLE b;
CREATE ROLE c;
GRANT SELECT, UPDATE ON orders TO b WITH GRANT OPTION;
GRANT DELETE ON orders TO c, PUBLIC;
