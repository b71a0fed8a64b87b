CREATE SCHEMA shop; CREATE TABLE shop.orders (id bigint PRIMARY KEY, state text);
