-- finds breaking column public.orders.id

-- before
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY);

-- seen
ALTER SEQUENCE orders_id_seq RENAME TO order_numbers;
