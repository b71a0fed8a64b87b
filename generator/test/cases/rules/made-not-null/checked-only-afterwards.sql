-- finds risky column public.orders.state at line 1

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);

-- seen
ALTER TABLE orders ALTER COLUMN state SET NOT NULL;
ALTER TABLE orders ADD CONSTRAINT has_state CHECK (state IS NOT NULL);
