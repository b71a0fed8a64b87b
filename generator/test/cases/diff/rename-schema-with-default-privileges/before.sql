CREATE ROLE reader;
CREATE SCHEMA shop;
CREATE TABLE shop.orders (id bigint PRIMARY KEY, state text, total numeric(10,2), placed_at date);
CREATE TABLE shop.customers (id bigint PRIMARY KEY, login text);
ALTER DEFAULT PRIVILEGES IN SCHEMA shop GRANT SELECT ON TABLES TO reader;
