-- finds breaking column public.orders.id

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE ROLE reader;
CREATE ROLE writer;
GRANT SELECT (id), UPDATE (id), INSERT (id) ON orders TO reader;
GRANT SELECT (id) ON orders TO writer;

-- then
REVOKE UPDATE (id), INSERT (id) ON orders FROM reader;
