-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total integer);
CREATE TABLE customers (id bigint PRIMARY KEY, name text);
CREATE VIEW names AS SELECT o.id, c.name, o.total + 1 AS more FROM orders o JOIN customers c ON c.id = o.customer;

-- then
DROP VIEW names;
CREATE VIEW names AS SELECT orders.id, person.name, orders.total + 1 AS more, person.id AS customer FROM orders JOIN customers person ON person.id = orders.customer;
