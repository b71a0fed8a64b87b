-- finds safe check paid on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE TABLE customers (id bigint PRIMARY KEY);

-- seen
BEGIN;
ALTER TABLE orders ADD CONSTRAINT paid CHECK (total > 0) NOT VALID;
COMMIT;
BEGIN;
ALTER TABLE orders VALIDATE CONSTRAINT paid;
COMMIT;
