-- finds breaking column public.sales.status at line 2

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, status text);
CREATE INDEX by_status ON orders (status);
CREATE VIEW open_orders AS SELECT id FROM orders WHERE status = 'open';
CREATE FUNCTION by_text() RETURNS void LANGUAGE plpgsql AS 'BEGIN UPDATE orders SET status = NULL; END';

-- seen
ALTER TABLE orders RENAME TO sales;
ALTER TABLE sales DROP COLUMN status CASCADE;
