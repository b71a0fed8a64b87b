CREATE SCHEMA shop;
CREATE TABLE shop.orders (id bigint PRIMARY KEY, name text);
CREATE FUNCTION shop.search_key(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower($1)';
CREATE INDEX orders_search ON shop.orders (shop.search_key(name));
