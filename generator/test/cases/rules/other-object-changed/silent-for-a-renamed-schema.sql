-- finds nothing

-- before
CREATE SCHEMA shop;
CREATE TYPE shop.code AS (value text);
CREATE FUNCTION shop.same(shop.code, shop.code) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.value = $2.value';
CREATE OPERATOR shop.=== (LEFTARG = shop.code, RIGHTARG = shop.code, FUNCTION = shop.same);
CREATE TABLE shop.codes (code shop.code);

-- seen
ALTER SCHEMA shop RENAME TO store;
