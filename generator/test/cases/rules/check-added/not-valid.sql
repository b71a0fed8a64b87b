-- finds safe check positive on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);

-- then
ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;
