-- finds risky grant reader on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE ROLE reader;
CREATE ROLE writer;
GRANT SELECT, INSERT ON orders TO reader;

-- then
GRANT SELECT ON orders TO reader WITH GRANT OPTION;
