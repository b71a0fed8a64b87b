-- finds safe column public.orders.id
-- finds safe column public.orders.id

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE ROLE reader;
CREATE ROLE writer;
GRANT SELECT (id) ON orders TO reader;

-- then
GRANT UPDATE (id), INSERT (id) ON orders TO reader;
GRANT SELECT (id) ON orders TO writer;
