-- finds risky column public.orders.state at line 3

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
CREATE FUNCTION hide() RETURNS void LANGUAGE plpgsql AS 'BEGIN ALTER TABLE orders RENAME TO hidden; END';
CREATE FUNCTION show() RETURNS void LANGUAGE plpgsql AS 'BEGIN ALTER TABLE hidden RENAME TO orders; END';

-- seen
SET event_triggers = off;
SELECT hide();
ALTER TABLE hidden ALTER COLUMN state SET NOT NULL;
SELECT show();
ALTER TABLE orders ALTER COLUMN state SET NOT NULL;
