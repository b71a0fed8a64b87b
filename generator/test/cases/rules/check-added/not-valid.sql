-- finds safe check positive on public.orders because it is NOT VALID, so only new rows are checked

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);

-- then
ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;
