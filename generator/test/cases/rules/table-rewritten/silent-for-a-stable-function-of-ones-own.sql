-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE FUNCTION tenant() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT 1';

-- seen
ALTER TABLE orders ADD COLUMN ref bigint DEFAULT tenant();
