CREATE SCHEMA sales;
CREATE TABLE sales.orders (id bigint, state text);
