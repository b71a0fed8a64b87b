-- finds risky column public.orders.state

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);

-- seen
BEGIN;
ALTER TABLE orders ADD COLUMN region text;
ALTER TABLE orders ALTER COLUMN state SET NOT NULL;
COMMIT;
