-- finds breaking table public.clients at line 1

-- before
CREATE TABLE customers (id bigint PRIMARY KEY, login text CHECK (login <> ''));
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint REFERENCES customers);
CREATE VIEW known AS SELECT count(*) FROM customers;
CREATE FUNCTION by_text() RETURNS void LANGUAGE plpgsql AS 'BEGIN DELETE FROM customers; END';

-- seen
ALTER TABLE customers RENAME TO clients;
