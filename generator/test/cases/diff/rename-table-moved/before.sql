CREATE SCHEMA sales;
CREATE TABLE orders (id bigint, state text);
