-- finds breaking column public.orders.state at line 1

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, status text);
CREATE INDEX by_status ON orders (status);
CREATE VIEW open_orders AS SELECT id FROM orders WHERE status = 'open';
CREATE FUNCTION recorded() RETURNS bigint RETURN (SELECT count(status) FROM orders);
CREATE FUNCTION first_text() RETURNS void LANGUAGE plpgsql AS 'BEGIN UPDATE orders SET status = NULL; END';
CREATE FUNCTION other_text() RETURNS void LANGUAGE sql AS 'DELETE FROM orders WHERE status IS NULL';
CREATE FUNCTION moved_along() RETURNS void LANGUAGE plpgsql AS 'BEGIN UPDATE orders SET status = NULL; END';

-- seen
ALTER TABLE orders RENAME COLUMN status TO state;
CREATE INDEX new_one ON orders (state, id);
CREATE OR REPLACE FUNCTION moved_along() RETURNS void LANGUAGE plpgsql AS 'BEGIN UPDATE orders SET state = NULL; END';
