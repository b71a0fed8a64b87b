-- finds risky table public.customers

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, note text);
CREATE INDEX by_note ON orders (note);
CREATE TABLE customers (id bigint PRIMARY KEY);

-- seen
BEGIN;
DROP INDEX by_note;
ALTER TABLE customers ADD COLUMN region text;
COMMIT;
