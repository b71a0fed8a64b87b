-- finds risky table public.customers at line 3

-- before
CREATE TABLE things (id bigint);
CREATE TABLE orders (note text) INHERITS (things);
CREATE TABLE customers (id bigint PRIMARY KEY);

-- seen
BEGIN;
ALTER TABLE things ADD COLUMN region text;
ALTER TABLE customers ADD COLUMN region text;
COMMIT;
