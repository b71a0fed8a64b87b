-- finds risky column public.orders.total

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total integer CHECK (total >= 0));
CREATE INDEX by_total ON orders (total);
CREATE TABLE items (id bigint PRIMARY KEY);
CREATE FUNCTION by_text() RETURNS void LANGUAGE plpgsql AS 'DECLARE t integer; BEGIN SELECT total INTO t FROM orders; END';

-- then
ALTER TABLE orders ALTER COLUMN total TYPE bigint;
