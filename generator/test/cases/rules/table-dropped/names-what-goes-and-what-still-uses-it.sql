-- finds breaking table public.customers at line 1

-- before
CREATE TABLE customers (id bigint PRIMARY KEY, login text CHECK (login <> ''));
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint REFERENCES customers);
CREATE VIEW known AS SELECT count(*) FROM customers;
CREATE POLICY own ON orders USING (customer_id IN (SELECT c.id FROM customers c WHERE c.login = current_user));
CREATE FUNCTION by_text() RETURNS void LANGUAGE plpgsql AS 'BEGIN DELETE FROM customers; END';

-- seen
DROP TABLE customers CASCADE;
