-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint);
CREATE TABLE customers (id bigint PRIMARY KEY, name text);
CREATE VIEW names AS SELECT o.id, c.name FROM orders o JOIN customers c ON c.id = o.customer;

-- then
CREATE OR REPLACE VIEW names AS SELECT o.id, c.name FROM orders o, customers c WHERE c.id = o.customer;
