CREATE TABLE orders (id serial CONSTRAINT orders_pkey PRIMARY KEY, state text, total numeric);
CREATE SEQUENCE numbers OWNED BY orders.total;
CREATE TABLE bills (number bigint DEFAULT nextval('orders_id_seq'));
ALTER TABLE orders RENAME TO purchases;
ALTER SEQUENCE orders_id_seq RENAME TO purchases_id_seq;
