-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint, state varchar(10));

-- seen
BEGIN;
DELETE FROM orders;
ROLLBACK;
BEGIN;
SAVEPOINT a;
UPDATE orders SET total = 0;
ALTER TABLE orders ALTER COLUMN total TYPE text USING 'lost';
ROLLBACK TO a;
COMMIT;
