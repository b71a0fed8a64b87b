CREATE TABLE orders (id bigint PRIMARY KEY, state text, total numeric(10,2), placed_at date);
CREATE VIEW a AS SELECT 1 AS n;
CREATE FUNCTION a() RETURNS integer LANGUAGE sql AS 'SELECT 1';
