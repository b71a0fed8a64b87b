-- finds safe column public.orders.note

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
ALTER TABLE orders ADD CONSTRAINT has_note CHECK (note IS NOT NULL);

-- then
ALTER TABLE orders ALTER note SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT has_note;
