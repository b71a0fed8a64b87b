CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER far FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE far_orders (id bigint, state text, total numeric(10,2), placed_at date) SERVER far;
CREATE TABLE orders (id bigint, state text, total numeric(10,2), placed_at date);
