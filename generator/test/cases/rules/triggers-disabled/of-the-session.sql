-- finds risky migration 1.sql at line 1
-- finds risky migration 1.sql at line 5

-- before
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint REFERENCES customers);
INSERT INTO customers VALUES (1), (2);
INSERT INTO orders VALUES (1, 1);

-- seen
SET session_replication_role = replica;
DELETE FROM customers WHERE id = 1;
SET session_replication_role = 'origin';
BEGIN;
SELECT set_config('session_replication_role', 'replica', true);
UPDATE orders SET customer_id = 7 WHERE id = 1;
COMMIT;
