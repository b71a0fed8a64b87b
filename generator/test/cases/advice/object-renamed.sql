CREATE SCHEMA shop;
CREATE FUNCTION shop.sum_of(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
