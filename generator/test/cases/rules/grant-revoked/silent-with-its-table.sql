-- finds nothing

-- before
CREATE ROLE reader;
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
GRANT SELECT ON orders TO reader;

-- then
DROP TABLE orders;
