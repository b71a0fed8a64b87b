CREATE SCHEMA shop;
CREATE TABLE shop.orders (id bigint PRIMARY KEY, number bigint);
CREATE SEQUENCE shop.order_numbers MAXVALUE 99999;
