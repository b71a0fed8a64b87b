-- finds breaking column public.orders.id

-- before
CREATE ROLE reader;
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
GRANT SELECT (id) ON orders TO reader;

-- then
REVOKE SELECT (id) ON orders FROM reader;
