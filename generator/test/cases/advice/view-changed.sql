CREATE SCHEMA shop;
CREATE TABLE shop.orders (id bigint PRIMARY KEY, total numeric(10,2), region text, customer text);
CREATE VIEW shop.own_orders AS
SELECT id, total FROM shop.orders WHERE customer = current_user
WITH CHECK OPTION;
