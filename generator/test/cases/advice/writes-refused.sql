CREATE SCHEMA shop;
CREATE TABLE shop.orders (id bigint PRIMARY KEY, total numeric(10,2));
CREATE TABLE shop.events (at timestamptz, what text);
