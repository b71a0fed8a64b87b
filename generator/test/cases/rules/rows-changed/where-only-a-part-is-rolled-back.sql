-- finds breaking table public.orders at line 2

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint, state varchar(10));

-- seen
BEGIN;
DELETE FROM orders;
SAVEPOINT a;
UPDATE orders SET total = 0;
ROLLBACK TO SAVEPOINT a;
COMMIT;
