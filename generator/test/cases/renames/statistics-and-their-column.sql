CREATE TABLE orders (id integer, city text, zip text);
CREATE STATISTICS places (mcv) ON city, zip FROM orders;

-- then
ALTER STATISTICS places RENAME TO towns;
ALTER TABLE orders RENAME COLUMN city TO town;
