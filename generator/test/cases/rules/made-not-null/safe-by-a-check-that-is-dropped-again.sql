-- finds safe column public.orders.note

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE TABLE customers (id bigint PRIMARY KEY);

-- seen
BEGIN;
ALTER TABLE orders ADD CONSTRAINT has_note CHECK (note IS NOT NULL) NOT VALID;
COMMIT;
BEGIN;
ALTER TABLE orders VALIDATE CONSTRAINT has_note;
COMMIT;
BEGIN;
ALTER TABLE orders ALTER note SET NOT NULL;
COMMIT;
BEGIN;
ALTER TABLE orders DROP CONSTRAINT has_note;
COMMIT;
