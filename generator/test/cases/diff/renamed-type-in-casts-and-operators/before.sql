CREATE SCHEMA shop;
CREATE TYPE shop.money AS (amount numeric, currency text);
CREATE TABLE shop.orders (id integer PRIMARY KEY, total shop.money);
CREATE FUNCTION shop.to_text(shop.money) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1.currency';
CREATE CAST (shop.money AS text) WITH FUNCTION shop.to_text(shop.money) AS ASSIGNMENT;
CREATE FUNCTION shop.is_same(shop.money, shop.money) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.amount = $2.amount';
CREATE OPERATOR shop.=== (LEFTARG = shop.money, RIGHTARG = shop.money, FUNCTION = shop.is_same, COMMUTATOR = OPERATOR(shop.===));
CREATE FUNCTION shop.hash(shop.money) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE OPERATOR CLASS shop.money_ops FOR TYPE shop.money USING hash AS OPERATOR 1 shop.===, FUNCTION 1 shop.hash(shop.money);
