-- finds breaking table public.orders

-- before
CREATE TABLE orders (id integer); CREATE TABLE orders_new (id integer, note text);

-- seen
DROP TABLE orders;
ALTER TABLE orders_new RENAME TO orders;
