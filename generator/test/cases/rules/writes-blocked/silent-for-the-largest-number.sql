-- finds nothing

-- before
CREATE TABLE orders (id serial PRIMARY KEY, note text);
INSERT INTO orders SELECT FROM generate_series(1, 20);

-- seen
BEGIN;
ALTER TABLE orders ADD COLUMN kind text;
SELECT setval(pg_get_serial_sequence('orders', 'id'), max(id)) FROM orders;
SELECT setval('orders_id_seq', COALESCE((SELECT max(id) + 1 FROM orders), 1), false);
COMMIT;
