-- finds breaking column public.orders.status at line 5

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, status text);
CREATE INDEX open ON orders (id) WHERE status = 'open';
CREATE INDEX by_status ON orders (status);
CREATE VIEW open_orders AS SELECT id FROM orders WHERE status = 'open';
CREATE VIEW shown AS SELECT id, status FROM orders;
CREATE FUNCTION moved_off() RETURNS void LANGUAGE plpgsql AS 'BEGIN UPDATE orders SET status = NULL; END';
CREATE FUNCTION rewritten() RETURNS void LANGUAGE plpgsql AS 'BEGIN UPDATE orders SET status = NULL; END';
CREATE FUNCTION dropped() RETURNS void LANGUAGE plpgsql AS 'BEGIN UPDATE orders SET status = NULL; END';

-- seen
CREATE OR REPLACE VIEW open_orders AS SELECT id FROM orders;
DROP INDEX open;
DROP VIEW shown;
DROP FUNCTION dropped();
ALTER TABLE orders DROP COLUMN status;
CREATE OR REPLACE FUNCTION moved_off() RETURNS void LANGUAGE plpgsql AS 'BEGIN UPDATE orders SET id = 1; END';
CREATE OR REPLACE FUNCTION rewritten() RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'UPDATE orders SET status = 1'; END $$;
