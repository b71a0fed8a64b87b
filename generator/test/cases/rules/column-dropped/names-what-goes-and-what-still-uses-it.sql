-- finds breaking column public.orders.status at line 1
-- finds breaking column public.orders.label at line 1

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, status text NOT NULL CHECK (status <> ''), net numeric, label text GENERATED ALWAYS AS ('no. ' || status) STORED);
CREATE INDEX open ON orders (id) WHERE status = 'open';
CREATE VIEW open_orders AS SELECT id FROM orders WHERE status = 'open';
CREATE VIEW ids AS SELECT id FROM orders;
CREATE POLICY own_rows ON orders USING (status <> 'secret');
CREATE FUNCTION recorded() RETURNS bigint RETURN (SELECT count(status) FROM orders);
CREATE FUNCTION by_text() RETURNS void LANGUAGE plpgsql AS 'BEGIN UPDATE orders SET status = NULL; END';
CREATE FUNCTION of_net() RETURNS void LANGUAGE plpgsql AS 'BEGIN UPDATE orders SET net = NULL; END';

-- seen
ALTER TABLE orders DROP COLUMN status CASCADE;
