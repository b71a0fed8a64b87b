CREATE SCHEMA shop;
CREATE TYPE shop.price AS (amount numeric, currency text);
CREATE TABLE shop.orders (id integer PRIMARY KEY, total shop.price);
CREATE FUNCTION shop.to_text(shop.price) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1.currency';
CREATE CAST (shop.price AS text) WITH FUNCTION shop.to_text(shop.price) AS ASSIGNMENT;
CREATE FUNCTION shop.is_same(shop.price, shop.price) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.amount = $2.amount';
CREATE OPERATOR shop.=== (LEFTARG = shop.price, RIGHTARG = shop.price, FUNCTION = shop.is_same, COMMUTATOR = OPERATOR(shop.===));
CREATE FUNCTION shop.hash(shop.price) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE OPERATOR CLASS shop.money_ops FOR TYPE shop.price USING hash AS OPERATOR 1 shop.===, FUNCTION 1 shop.hash(shop.price);
