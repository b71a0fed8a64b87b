CREATE SCHEMA shop;
CREATE TABLE shop.orders (id bigint PRIMARY KEY);
CREATE TABLE shop.old_orders () INHERITS (shop.orders);
