-- finds breaking grant reader on public.orders

-- before
CREATE ROLE reader;
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
GRANT SELECT, INSERT ON orders TO reader;

-- then
REVOKE INSERT ON orders FROM reader;
