-- finds risky column public.orders.note

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
ALTER TABLE orders ADD CONSTRAINT filled CHECK (note <> '');

-- then
ALTER TABLE orders ALTER note SET NOT NULL;
