CREATE SCHEMA shop;
CREATE TABLE shop.customers (id bigint PRIMARY KEY, email varchar(40) CONSTRAINT customers_email_key UNIQUE, country text);
CREATE TABLE shop.orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text, region text);
CREATE VIEW shop.big_orders AS SELECT id, total FROM shop.orders WHERE total > 100;
