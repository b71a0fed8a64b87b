CREATE ROLE clerk;
CREATE SCHEMA shop;
CREATE FUNCTION shop.close_order(bigint) RETURNS void LANGUAGE sql AS '';
