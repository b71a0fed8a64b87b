-- finds risky table public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE FUNCTION next_ref() RETURNS bigint LANGUAGE plpgsql VOLATILE AS 'BEGIN RETURN 1; END';

-- seen
ALTER TABLE orders ADD COLUMN ref bigint DEFAULT next_ref();
