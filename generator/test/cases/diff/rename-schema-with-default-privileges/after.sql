CREATE ROLE reader;
CREATE SCHEMA store;
CREATE TABLE store.orders (id bigint PRIMARY KEY, state text, total numeric(10,2), placed_at date);
CREATE TABLE store.customers (id bigint PRIMARY KEY, login text);
ALTER DEFAULT PRIVILEGES IN SCHEMA store GRANT SELECT ON TABLES TO reader;
