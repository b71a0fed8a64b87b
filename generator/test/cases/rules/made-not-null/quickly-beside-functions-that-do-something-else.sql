-- finds safe column public.orders.state at line 4

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text, CONSTRAINT said CHECK (length(state) > 0 AND state IS NOT NULL));
CREATE TABLE others (id bigint PRIMARY KEY);
CREATE FUNCTION drop_others() RETURNS void LANGUAGE plpgsql AS 'BEGIN DROP TABLE others; END';
CREATE FUNCTION count_orders() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM orders';

-- seen
BEGIN; SELECT drop_others(); COMMIT;
BEGIN; SELECT count_orders(); COMMIT;
BEGIN; ALTER TABLE orders ADD CONSTRAINT positive CHECK (id > 0); COMMIT;
BEGIN; ALTER TABLE orders ALTER COLUMN state SET NOT NULL; COMMIT;
