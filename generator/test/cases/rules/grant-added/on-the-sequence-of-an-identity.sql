-- finds safe column public.orders.id

-- before
CREATE ROLE reader;
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY);

-- then
GRANT USAGE ON SEQUENCE orders_id_seq TO reader;
