-- finds breaking sequence public.order_numbers

-- before
CREATE TABLE orders (id serial);

-- seen
ALTER SEQUENCE orders_id_seq RENAME TO order_numbers;
