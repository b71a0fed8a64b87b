-- finds risky table public.orders at line 3
-- finds risky table public.orders at line 4

-- before
CREATE TABLE orders (id serial PRIMARY KEY, note text);
INSERT INTO orders SELECT FROM generate_series(1, 20);

-- seen
BEGIN;
ALTER TABLE orders ADD COLUMN kind text;
SELECT max(note) FROM orders;
SELECT setval('orders_id_seq', count(*)) FROM orders;
COMMIT;
