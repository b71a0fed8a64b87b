-- finds risky unique one_code on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
INSERT INTO orders VALUES (1, 'new'), (2, 'new');

-- seen
ALTER TABLE orders ADD COLUMN code text;
UPDATE orders SET code = id::text;
ALTER TABLE orders ADD CONSTRAINT one_code UNIQUE (code);
