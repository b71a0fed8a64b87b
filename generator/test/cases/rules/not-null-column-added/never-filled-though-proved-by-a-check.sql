-- finds breaking column public.orders.region

-- before
CREATE TABLE orders (id bigint PRIMARY KEY);

-- seen
BEGIN;
ALTER TABLE orders ADD COLUMN region text;
ALTER TABLE orders ADD CONSTRAINT has_region CHECK (region IS NOT NULL) NOT VALID;
COMMIT;
BEGIN;
ALTER TABLE orders VALIDATE CONSTRAINT has_region;
COMMIT;
ALTER TABLE orders ALTER COLUMN region SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT has_region;
