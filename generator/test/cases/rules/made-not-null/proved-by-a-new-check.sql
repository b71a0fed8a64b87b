-- finds safe column public.orders."Note"

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), "Note" text);

-- then
ALTER TABLE orders ADD CONSTRAINT "Has" CHECK ("Note" IS NOT NULL);
ALTER TABLE orders ALTER "Note" SET NOT NULL;
