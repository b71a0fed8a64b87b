-- finds breaking column public.orders.id

-- before
CREATE ROLE reader;
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY);
GRANT SELECT, USAGE ON SEQUENCE orders_id_seq TO reader;

-- then
REVOKE USAGE ON SEQUENCE orders_id_seq FROM reader;
